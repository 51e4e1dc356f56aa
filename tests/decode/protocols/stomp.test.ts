import { FrameImpl } from '@stomp/stompjs';
import { describe, expect, it } from 'vitest';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('stomp');

function marshalled(command: string, headers: Record<string, string>, body = ''): string {
  const frame = { command, headers, body, escapeHeaderValues: true, skipContentLengthHeader: false };
  return FrameImpl.marshall(frame as unknown as Parameters<typeof FrameImpl.marshall>[0]) as string;
}

describe('STOMP', () => {
  it('reads a message, its destination and its body', () => {
    const decoded = decode(marshalled('SEND', { destination: '/queue/a' }, '{"n":1}'));
    expect(decoded).toMatchObject({ format: 'stomp', typeLabel: 'SEND', channel: '/queue/a', summary: '{"n":1}' });
    expect(decoded.tree).toMatchObject({ command: 'SEND', headers: { destination: '/queue/a' }, body: { n: 1 } });
  });

  it('keeps a body with NUL and characters of several bytes whole', () => {
    const body = 'é€😀\0tail';
    expect(decode(marshalled('SEND', { destination: '/q' }, body)).tree).toMatchObject({ body });
  });

  it('unescapes what the library escapes in headers', () => {
    const headers = { destination: '/a:b', note: 'line\nnext\\x' };
    expect(decode(marshalled('SEND', headers)).tree).toMatchObject({ headers });
  });

  it('takes line ends for a heartbeat', () => {
    expect(decode('\n')).toMatchObject({ typeLabel: 'heartbeat', isHeartbeat: true, error: null });
    expect(decode('\r\n').isHeartbeat).toBe(true);
  });

  it('pairs connecting, and whatever asks for a receipt', () => {
    const connect = decode(marshalled('CONNECT', { 'accept-version': '1.2', 'heart-beat': '1000,0' }));
    expect(connect).toMatchObject({ pairing: { key: 'connect', role: 'request' } });
    expect(connect.summary).toContain('accept-version: 1.2');
    expect(decode(marshalled('CONNECTED', { version: '1.2' })).pairing).toEqual({ key: 'connect', role: 'reply' });
    const asked = decode(marshalled('SUBSCRIBE', { id: '0', destination: '/t', receipt: 'r:7' }));
    const given = decode(marshalled('RECEIPT', { 'receipt-id': 'r:7' }));
    expect(asked).toMatchObject({ channel: '/t', pairing: { role: 'request' } });
    expect(given.pairing).toEqual({ key: asked.pairing?.key, role: 'reply' });
  });

  it('reads several frames of one message, and frames sent as bytes', () => {
    const text = marshalled('ACK', { id: '1' }) + marshalled('ACK', { id: '2' });
    expect(decode(text)).toMatchObject({ typeLabel: 'ACK', summary: '(1/2) id: 1' });
    expect(decode(new TextEncoder().encode(text)).tree).toHaveLength(2);
  });

  it('reads what is there of a frame that was cut', () => {
    const text = marshalled('MESSAGE', { destination: '/t' }, '{"a":1,"b":"long"}').slice(0, 55);
    expect(decode(text, { isTruncated: true })).toMatchObject({ typeLabel: 'MESSAGE', channel: '/t', error: null });
  });

  it.each(['hello', '{"a":1}', 'SEND me money', 'MESSAGE', ''])('refuses %j', (text) => {
    const decoded = decode(text);
    if (text === 'MESSAGE') expect(decoded.typeLabel).toBe('MESSAGE');
    else expect(decoded.error).toMatch(/no STOMP frame/);
  });
});
