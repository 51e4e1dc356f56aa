import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { connectVersion } from '../../../lib/decode/protocols/mqtt-packet.ts';
import { decodeAs } from '../decode-as.ts';

const VERSIONS = [
  ['3.1.1', 4],
  ['5', 5],
] as const;

const five = (version: number, properties: object) => (version === 5 ? { properties } : {});

describe.each(VERSIONS)('MQTT %s', (_, version) => {
  const decode = decodeAs('mqtt', `${version}`);
  const write = (packet: object) => new Uint8Array(generate(packet as Packet, { protocolVersion: version }));
  const pairs = (asked: object, answered: object) => {
    const request = decode(write(asked)).pairing;
    expect(request).toMatchObject({ role: 'request' });
    expect(decode(write(answered)).pairing).toEqual({ key: request?.key, role: 'reply' });
  };
  const granted = version === 5 ? { granted: [1] } : {};

  it('reads a message with its topic and what it carries', () => {
    const properties = { contentType: 'application/json', userProperties: { a: ['1', '2'] } };
    const wire = write({
      cmd: 'publish',
      topic: 'a/b',
      payload: '{"n":1}',
      qos: 1,
      messageId: 7,
      ...five(version, properties),
    });
    const decoded = decode(wire);
    expect(decoded).toMatchObject({
      format: 'mqtt',
      typeLabel: 'PUBLISH',
      channel: 'a/b',
      summary: 'a/b {"n":1}',
      error: null,
    });
    expect(decoded.tree).toMatchObject({ packet: 'PUBLISH', topic: 'a/b', packetId: 7, qos: 1, payload: { n: 1 } });
    if (version === 5) {
      expect(decoded.tree).toMatchObject({ contentType: 'application/json', userProperty: [{ a: '1' }, { a: '2' }] });
    }
  });

  it.runIf(version === 5)('names no channel where an alias stands for the topic', () => {
    const decoded = decode(write({ cmd: 'publish', topic: '', payload: 'x', qos: 0, properties: { topicAlias: 3 } }));
    expect(decoded).toMatchObject({ channel: null, summary: 'x', error: null });
    expect(decoded.tree).toMatchObject({ topic: '', topicAlias: 3, payload: 'x' });
  });

  it('shows a payload that is no text as bytes', () => {
    const wire = write({ cmd: 'publish', topic: 'a', payload: Buffer.from([0, 255]), qos: 0 });
    expect(decode(wire)).toMatchObject({ summary: 'a 00 ff', pairing: null });
  });

  it('pairs requests with their answers', () => {
    pairs({ cmd: 'publish', topic: 'a', payload: 'x', qos: 1, messageId: 7 }, { cmd: 'puback', messageId: 7 });
    pairs({ cmd: 'publish', topic: 'a', payload: 'x', qos: 2, messageId: 8 }, { cmd: 'pubrec', messageId: 8 });
    pairs({ cmd: 'pubrel', messageId: 8 }, { cmd: 'pubcomp', messageId: 8 });
    pairs(
      { cmd: 'subscribe', messageId: 9, subscriptions: [{ topic: 'a/#', qos: 1 }] },
      { cmd: 'suback', messageId: 9, granted: [1] },
    );
    pairs(
      { cmd: 'unsubscribe', messageId: 3, unsubscriptions: ['a/#'] },
      { cmd: 'unsuback', messageId: 3, ...granted },
    );
    pairs({ cmd: 'pingreq' }, { cmd: 'pingresp' });
    const connect = {
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: version,
      clientId: 'c',
      keepalive: 60,
      clean: true,
    };
    pairs(connect, { cmd: 'connack', returnCode: 0, reasonCode: 0, sessionPresent: false });
  });

  it('takes pings for heartbeats', () => {
    expect(decode(write({ cmd: 'pingreq' }))).toMatchObject({ typeLabel: 'PINGREQ', isHeartbeat: true });
    expect(decode(write({ cmd: 'pingresp' })).isHeartbeat).toBe(true);
  });

  it('reads who connects, keeping the password to itself', () => {
    const will = {
      topic: 'gone',
      payload: Buffer.from('bye'),
      qos: 0,
      retain: false,
      ...five(version, { willDelayInterval: 9 }),
    };
    const who = { clientId: 'c1', username: 'u', password: Buffer.from('secret'), will, keepalive: 30, clean: true };
    const more = five(version, { receiveMaximum: 20, sessionExpiryInterval: 60 });
    const wire = write({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: version, ...who, ...more });
    expect(connectVersion(wire)).toBe(version);
    const decoded = decode(wire);
    expect(decoded.tree).toMatchObject({
      clientId: 'c1',
      username: 'u',
      keepAliveSeconds: 30,
      willTopic: 'gone',
      willPayload: 'bye',
    });
    expect(JSON.stringify(decoded.tree)).not.toContain('secret');
    if (version === 5)
      expect(decoded.tree).toMatchObject({ receiveMaximum: 20, willProperties: { willDelayInterval: 9 } });
  });

  it('reads subscriptions and the end', () => {
    const wire = write({
      cmd: 'subscribe',
      messageId: 9,
      subscriptions: [
        { topic: 'a/#', qos: 1 },
        { topic: 'b', qos: 0 },
      ],
    });
    expect(decode(wire)).toMatchObject({ typeLabel: 'SUBSCRIBE', channel: 'a/#' });
    expect(decode(wire).tree).toMatchObject({
      subscriptions: [
        { topic: 'a/#', qos: 1 },
        { topic: 'b', qos: 0 },
      ],
    });
    expect(decode(write({ cmd: 'disconnect', ...(version === 5 && { reasonCode: 4 }) }))).toMatchObject({
      typeLabel: 'DISCONNECT',
      error: null,
    });
  });

  it('reads several packets of one message, and the head of one that was cut', () => {
    const publish = write({ cmd: 'publish', topic: 'a', payload: 'some text', qos: 0 });
    const both = new Uint8Array([...write({ cmd: 'pingreq' }), ...publish]);
    expect(decode(both)).toMatchObject({ typeLabel: 'PUBLISH', isHeartbeat: false });
    expect(decode(both).tree).toHaveLength(2);
    expect(decode(publish.slice(0, -3), { isTruncated: true })).toMatchObject({
      channel: 'a',
      summary: 'a some t',
      error: null,
    });
  });
});

describe('MQTT', () => {
  const decode = decodeAs('mqtt');

  it('reads a CONNECT by the version that it names itself', () => {
    const packet = {
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 5,
      clientId: 'x',
      properties: { receiveMaximum: 3 },
    };
    expect(decode(new Uint8Array(generate(packet as Packet))).tree).toMatchObject({ clientId: 'x', receiveMaximum: 3 });
  });

  it.each([[[]], [[0]], [[0x30]], [[0x30, 5, 0, 9, 97]], [[0xc0, 0xff, 0xff, 0xff, 0xff]], [[0x36, 4, 0, 1, 97, 0]]])(
    'refuses the bytes %j',
    (bytes) => {
      expect(decode(new Uint8Array(bytes)).error).toMatch(/no whole MQTT packets/);
    },
  );

  it('refuses text', () => {
    expect(decode('hello')).toMatchObject({ format: 'text', summary: 'hello' });
    expect(decode('hello').error).toMatch(/not MQTT/);
  });
});
