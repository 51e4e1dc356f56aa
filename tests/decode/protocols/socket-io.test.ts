import { ExtData, encode as encodeMsgpack } from '@msgpack/msgpack';
import { encodePacket } from 'engine.io-parser';
import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('socket.io', '4');

/** What the client puts on the wire: the packet's text, then its attachments. */
function encoded(packet: Packet): Array<string | Uint8Array> {
  return new Encoder().encode(packet).map((data) => {
    let wire: string | Uint8Array = '';
    encodePacket({ type: 'message', data }, true, (found) => {
      wire = found as string | Uint8Array;
    });
    return wire;
  });
}

function engine(type: 'open' | 'ping' | 'pong' | 'close' | 'upgrade' | 'noop', data?: string): string {
  let wire = '';
  encodePacket({ type, ...(data !== undefined && { data }) }, true, (found) => {
    wire = found as string;
  });
  return wire;
}

const one = (packet: Packet) => decode(encoded(packet)[0] ?? '');

describe('Socket.IO', () => {
  it('reads an event, with its arguments as the summary', () => {
    const decoded = one({ type: PacketType.EVENT, nsp: '/', data: ['tick', { price: 1.5 }, 'BTC'] });
    expect(decoded).toMatchObject({ format: 'socket.io', typeLabel: 'tick', summary: '{"price":1.5}, "BTC"' });
    expect(decoded).toMatchObject({ channel: null, pairing: null, isHeartbeat: false, error: null });
    expect(decoded.tree).toEqual({ type: 'event', data: ['tick', { price: 1.5 }, 'BTC'] });
  });

  it('pairs an event with its acknowledgement, in each namespace by itself', () => {
    const asked = one({ type: PacketType.EVENT, nsp: '/admin', data: ['save', 1], id: 12 });
    const answered = one({ type: PacketType.ACK, nsp: '/admin', data: ['ok'], id: 12 });
    const other = one({ type: PacketType.ACK, nsp: '/', data: ['ok'], id: 12 });
    expect(asked).toMatchObject({ channel: '/admin', typeLabel: 'save', pairing: { role: 'request' } });
    expect(answered.pairing).toEqual({ key: asked.pairing?.key, role: 'reply' });
    expect(answered).toMatchObject({ typeLabel: 'ack', summary: '"ok"' });
    expect(other.pairing?.key).not.toBe(asked.pairing?.key);
  });

  it.each([
    [{ type: PacketType.CONNECT, nsp: '/', data: { token: 'x' } }, 'connect', '{"token":"x"}'],
    [{ type: PacketType.CONNECT, nsp: '/chat' }, 'connect', ''],
    [{ type: PacketType.DISCONNECT, nsp: '/chat' }, 'disconnect', ''],
    [{ type: PacketType.CONNECT_ERROR, nsp: '/', data: { message: 'no' } }, 'connect_error', '{"message":"no"}'],
  ] as const)('reads %o', (packet, typeLabel, summary) => {
    expect(one({ ...packet } as Packet)).toMatchObject({ typeLabel, summary, error: null });
  });

  it('tells a binary event and its attachment', () => {
    const [text = '', bytes = ''] = encoded({
      type: PacketType.EVENT,
      nsp: '/',
      data: ['file', new Uint8Array([1, 2])],
    });
    expect(decode(text)).toMatchObject({ typeLabel: 'file', summary: '{"_placeholder":true,"num":0}' });
    expect(decode(text).tree).toMatchObject({ type: 'binary_event', attachments: 1 });
    expect(decode(bytes)).toMatchObject({ typeLabel: 'attachment', summary: '01 02', error: null });
    expect(decode(bytes).tree).toEqual({ type: 'attachment', data: '01 02' });
  });

  it('reads the type byte that version 3 of Engine.IO puts before bytes', () => {
    expect(decodeAs('socket.io', '3')(new Uint8Array([4, 1, 2]))).toMatchObject({
      typeLabel: 'attachment',
      summary: '01 02',
    });
  });

  it.each([
    [{ type: PacketType.EVENT, data: ['tick', { price: 1.5 }], options: { compress: true }, nsp: '/' }, 'tick', null],
    [{ type: PacketType.EVENT, data: ['save', 1], id: 12, nsp: '/admin' }, 'save', '/admin'],
    [{ type: PacketType.ACK, data: ['ok'], id: 12, nsp: '/admin' }, 'ack', '/admin'],
    [{ type: PacketType.CONNECT, data: new ExtData(0, Uint8Array.of(0)), nsp: '/' }, 'connect', null],
    [{ type: PacketType.CONNECT_ERROR, data: { message: 'no' }, nsp: '/' }, 'connect_error', null],
    [{ type: PacketType.DISCONNECT, nsp: '/admin' }, 'disconnect', '/admin'],
  ])('reads %o of the parser that writes MessagePack', (packet, typeLabel, channel) => {
    const decoded = decode(encodeMsgpack(packet));
    const { id, data } = packet as { id?: number; data?: unknown };
    expect(decoded).toMatchObject({ typeLabel, channel, isError: typeLabel === 'connect_error', error: null });
    expect(decoded.pairing?.key ?? null).toBe(id === undefined ? null : '/admin 12');
    expect((decoded.tree as { data?: unknown }).data).toEqual(data instanceof ExtData ? undefined : data);
  });

  it('takes for an attachment what only begins like a packet', () => {
    for (const value of [
      { type: 2, data: 1 },
      { type: 'x', nsp: '/' },
      { type: 9, nsp: '/' },
      { type: 2, nsp: 'a' },
    ]) {
      expect(decode(encodeMsgpack(value))).toMatchObject({ typeLabel: 'attachment', error: null });
    }
    const cut = encodeMsgpack({ type: 2, nsp: '/', data: ['x'] }).slice(0, -1);
    expect(decode(cut)).toMatchObject({ typeLabel: 'attachment', error: null });
    expect(decode(cut, { isTruncated: true }).error).toMatch(/too few to read MessagePack/);
  });

  it('reads an event of a cut message from its head', () => {
    const [text = ''] = encoded({
      type: PacketType.EVENT,
      nsp: '/',
      data: ['snapshot', { a: 1, list: 'x'.repeat(99) }],
    });
    const decoded = decode(String(text).slice(0, 40), { isTruncated: true });
    expect(decoded).toMatchObject({ typeLabel: 'snapshot', summary: '{"a":1}', error: null });
  });
});

describe('Engine.IO', () => {
  it('takes pings and pongs for heartbeats that pair', () => {
    expect(decode(engine('ping'))).toMatchObject({ isHeartbeat: true, pairing: { key: 'ping', role: 'request' } });
    expect(decode(engine('pong'))).toMatchObject({ isHeartbeat: true, pairing: { key: 'ping', role: 'reply' } });
    expect(decode(engine('ping', 'probe'))).toMatchObject({ typeLabel: 'ping', summary: 'probe', isHeartbeat: false });
  });

  it.each([
    [engine('open', '{"sid":"a","pingInterval":25000}'), 'open', '{"sid":"a","pingInterval":25000}'],
    [engine('close'), 'close', ''],
    [engine('upgrade'), 'upgrade', ''],
    [engine('noop'), 'noop', ''],
  ])('reads %s', (text, typeLabel, summary) => {
    expect(decode(text)).toMatchObject({ format: 'socket.io', typeLabel, summary, error: null });
  });

  it('shows what a bare Engine.IO application sends as it is', () => {
    const bare = decodeAs('engine.io', '4');
    expect(bare('4{"type":"hello","n":1}')).toMatchObject({ format: 'engine.io', typeLabel: 'hello', error: null });
    expect(bare('4hi').tree).toEqual({ type: 'message', data: 'hi' });
    expect(decode('4hi')).toMatchObject({ summary: 'hi', error: null });
  });

  it('says of anything else that it is none, and shows it', () => {
    expect(decode('hello')).toMatchObject({ format: 'text', summary: 'hello', typeLabel: null });
    expect(decode('hello').error).toMatch(/no Engine\.IO packet/);
    expect(decode('').error).toMatch(/no Engine\.IO packet/);
  });
});
