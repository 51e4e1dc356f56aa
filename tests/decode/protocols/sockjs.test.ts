// A server that speaks as the protocol says, and the real client against it: what passes between them is what is decoded.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FrameImpl } from '@stomp/stompjs';
import SockJS from 'sockjs-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('sockjs');
const STOMP_BODY = '{"n":1}';
const stompFrame = `MESSAGE\ndestination:/topic/a\n\n${STOMP_BODY}\0`;

describe('SockJS', () => {
  const sent: string[] = [];
  const heard: string[] = [];
  let path = '';

  beforeAll(async () => {
    const info = '{"websocket":true,"origins":["*:*"],"cookie_needed":false,"entropy":1}';
    const server = createServer((_, response) => response.end(info));
    const sockets = new WebSocketServer({ server });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      sockets.on('connection', (socket, request) => {
        path = request.url ?? '';
        for (const frame of ['o', 'h', `a${JSON.stringify(['hello', stompFrame])}`]) socket.send(frame);
        socket.on('message', (data) => {
          sent.push(data.toString());
          socket.send('c[3000,"Go away!"]');
        });
      });
      const client = new SockJS(`http://127.0.0.1:${port}/echo`, null, { transports: ['websocket'] });
      client.onmessage = ({ data }) => {
        if (heard.push(data) === 2) client.send('{"type":"hi"}');
      };
      client.onclose = resolve;
    });
    afterAll(() => server.close());
    sockets.close();
  });

  it('is what the client takes for messages, and connects to', () => {
    expect(heard).toEqual(['hello', stompFrame]);
    expect(path).toMatch(/^\/echo\/\d{3}\/[^/]+\/websocket$/);
  });

  it('reads what the client sends', () => {
    expect(decode(sent[0] ?? '')).toMatchObject({
      format: 'sockjs',
      typeLabel: 'hi',
      summary: '{"type":"hi"}',
      error: null,
    });
    expect(decode(sent[0] ?? '').tree).toEqual({ type: 'message', message: { type: 'hi' } });
  });

  it.each([
    ['o', { typeLabel: 'open', isHeartbeat: false }],
    ['h', { typeLabel: 'heartbeat', isHeartbeat: true }],
    ['c[3000,"Go away!"]', { typeLabel: 'close', summary: '3000 Go away!' }],
    ['a["hello"]', { typeLabel: null, summary: 'hello' }],
    ['m"hello"', { typeLabel: null, summary: 'hello' }],
    ['a["x","y"]', { summary: '(1/2) x' }],
  ])('reads %s', (frame, said) => {
    expect(decode(frame, { direction: 'received' })).toMatchObject({ ...said, error: null });
  });

  it('reads STOMP inside, as Spring sends it', () => {
    const frame = FrameImpl.marshall({ command: 'SEND', headers: { destination: '/app/x' }, body: '{}' } as never);
    const decoded = decode(JSON.stringify([frame]));
    expect(decoded).toMatchObject({ typeLabel: 'SEND', channel: '/app/x' });
    const received = decode(`a${JSON.stringify([stompFrame])}`);
    expect(received).toMatchObject({ typeLabel: 'MESSAGE', channel: '/topic/a', summary: STOMP_BODY });
    expect(received.tree).toMatchObject({ message: { command: 'MESSAGE', body: { n: 1 } } });
    expect(decode('a["\\n"]')).toMatchObject({ isHeartbeat: true });
  });

  it.each(['ping', 'x', '', 'a', 'a{"b":1}', 'm1', '{"a":1}'])('refuses %j', (text) => {
    expect(decode(text).error).toMatch(/no SockJS frame/);
  });
});
