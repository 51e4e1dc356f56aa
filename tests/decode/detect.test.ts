import { gzipSync } from 'node:zlib';
import { encode as encodeMsgpack } from '@msgpack/msgpack';
import { encode as encodeCbor } from 'cbor2';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { detectFormat, sampleOf } from '../../lib/decode/detect.ts';

type Said = readonly [direction: '>' | '<', payload: string | Uint8Array];

function detected(url: string, subprotocol: string, ...said: Said[]) {
  const samples = said.map(([direction, payload]) =>
    sampleOf({ payload, isTruncated: false, direction: direction === '>' ? 'sent' : 'received' }),
  );
  const found = detectFormat({ url: URL.parse(url), subprotocol, samples });
  return found && { format: found.format, variant: found.variant, reason: found.reason };
}

const ANY = 'wss://example.org/ws';
const connect = (protocolVersion: 4 | 5) =>
  new Uint8Array(generate({ cmd: 'connect', protocolId: 'MQTT', protocolVersion, clientId: 'c' } as Packet));
const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const value = { type: 'tick', symbol: 'BTC-USDT', price: 64_000.5 };
const protobufMessage = Uint8Array.from([
  8,
  150,
  1,
  18,
  30,
  ...Array(30).fill(65),
  26,
  12,
  10,
  10,
  ...Array(10).fill(66),
]);

describe('detectFormat, by subprotocol', () => {
  it.each([
    ['graphql-transport-ws', 'graphql-transport-ws', null],
    ['graphql-ws', 'graphql-ws', null],
    ['v12.stomp', 'stomp', null],
    ['mqtt', 'mqtt', null],
    ['mqttv3.1', 'mqtt', '3'],
    ['wamp.2.json', 'wamp', 'json'],
    ['wamp.2.msgpack', 'wamp', 'msgpack'],
    ['wamp.2.cbor', 'wamp', 'cbor'],
    ['wamp.2.json.batched', 'wamp', 'json.batched'],
    ['wamp.2.msgpack.batched', 'wamp', 'msgpack.batched'],
    ['actioncable-v1-json', 'actioncable', null],
    ['phoenix', 'phoenix', null],
  ])('%s', (subprotocol, format, variant) => {
    expect(detected(ANY, subprotocol)).toEqual({ format, variant, reason: 'subprotocol' });
  });

  it('goes before the address and the messages', () => {
    const said = ['<', '0{"sid":"x"}'] as const;
    expect(detected('wss://example.org/socket.io/?EIO=4&transport=websocket', 'mqtt', said)?.format).toBe('mqtt');
  });

  it('takes the version of MQTT from its CONNECT', () => {
    expect(detected(ANY, 'mqtt', ['>', connect(5)])).toEqual({ format: 'mqtt', variant: '5', reason: 'subprotocol' });
  });

  it.each(['', 'json', 'chat', 'v10.stompx'])('makes nothing of %j', (subprotocol) => {
    expect(detected(ANY, subprotocol)).toBeNull();
  });
});

describe('detectFormat, by address', () => {
  it.each([
    ['wss://example.org/socket.io/?EIO=4&transport=websocket', 'socket.io', '4'],
    ['wss://example.org/custom?EIO=3&transport=websocket', 'socket.io', '3'],
    ['wss://example.org/engine.io/?EIO=4&transport=websocket', 'engine.io', '4'],
    ['wss://example.org/echo/123/abcdefgh/websocket', 'sockjs', null],
    ['wss://example.org/live/websocket?_csrf_token=x&vsn=2.0.0', 'phoenix', null],
  ])('%s', (url, format, variant) => {
    expect(detected(url, '')).toEqual({ format, variant, reason: 'url' });
  });

  it('takes SockJS back when the server does not speak it', () => {
    const url = 'wss://example.org/feed/123/prices/websocket';
    expect(detected(url, '', ['<', '{"price":1}'])).toBeNull();
    expect(detected(url, '', ['<', 'o'], ['<', 'a["x"]'])?.format).toBe('sockjs');
  });

  it.each(['wss://example.org/ws', 'wss://example.org/cable', 'wss://example.org/websocket', 'nonsense'])(
    'makes nothing of %s',
    (url) => {
      expect(detected(url, '')).toBeNull();
    },
  );
});

describe('detectFormat, by messages', () => {
  it.each<[string, Said[], string, string | null]>([
    [
      'Socket.IO',
      [
        ['<', '0{"sid":"abc","upgrades":[]}'],
        ['>', '40'],
      ],
      'socket.io',
      null,
    ],
    ['STOMP', [['>', 'CONNECT\naccept-version:1.2\n\n\0']], 'stomp', null],
    ['SignalR', [['>', '{"protocol":"json","version":1}\x1e']], 'signalr', null],
    [
      'graphql-transport-ws',
      [
        ['>', '{"type":"connection_init"}'],
        ['<', '{"type":"connection_ack"}'],
        ['>', '{"type":"subscribe","id":"1"}'],
      ],
      'graphql-transport-ws',
      null,
    ],
    [
      'graphql-ws',
      [
        ['>', '{"type":"connection_init"}'],
        ['<', '{"type":"connection_ack"}'],
        ['<', '{"type":"ka"}'],
      ],
      'graphql-ws',
      null,
    ],
    ['Phoenix 2', [['>', '["1","1","room:1","phx_join",{}]']], 'phoenix', null],
    ['Phoenix 1', [['>', '{"topic":"room:1","event":"phx_join","payload":{},"ref":"1"}']], 'phoenix', null],
    [
      'Action Cable',
      [
        ['<', '{"type":"welcome"}'],
        ['>', '{"command":"subscribe","identifier":"{\\"channel\\":\\"A\\"}"}'],
      ],
      'actioncable',
      null,
    ],
    ['WAMP', [['>', '[1,"realm1",{"roles":{"caller":{}}}]']], 'wamp', 'json'],
    ['MQTT', [['>', connect(4)]], 'mqtt', '4'],
    ['JSON-RPC', [['>', '{"jsonrpc":"2.0","method":"a","id":1}']], 'json-rpc', null],
    [
      'the trading app',
      [
        [
          '<',
          '{"type": "connection_established", "data": {"connection_id": "conn_7_1", "supported_features": ["heartbeat"]}}',
        ],
      ],
      'trading',
      null,
    ],
    ['MessagePack', [['<', encodeMsgpack(value)]], 'msgpack', null],
    ['CBOR', [['<', encodeCbor(value)]], 'cbor', null],
    ['Protobuf', [['<', protobufMessage]], 'protobuf', null],
    ['OCPP', [['>', '[2,"19223201","BootNotification",{"chargePointVendor":"v"}]']], 'ocpp', null],
    [
      'OCPP, by an answer',
      [
        ['<', '[2,"a","Reset",{"type":"Soft"}]'],
        ['>', '[3,"a",{"status":"Accepted"}]'],
      ],
      'ocpp',
      null,
    ],
    ['JSON in bytes', [['<', bytes('{"type":"welcome","version":1}')]], 'text-in-bytes', null],
    [
      'words in bytes',
      [
        ['>', bytes('login someone with a name')],
        ['<', bytes('welcome someone, with a name\n')],
      ],
      'text-in-bytes',
      null,
    ],
    ['gzip', [['<', new Uint8Array(gzipSync(JSON.stringify(value)))]], 'compressed', null],
  ])('%s', (_, said, format, variant) => {
    expect(detected(ANY, '', ...said)).toEqual({ format, variant, reason: 'messages' });
  });

  it.each<[string, Said[]]>([
    ['one short text', [['>', 'ping']]],
    [
      'words',
      [
        ['>', 'true'],
        ['<', 'ok'],
        ['<', '42'],
        ['<', '2'],
        ['<', '3'],
        ['<', 'o'],
        ['<', 'h'],
      ],
    ],
    [
      'JSON of nobody',
      [
        ['<', '{"type":"tick"}'],
        ['<', '[1,2,3]'],
        ['<', '["a","b","c","d",{}]'],
      ],
    ],
    [
      'lists that nobody answers',
      [
        ['>', '[2,"a","Move",{"x":1}]'],
        ['>', '[3,"a",{}]'],
        ['<', '[3,"b",{}]'],
      ],
    ],
    ['a GraphQL greeting alone', [['>', '{"type":"connection_init"}']]],
    ['a few bytes that are words too', [['<', bytes('ping')]]],
    [
      'JSON in bytes, and bytes that are none',
      [
        ['<', bytes('{"type":"welcome","version":1}')],
        ['<', new Uint8Array([0, 1, 2, 3])],
      ],
    ],
    [
      'a few bytes',
      [
        ['<', new Uint8Array([0x81, 0xa1, 0x61, 1])],
        ['<', new Uint8Array([8, 1])],
      ],
    ],
    [
      'bytes of which one does not fit',
      [
        ['<', encodeMsgpack(value)],
        ['<', new Uint8Array([0xc1, 1, 2])],
      ],
    ],
    ['bytes of an audio stream', [['<', Uint8Array.from({ length: 400 }, (_, index) => (index * 73 + 41) % 256)]]],
  ])('makes nothing of %s', (_, said) => {
    expect(detected(ANY, '', ...said)).toBeNull();
  });

  it('makes nothing of what was cut', () => {
    const payload = encodeMsgpack(value).slice(0, -1);
    const sample = sampleOf({ payload, isTruncated: true, direction: 'received' });
    expect(detectFormat({ url: null, subprotocol: '', samples: [sample] })).toBeNull();
  });
});
