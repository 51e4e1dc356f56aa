import { Serializer } from 'phoenix';
import { describe, expect, it } from 'vitest';
import { decodeAs, type Payload } from '../decode-as.ts';

const decode = decodeAs('phoenix');

function encoded(message: object): Payload {
  let wire: Payload = '';
  Serializer.encode(message, (found) => {
    wire = found;
  });
  return wire;
}

/** What the library reads from bytes that a server would send. */
function readByLibrary(raw: ArrayBuffer): Record<string, unknown> {
  let message = {};
  Serializer.decode(raw, (found) => {
    message = found;
  });
  return message;
}

const text = (value: string) => Array.from(new TextEncoder().encode(value));

describe('Phoenix', () => {
  it('pairs a push with its reply', () => {
    const push = decode(
      encoded({ join_ref: '3', ref: '7', topic: 'room:1', event: 'new_msg', payload: { body: 'hi' } }),
    );
    expect(push).toMatchObject({
      format: 'phoenix',
      typeLabel: 'new_msg',
      channel: 'room:1',
      summary: '{"body":"hi"}',
    });
    const reply = decode('["3","7","room:1","phx_reply",{"status":"ok","response":{"id":9}}]', {
      direction: 'received',
    });
    expect(reply).toMatchObject({ typeLabel: 'phx_reply', summary: 'ok {"id":9}' });
    expect(reply.pairing).toEqual({ key: push.pairing?.key, role: 'reply' });
    expect(push.tree).toMatchObject({ topic: 'room:1', event: 'new_msg', payload: { body: 'hi' } });
  });

  it('takes the heartbeat and its reply for heartbeats', () => {
    const beat = encoded({ join_ref: null, ref: '4', topic: 'phoenix', event: 'heartbeat', payload: {} });
    expect(decode(beat)).toMatchObject({ isHeartbeat: true, pairing: { role: 'request' } });
    const reply = decode('[null,"4","phoenix","phx_reply",{"status":"ok","response":{}}]');
    expect(reply).toMatchObject({ isHeartbeat: true, pairing: { key: decode(beat).pairing?.key, role: 'reply' } });
  });

  it('reads version 1, whose messages are objects', () => {
    const old = '{"topic":"room:1","event":"phx_join","payload":{},"ref":"1","join_ref":"1"}';
    expect(decode(old)).toMatchObject({ typeLabel: 'phx_join', channel: 'room:1', pairing: { role: 'request' } });
  });

  it('reads a push of bytes as the library writes it', () => {
    const payload = new Uint8Array([1, 2, 255]).buffer;
    const push = encoded({ join_ref: '3', ref: '7', topic: 'room:1', event: 'upload', payload });
    const decoded = decode(push);
    expect(decoded).toMatchObject({
      typeLabel: 'upload',
      channel: 'room:1',
      summary: '01 02 ff',
      pairing: { key: 'ref 7' },
    });
    expect(decoded.tree).toMatchObject({ join_ref: '3', ref: '7', payload: '01 02 ff' });
  });

  it.each([
    ['push', [0, 1, 6, 4, ...text('3room:1news'), 9], { topic: 'room:1', event: 'news', join_ref: '3' }],
    ['reply', [1, 1, 1, 6, 2, ...text('37room:1ok'), 9], { topic: 'room:1', event: 'phx_reply', ref: '7' }],
    ['broadcast', [2, 6, 4, ...text('room:1news'), 9], { topic: 'room:1', event: 'news' }],
  ])('reads a %s of bytes as the library does', (_, bytes, said) => {
    const wire = new Uint8Array(bytes);
    expect(readByLibrary(wire.buffer)).toMatchObject(said);
    const decoded = decode(wire, { direction: 'received' });
    expect(decoded.error).toBeNull();
    expect(decoded.tree).toMatchObject(said);
  });

  it('shows the bytes of a reply, as those of a push', () => {
    const reply = decode(new Uint8Array([1, 1, 1, 6, 2, ...text('37room:1ok'), 9, 255]), { direction: 'received' });
    expect(reply).toMatchObject({ summary: 'ok "09 ff"', pairing: { key: 'ref 7', role: 'reply' } });
    expect(reply.tree).toMatchObject({ payload: { status: 'ok', response: '09 ff' } });
  });

  it.each(['[1,2,3]', '["a","b","c","d","e","f"]', '{"topic":"a"}', 'hello', ''])('refuses %j', (payload) => {
    expect(decode(payload).error).toMatch(/no Phoenix message/);
  });

  it.each([[[]], [[9, 1, 1, 1]], [[0, 255, 255, 255, 255, 1]]])('refuses the bytes %j', (bytes) => {
    expect(decode(new Uint8Array(bytes)).error).toMatch(/no Phoenix message/);
  });
});
