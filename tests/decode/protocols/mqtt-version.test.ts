import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { createDecoding } from '../../../lib/decode/decoding.ts';
import { loadLibraries } from '../../../lib/decode/libraries.ts';
import { versionSpoken } from '../../../lib/decode/protocols/mqtt-version.ts';

const libraries = await loadLibraries();

type Version = 4 | 5;

const write = (version: Version, packet: object) =>
  new Uint8Array(generate(packet as Packet, { protocolVersion: version }));
const publish = (version: Version, payload: string | Uint8Array, more: object = {}) =>
  write(version, { cmd: 'publish', topic: 'a/b', qos: 0, payload: Buffer.from(payload), ...more });
const spoken = (...payloads: Uint8Array[]) => versionSpoken(payloads.map((payload) => ({ payload })));

const subscribe = { cmd: 'subscribe', messageId: 9, subscriptions: [{ topic: 'a/#', qos: 1 }] };
const unsubscribe = { cmd: 'unsubscribe', messageId: 9, unsubscriptions: ['a/#', 'b'] };
const connack = { cmd: 'connack', returnCode: 0, reasonCode: 0, sessionPresent: false };
const unsuback = { cmd: 'unsuback', messageId: 9, granted: [0] };

describe('the version of MQTT without a CONNECT', () => {
  it.each<[string, object]>([
    ['SUBSCRIBE', subscribe],
    ['UNSUBSCRIBE', unsubscribe],
    ['CONNACK', connack],
    ['UNSUBACK', unsuback],
    ['PUBLISH of JSON', { cmd: 'publish', topic: 'a/b', qos: 0, payload: '{"n":1}' }],
    ['PUBLISH of text with an id', { cmd: 'publish', topic: 'a/b', qos: 1, messageId: 3, payload: 'some text' }],
  ])('is told by %s', (_, packet) => {
    expect(spoken(write(4, packet))).toBe(4);
    expect(spoken(write(5, packet))).toBe(5);
  });

  it.each<[string, Uint8Array, Version]>([
    ['properties', publish(5, Uint8Array.of(1, 2), { properties: { contentType: 'x/y' } }), 5],
    ['an alias', publish(5, 'x', { topic: '', properties: { topicAlias: 3 } }), 5],
    ['a reason of PUBACK', write(5, { cmd: 'puback', messageId: 9, reasonCode: 16 }), 5],
    ['a reason of DISCONNECT', write(5, { cmd: 'disconnect', reasonCode: 142 }), 5],
    ['a reason of SUBACK', write(5, { cmd: 'suback', messageId: 9, granted: [135] }), 5],
    ['a SUBACK of one code', write(4, { cmd: 'suback', messageId: 9, granted: [0] }), 4],
    ['a SUBACK that refuses', write(4, { cmd: 'suback', messageId: 9, granted: [128, 0] }), 4],
    ['nothing published', publish(4, ''), 4],
    ['the second packet', new Uint8Array([...write(4, { cmd: 'pingreq' }), ...publish(5, '{"n":1}')]), 5],
  ])('is told by %s', (_, payload, version) => {
    expect(spoken(payload)).toBe(version);
  });

  it.each<[string, Uint8Array]>([
    ['a zero and bytes', publish(5, Uint8Array.of(1, 2, 3, 255))],
    ['a zero and a character, which may be a number', publish(4, Uint8Array.of(0, 0x31))],
    ['nothing but a zero', publish(5, '')],
    ['pings', write(4, { cmd: 'pingreq' })],
    ['an answer without a reason', write(4, { cmd: 'puback', messageId: 9 })],
    ['a grant of two', write(4, { cmd: 'suback', messageId: 9, granted: [0, 1] })],
    ['no whole packet', publish(5, '{"n":1}').slice(0, -2)],
    ['bytes that are none', Uint8Array.of(0x36, 4, 0, 1, 97, 0)],
  ])('is open after %s', (_, payload) => {
    expect(spoken(payload)).toBeNull();
  });

  it('is 3.1.1 after one packet that version 5 does not allow', () => {
    expect(spoken(publish(4, '\0four'), publish(4, '{"n":1}'))).toBe(4);
  });

  it('keeps properties out of what is published', () => {
    const connectionOf = () => ({ url: 'wss://example.org/mqtt', subprotocol: 'mqtt' });
    const decoding = createDecoding({ connectionOf, decoders: [], libraries });
    const payload = publish(5, '{"n":1}', { properties: { messageExpiryInterval: 60 } });
    const facts = { index: 0, connectionId: 'c1', isTruncated: false, direction: 'received', timestamp: 1 } as const;
    const decoded = decoding.decode({ ...facts, payload });
    expect(decoded).toMatchObject({ summary: 'a/b {"n":1}', error: null });
    expect(decoded.tree).toMatchObject({ messageExpiryInterval: 60, payload: { n: 1 } });
  });
});
