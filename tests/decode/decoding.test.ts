import { encode as encodeMsgpack } from '@msgpack/msgpack';
import { describe, expect, it, vi } from 'vitest';
import { PLAIN } from '../../lib/decode/decoded.ts';
import { createDecoding, type DecodableMessage } from '../../lib/decode/decoding.ts';
import type { JsonDecoder } from '../../lib/decode/json.ts';
import { loadLibraries } from '../../lib/decode/libraries.ts';
import { DECODERS } from '../../lib/decode/registry.ts';

const libraries = await loadLibraries();
const SOCKET_IO = { url: 'wss://example.org/socket.io/?EIO=4&transport=websocket', subprotocol: '' };
const ANY = { url: 'wss://example.org/ws', subprotocol: '' };

function messageOf(payload: string | Uint8Array | null, index = 0, connectionId = 'c1'): DecodableMessage {
  return { payload, index, connectionId, isTruncated: false, direction: 'received', timestamp: 1_000 + index };
}

function decodingOf(connection: { url: string; subprotocol: string | null } = ANY, isLoaded = true) {
  const parts = { connectionOf: () => connection, decoders: DECODERS };
  return createDecoding(isLoaded ? { ...parts, libraries } : parts);
}

describe('decoding by connection', () => {
  it('reads the same text by what its connection speaks', () => {
    expect(decodingOf(SOCKET_IO).decode(messageOf('2'))).toMatchObject({ typeLabel: 'ping', isHeartbeat: true });
    expect(decodingOf(ANY).decode(messageOf('2'))).toMatchObject({ format: 'text', isHeartbeat: false });
  });

  it('tells the format of a connection that said nothing yet', () => {
    expect(decodingOf(SOCKET_IO).formatOf('c1')).toEqual({ format: 'socket.io', variant: '4', reason: 'url' });
    expect(decodingOf(ANY).formatOf('c1')).toEqual({ format: null, variant: null, reason: null });
  });

  it('learns the subprotocol when the connection opens', () => {
    const connection = { url: ANY.url, subprotocol: null as string | null };
    const decoding = decodingOf(connection);
    expect(decoding.formatOf('c1').format).toBeNull();
    connection.subprotocol = 'v12.stomp';
    expect(decoding.formatOf('c1')).toMatchObject({ format: 'stomp', reason: 'subprotocol' });
  });

  it('learns from the first messages, then no more', () => {
    const decoding = decodingOf();
    for (let index = 0; index < 12; index++) decoding.observe(messageOf('hello', index));
    decoding.observe(messageOf('{"jsonrpc":"2.0","method":"late"}', 12));
    expect(decoding.formatOf('c1').format).toBeNull();
    expect(decoding.decode(messageOf('{"jsonrpc":"2.0","method":"late"}', 12)).format).toBe('json-rpc');
  });

  it('decodes a session the same way whatever is looked at first', () => {
    const said = ['{"type":"connection_init"}', '{"type":"connection_ack"}', '{"type":"subscribe","id":"1"}'];
    const messages = said.map((text, index) => messageOf(text, index));
    const seen = decodingOf();
    for (const message of messages) seen.observe(message);
    const backwards = messages.toReversed().map((message) => seen.decode(message).format);
    expect(backwards).toEqual(Array(3).fill('graphql-transport-ws'));
  });

  it('keeps connections apart', () => {
    const decoding = createDecoding({
      connectionOf: (id) => (id === 'c1' ? SOCKET_IO : ANY),
      decoders: DECODERS,
      libraries,
    });
    expect(decoding.decode(messageOf('3', 0, 'c1')).isHeartbeat).toBe(true);
    expect(decoding.decode(messageOf('3', 1, 'c2')).isHeartbeat).toBe(false);
    expect(decoding.decode(messageOf('3', 2, 'gone')).format).toBe('text');
  });

  it('takes names that all protocols use for the trading app once the connection proved to be its', () => {
    const decoding = decodingOf();
    expect(decoding.decode(messageOf('{"type":"ping"}', 0)).format).toBe('json');
    const proof = '"broadcast_info": {"id": "general_1", "channel": "general", "priority": "normal"}';
    decoding.observe(messageOf(`{"type": "scanner_started", "payload": {}, ${proof}}`, 1));
    expect(decoding.formatOf('c1').format).toBe('trading');
    expect(decoding.decode(messageOf('{"type":"ping"}', 2)).format).toBe('trading');
    expect(decoding.decode(messageOf('hello', 3))).toMatchObject({ format: 'text', error: null });
  });
});

describe('forcing a format', () => {
  it('reads the connection by it, until it is taken back', () => {
    const decoding = decodingOf();
    const message = messageOf('42["tick",1]');
    expect(decoding.decode(message)).toMatchObject({ format: 'text' });
    decoding.force('c1', 'socket.io');
    expect(decoding.decode(message)).toMatchObject({ format: 'socket.io', typeLabel: 'tick' });
    expect(decoding.formatOf('c1')).toMatchObject({ format: 'socket.io', reason: 'forced' });
    decoding.force('c1', null);
    expect(decoding.decode(message)).toMatchObject({ format: 'text' });
  });

  it.each([
    ['json', '{"a":1}', { format: 'json', error: null }],
    ['json', 'no', { format: 'text', error: 'This is not JSON.' }],
    ['text', '{"type":"a"}', { format: 'text', typeLabel: null, summary: '{"type":"a"}' }],
    ['binary', 'AB', { format: 'binary', summary: '41 42' }],
    ['text', new Uint8Array([72, 105]), { format: 'text', summary: 'Hi' }],
    ['mqtt', '{"type":"a"}', { format: 'json', typeLabel: 'a', error: 'This is text, not MQTT.' }],
  ] as const)('as %s makes of %j %j', (format, payload, said) => {
    const decoding = decodingOf();
    decoding.force('c1', format);
    expect(decoding.decode(messageOf(payload))).toMatchObject(said);
  });

  it('offers every format by name, each once', () => {
    const { formats } = decodingOf();
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
    expect(formats).toContainEqual({ id: 'mqtt', name: 'MQTT' });
    expect(formats.length).toBeGreaterThan(18);
  });
});

describe('what is remembered', () => {
  it('gives the same object for the same message, also when the log made it anew', () => {
    const decoding = decodingOf();
    const first = decoding.decode(messageOf('{"a":1}', 7));
    expect(decoding.decode(messageOf('{"a":1}', 7))).toBe(first);
    expect(decoding.decode(messageOf('{"b":1}', 8))).not.toBe(first);
  });

  it('sees that the bytes of a Blob came later', () => {
    const decoding = decodingOf();
    expect(decoding.decode(messageOf(null)).format).toBe('none');
    expect(decoding.decode(messageOf(new Uint8Array([1])))).toMatchObject({ format: 'binary', summary: '01' });
  });

  it('forgets what was long ago', () => {
    const decoding = decodingOf();
    const first = decoding.decode(messageOf('{"a":0}', 0));
    for (let index = 1; index <= 512; index++) decoding.decode(messageOf('{"a":1}', index));
    expect(decoding.decode(messageOf('{"a":0}', 0))).not.toBe(first);
  });
});

describe('a library that is on its way', () => {
  it('leaves the bytes until it came, and then says so', async () => {
    const decoding = decodingOf(ANY, false);
    const message = messageOf(encodeMsgpack({ type: 'tick', symbol: 'BTC-USDT', price: 1 }));
    expect(decoding.decode(message)).toMatchObject({ format: 'msgpack', isPending: true, error: null, tree: null });
    await new Promise<void>((resolve) => decoding.onChange(() => !decoding.decode(message).isPending && resolve()));
    expect(decoding.decode(message)).toMatchObject({ format: 'msgpack', typeLabel: 'tick', isPending: false });
  });
});

describe('changes', () => {
  it('are told once, after the call that made them', async () => {
    const decoding = decodingOf();
    const listener = vi.fn();
    decoding.onChange(listener);
    decoding.force('c1', 'text');
    decoding.force('c1', 'json');
    expect(listener).not.toHaveBeenCalled();
    expect(decoding.revision).toBe(2);
    await Promise.resolve();
    expect(listener).toHaveBeenCalledOnce();
  });

  it('are not told to who left', async () => {
    const decoding = decodingOf();
    const listener = vi.fn();
    decoding.onChange(listener)();
    decoding.force('c1', 'text');
    await Promise.resolve();
    expect(listener).not.toHaveBeenCalled();
  });

  it('come with other decoders, which see the connection', () => {
    const decoding = decodingOf();
    const message = messageOf('{"kind":"own"}');
    expect(decoding.decode(message)).toMatchObject({ format: 'json', drift: [] });
    const drift = [{ kind: 'missing', path: 'x', expected: 'number', found: null }] as const;
    const own: JsonDecoder = {
      format: 'custom',
      describe: (_, text, { url }) => ({ ...PLAIN, format: 'custom', typeLabel: url ?? null, summary: text }),
      drift: () => drift,
    };
    decoding.setDecoders([own, ...DECODERS]);
    expect(decoding.decode(message)).toMatchObject({ format: 'custom', typeLabel: ANY.url, drift });
  });
});

describe('describe', () => {
  it('says what decode says, without a tree', () => {
    const decoding = decodingOf(SOCKET_IO);
    const message = messageOf('42["tick",1]');
    const { format, typeLabel, summary } = decoding.decode(message);
    expect(decoding.describe(message)).toMatchObject({ format, typeLabel, summary });
  });
});
