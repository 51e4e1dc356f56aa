// Heartbeats as the makers of widely used interfaces document them, for two minutes each.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isSmallTalk } from '../../../lib/decode/small-talk.ts';
import { type Payload, type Talk, type TalkOptions, talkOn } from './talk.ts';

type Say = (n: number) => Payload | object;

interface Documented {
  readonly options?: TalkOptions;
  readonly from: 'page' | 'server';
  readonly ping: Say;
  /** Null where nobody answers. */
  readonly pong: Say | null;
  readonly intervalMs: number;
  /** What is said at the start. */
  readonly greeting?: (talk: Talk) => void;
  readonly called: string;
  readonly answer?: string;
}

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const packed = (value: object) => new Uint8Array(gzipSync(JSON.stringify(value)));
const TIME = 1_492_420_473_027;

const DOCUMENTED: ReadonlyArray<readonly [string, Documented]> = [
  ['OKX, Bitget', { from: 'page', ping: () => 'ping', pong: () => 'pong', intervalMs: 25_000, called: 'ping' }],
  [
    'HTX',
    {
      from: 'server',
      ping: (n) => packed({ ping: TIME + n * 5_000 }),
      pong: (n) => ({ pong: TIME + n * 5_000 }),
      intervalMs: 5_000,
      called: 'ping',
      greeting: (talk) => {
        talk.sent(5, { sub: 'market.btcusdt.ticker', id: 'id1' });
        talk.received(50, packed({ id: 'id1', status: 'ok', subbed: 'market.btcusdt.ticker', ts: TIME }));
        for (let n = 0; n < 300; n++)
          talk.received(
            100 + n * 400,
            packed({ ch: 'market.btcusdt.ticker', ts: TIME + n, tick: { close: 60_000 + n } }),
          );
      },
    },
  ],
  [
    'Bitfinex',
    {
      from: 'server',
      ping: () => [17_082, 'hb'],
      pong: null,
      intervalMs: 15_000,
      called: 'hb',
      greeting: (talk) => {
        talk.received(10, { event: 'info', version: 2, platform: { status: 1 } });
        talk.received(20, { event: 'subscribed', channel: 'ticker', chanId: 17_082, symbol: 'tBTCUSD' });
      },
    },
  ],
  [
    'OCPP',
    {
      options: { subprotocol: 'ocpp1.6' },
      from: 'page',
      ping: (n) => [2, `a${n}`, 'Heartbeat', {}],
      pong: (n) => [3, `a${n}`, { currentTime: '2025-03-04T10:15:30Z' }],
      intervalMs: 10_000,
      called: 'Heartbeat',
      answer: 'result',
    },
  ],
  [
    'OCPP without its subprotocol',
    {
      from: 'page',
      ping: (n) => [2, `19223${n}`, 'Heartbeat', {}],
      pong: (n) => [3, `19223${n}`, { currentTime: '2025-03-04T10:15:30Z' }],
      intervalMs: 10_000,
      called: 'Heartbeat',
      answer: 'result',
    },
  ],
  [
    'Ably',
    {
      options: { url: 'wss://main.realtime.ably.net/?key=a.b&format=json&heartbeats=true&v=3' },
      from: 'server',
      ping: () => ({ action: 0 }),
      pong: null,
      intervalMs: 15_000,
      called: 'heartbeat',
    },
  ],
  [
    'Ably, asked by the page',
    {
      options: { url: 'wss://main.realtime.ably.net/?key=a.b&format=json&heartbeats=true&v=3' },
      from: 'page',
      ping: (n) => ({ action: 0, id: `p${n}` }),
      pong: (n) => ({ action: 0, id: `p${n}` }),
      intervalMs: 15_000,
      called: 'heartbeat',
      answer: 'heartbeat',
    },
  ],
  [
    'Pusher',
    {
      from: 'page',
      ping: () => ({ event: 'pusher:ping', data: {} }),
      pong: () => ({ event: 'pusher:pong', data: {} }),
      intervalMs: 30_000,
      called: 'pusher:ping',
      answer: 'pusher:pong',
    },
  ],
  [
    'IRC',
    {
      from: 'server',
      ping: () => 'PING :tmi.example\r\n',
      pong: () => 'PONG :tmi.example',
      intervalMs: 30_000,
      called: 'PING',
      answer: 'PONG',
      greeting: (talk) => talk.sent(5, 'NICK someone'),
    },
  ],
  [
    'Discord',
    {
      from: 'page',
      ping: (n) => ({ op: 1, d: n }),
      pong: () => ({ t: null, s: null, op: 11, d: null }),
      intervalMs: 20_000,
      called: 'heartbeat',
      answer: 'heartbeat ack',
      greeting: (talk) => talk.received(5, { t: null, s: null, op: 10, d: { heartbeat_interval: 20_000 } }),
    },
  ],
  [
    'SIP',
    {
      options: { subprotocol: 'sip' },
      from: 'page',
      ping: () => '\r\n\r\n',
      pong: () => '\r\n',
      intervalMs: 20_000,
      called: 'CRLF CRLF',
      answer: 'CRLF',
    },
  ],
  [
    'Engine.IO 3',
    {
      options: { url: 'wss://a.example/socket.io/?EIO=3&transport=websocket' },
      from: 'page',
      ping: () => '2',
      pong: () => '3',
      intervalMs: 25_000,
      called: 'ping',
    },
  ],
  [
    'Engine.IO 4',
    {
      options: { url: 'wss://a.example/socket.io/?EIO=4&transport=websocket' },
      from: 'server',
      ping: () => '2',
      pong: () => '3',
      intervalMs: 25_000,
      called: 'ping',
    },
  ],
  [
    'Phoenix',
    {
      options: { url: 'wss://a.example/socket/websocket?vsn=2.0.0' },
      from: 'page',
      ping: (n) => [null, `${n}`, 'phoenix', 'heartbeat', {}],
      pong: (n) => [null, `${n}`, 'phoenix', 'phx_reply', { status: 'ok', response: {} }],
      intervalMs: 30_000,
      called: 'heartbeat',
      answer: 'phx_reply',
    },
  ],
  [
    'graphql-transport-ws',
    {
      options: { subprotocol: 'graphql-transport-ws' },
      from: 'server',
      ping: () => ({ type: 'ping' }),
      pong: () => ({ type: 'pong' }),
      intervalMs: 12_000,
      called: 'ping',
    },
  ],
  [
    'STOMP',
    {
      options: { subprotocol: 'v12.stomp' },
      from: 'server',
      ping: () => '\n',
      pong: null,
      intervalMs: 10_000,
      called: 'heartbeat',
      greeting: (talk) => talk.received(5, 'CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n\0'),
    },
  ],
  [
    'SignalR',
    {
      from: 'server',
      ping: () => '{"type":6}\u001e',
      pong: null,
      intervalMs: 15_000,
      called: 'ping',
      greeting: (talk) => {
        talk.sent(5, '{"protocol":"json","version":1}\u001e');
        talk.received(6, '{}\u001e');
      },
    },
  ],
  [
    'MQTT',
    {
      options: { subprotocol: 'mqtt' },
      from: 'page',
      ping: () => new Uint8Array([0xc0, 0]),
      pong: () => new Uint8Array([0xd0, 0]),
      intervalMs: 20_000,
      called: 'PINGREQ',
      answer: 'PINGRESP',
    },
  ],
  [
    'Kraken 1',
    { from: 'server', ping: () => ({ event: 'heartbeat' }), pong: null, intervalMs: 1_000, called: 'heartbeat' },
  ],
  [
    'Kraken 2',
    { from: 'server', ping: () => ({ channel: 'heartbeat' }), pong: null, intervalMs: 1_000, called: 'heartbeat' },
  ],
  [
    'Coinbase Exchange',
    {
      from: 'server',
      ping: (n) => ({
        type: 'heartbeat',
        sequence: n,
        last_trade_id: n,
        product_id: 'BTC-USD',
        time: '2025-03-04T10:15:30Z',
      }),
      pong: null,
      intervalMs: 1_000,
      called: 'heartbeat',
    },
  ],
  [
    'Coinbase Advanced',
    {
      from: 'server',
      ping: (n) => ({
        channel: 'heartbeats',
        timestamp: '2025-03-04T10:15:30Z',
        sequence_num: n,
        events: [{ heartbeat_counter: n }],
      }),
      pong: null,
      intervalMs: 1_000,
      called: 'heartbeats',
    },
  ],
  [
    'Bybit, public',
    {
      from: 'page',
      ping: (n) => ({ req_id: `${n}`, op: 'ping' }),
      pong: (n) => ({ success: true, ret_msg: 'pong', conn_id: '0970e817', req_id: `${n}`, op: 'ping' }),
      intervalMs: 20_000,
      called: 'ping',
      answer: 'ping',
    },
  ],
  [
    'Bybit, private',
    {
      from: 'page',
      ping: () => ({ op: 'ping' }),
      pong: () => ({ op: 'pong', args: ['1675418560633'], conn_id: 'cfcb4ocsvfriu23r3er0' }),
      intervalMs: 20_000,
      called: 'ping',
    },
  ],
  [
    'MEXC',
    {
      from: 'page',
      ping: () => ({ method: 'PING' }),
      pong: () => ({ id: 0, code: 0, msg: 'PONG' }),
      intervalMs: 20_000,
      called: 'PING',
      answer: 'pong',
    },
  ],
  [
    'Gate',
    {
      from: 'page',
      ping: (n) => ({ time: 1_545_404_023 + n, channel: 'spot.ping' }),
      pong: (n) => ({ time: 1_545_404_023 + n, channel: 'spot.pong', event: '', result: null }),
      intervalMs: 20_000,
      called: 'spot.ping',
      answer: 'spot.pong',
    },
  ],
  [
    'text in binary messages',
    {
      from: 'page',
      ping: () => bytes('{"type":"ping"}'),
      pong: () => bytes('{"type":"pong"}'),
      intervalMs: 10_000,
      called: 'ping',
      greeting: (talk) => {
        talk.received(5, bytes('{"type":"welcome","version":"1.0.0"}'));
        for (let n = 0; n < 40; n++) talk.received(60 + n * 2_900, bytes(`{"type":"price","value":${60_000 + n * 3}}`));
      },
    },
  ],
];

/** What is said at once is heard in the order of its time. */
function play({ options, from, ping, pong, intervalMs, greeting }: Documented): Talk {
  const talk = talkOn(options);
  const lines: Array<readonly [at: number, say: () => void]> = [];
  const later: Talk = {
    ...talk,
    sent: (at, payload) => void lines.push([at, () => talk.sent(at, payload)]),
    received: (at, payload) => void lines.push([at, () => talk.received(at, payload)]),
  };
  greeting?.(later);
  const [asks, answers] = from === 'page' ? (['sent', 'received'] as const) : (['received', 'sent'] as const);
  for (let n = 1; n * intervalMs <= 120_000; n++) {
    later[asks](n * intervalMs, ping(n));
    if (pong !== null) later[answers](n * intervalMs + 40, pong(n));
  }
  for (const [, say] of lines.toSorted(([one], [other]) => one - other)) say();
  return talk;
}

describe('a heartbeat as it is documented', () => {
  it.each(DOCUMENTED)('is found and named: %s', (_, documented) => {
    const { from, pong, intervalMs, called, answer } = documented;
    const [heartbeat, ...more] = play(documented).stream().heartbeats;
    expect(more).toEqual([]);
    const count = Math.floor(120_000 / intervalMs);
    expect(heartbeat).toMatchObject({ from, ping: called, knownBy: 'named', isAnswerable: pong !== null, count });
    expect(heartbeat).toMatchObject({ answeredCount: pong === null ? 0 : count, missedCount: 0 });
    if (pong !== null) expect(heartbeat?.pong).toBe(answer ?? 'pong');
  });

  // Whose answers only repeat an id says nothing that could be told from data.
  const received = DOCUMENTED.filter(([name]) => !name.startsWith('OCPP')).flatMap(([name, { from, ping, pong }]) => {
    const heard = (from === 'server' ? ping : pong)?.(1);
    return heard === undefined || heard instanceof Uint8Array ? [] : [[name, heard] as const];
  });

  it.each(received)('is nothing that a connection is served: %s', (_, heard) => {
    expect(isSmallTalk(typeof heard === 'string' ? heard : JSON.stringify(heard))).toBe(true);
  });
});

describe('what is no heartbeat, though it comes again and again', () => {
  it.each<readonly [string, (talk: Talk) => void]>([
    [
      'a call every second',
      (talk) => {
        for (let n = 0; n < 120; n++) {
          talk.sent(n * 1_000, { id: n, method: 'getPrice', params: ['BTC'] });
          talk.received(n * 1_000 + 60, { id: n, result: 60_000 + n * 7 });
        }
      },
    ],
    [
      'a call every second, without the name of a method',
      (talk) => {
        for (let n = 0; n < 120; n++) {
          talk.sent(n * 1_000, { id: n, ask: 'price' });
          talk.received(n * 1_000 + 60, { id: n, price: 60_000 + n * 7 });
        }
      },
    ],
    [
      'a JSON-RPC call every three seconds',
      (talk) => {
        for (let n = 0; n < 40; n++) {
          talk.sent(n * 3_000, { jsonrpc: '2.0', id: n, method: 'eth_blockNumber', params: [] });
          talk.received(n * 3_000 + 90, { jsonrpc: '2.0', id: n, result: `0x${(17_000_000 + n).toString(16)}` });
        }
      },
    ],
    [
      'a status that a page asks for every ten seconds',
      (talk) => {
        for (let n = 0; n < 12; n++) {
          talk.sent(n * 10_000, { type: 'get_status' });
          talk.received(n * 10_000 + 90, { type: 'status', jobs: n });
        }
      },
    ],
    [
      'a chat with somebody who is typing',
      (talk) => {
        const pauses = [0, 1_900, 2_100, 5_300, 2_000, 2_050, 9_000, 1_950, 2_000, 2_010, 14_000, 2_000];
        let at = 0;
        for (const [place, pause] of pauses.entries()) {
          at += pause;
          talk.sent(at, { type: 'typing', room: 'general' });
          if (place % 3 === 0)
            talk.received(at + 400 + place * 77, { type: 'message', room: 'general', text: `hi ${place}` });
        }
      },
    ],
    [
      'prices every second',
      (talk) => {
        for (let n = 0; n < 120; n++) talk.received(n * 1_000, { type: 'price', symbol: 'BTCUSDT', value: 60_000 + n });
      },
    ],
    [
      'a game that says where things are, and pings on its map',
      (talk) => {
        for (let n = 0; n < 600; n++) talk.sent(n * 100, { action: 0, x: n });
        for (const at of [4_000, 19_000, 20_500]) talk.sent(60_000 + at, { event: 'map:ping', x: at });
      },
    ],
    [
      'actions that have a number',
      (talk) => {
        for (let n = 0; n < 60; n++) talk.received(n * 333, { action: 0 });
      },
    ],
  ])('%s', (_, say) => {
    const talk = talkOn();
    say(talk);
    expect(talk.stream().heartbeats).toEqual([]);
  });
});
