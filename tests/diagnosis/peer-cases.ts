// Applications that are not the trading app: text in binary messages, interfaces of exchanges, servers that do not decide.
// Their pace is real time: what they do is about seconds, not about the app.
import { gzipSync } from 'node:zlib';
import type { Case } from './label.ts';
import { answering, withPeer } from './peer.ts';
import { BLANK, program } from './program.ts';

const BYTES = `const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));`;
/** A page that pings each second, in bytes. */
const PINGING = `${BYTES} const ws = new WebSocket(url); ws.binaryType = 'arraybuffer';
  ws.onopen = () => { ws.send(bytes({ type: 'hello', version: '1.0.0' })); setInterval(() => ws.send(bytes({ type: 'ping' })), 1000); };`;
const ASKING = (asked: object) =>
  `const ws = new WebSocket(url); ws.onopen = () => ws.send(${JSON.stringify(JSON.stringify(asked))});`;
const TICKERS = { op: 'subscribe', args: [{ channel: 'tickers', instId: 'BTC-NONE' }] };
const TRADES = { method: 'SUBSCRIBE', params: ['btcusdt@trade'], id: 1 };
const ANSWERED = 6;

export const PEERS: readonly Case[] = [
  {
    name: 'text in binary messages: pings that are answered',
    act: withPeer({ onConnection: answering(({ type }) => (type === 'ping' ? { type: 'pong' } : null)) }, PINGING),
    expected: [],
    watchMs: 150_000,
  },
  {
    name: 'text in binary messages: pings that nobody answers any more',
    act: withPeer(
      {
        onConnection: answering(({ type }, count) => (type === 'ping' && count <= ANSWERED ? { type: 'pong' } : null)),
      },
      PINGING,
    ),
    expected: ['heartbeat-lost' as const],
  },
  {
    name: 'compressed pings of the server, which the page answers',
    act: withPeer(
      {
        onConnection: (socket) => {
          const beat = setInterval(() => socket.send(gzipSync(JSON.stringify({ ping: Date.now() }))), 1_000);
          socket.on('close', () => clearInterval(beat));
        },
      },
      `const ws = new WebSocket(url);
       ws.onmessage = async ({ data }) => {
         const text = await new Response(data.stream().pipeThrough(new DecompressionStream('gzip'))).text();
         ws.send(JSON.stringify({ pong: JSON.parse(text).ping }));
       };`,
    ),
    expected: [],
    watchMs: 120_000,
  },
  {
    name: 'a channel that an exchange does not have: event error',
    act: withPeer(
      {
        onConnection: answering(() => ({
          event: 'error',
          code: '60018',
          msg: "Wrong URL or channel:tickers,instId:BTC-NONE doesn't exist.",
          connId: 'a4d3ae55',
        })),
      },
      ASKING(TICKERS),
    ),
    expected: ['subscription-refused' as const],
  },
  {
    name: 'a channel that an exchange does not have: error with the id of the request',
    act: withPeer(
      { onConnection: answering(({ id }) => ({ error: { code: 2, msg: 'Invalid request: unknown stream' }, id })) },
      ASKING(TRADES),
    ),
    expected: ['subscription-refused' as const],
  },
  {
    name: 'a channel that is granted, and data whose error is null',
    act: withPeer(
      {
        onConnection: (socket) => {
          answering(({ id }) => ({ result: null, id }))(socket);
          const trade = JSON.stringify({ e: 'trade', s: 'BTCUSDT', p: '60000.1', error: null, status: 'ok' });
          const data = setInterval(() => socket.send(trade), 300);
          socket.on('close', () => clearInterval(data));
        },
      },
      ASKING(TRADES),
    ),
    expected: [],
    watchMs: 100_000,
  },
  {
    name: 'a server that never answers the handshake, and a page without a limit of its own',
    options: { scenario: 'hang' as const },
    act: program('new WebSocket(url);'),
    expected: ['connecting-stalled' as const],
  },
  {
    name: 'a server that answers the handshake after eight seconds',
    act: withPeer({ onConnection: () => {}, answersAfterMs: 8_000 }, 'new WebSocket(url);'),
    expected: [],
    watchMs: 250_000,
  },
  {
    name: 'a server that never answers the close',
    act: withPeer(
      { onConnection: (socket) => socket.pause() },
      `const ws = new WebSocket(url); ws.onopen = () => setTimeout(() => ws.close(1000), 1000);`,
    ),
    expected: ['closing-stalled' as const],
  },
].map((one) => ({ path: BLANK, options: { scenario: 'healthy' }, ...one }) as Case);
