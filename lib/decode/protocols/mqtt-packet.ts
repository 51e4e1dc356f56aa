// Control packets of MQTT 3.1, 3.1.1 and 5: https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html. Pure.
import { type ByteCursor, createByteCursor } from '../binary/byte-cursor.ts';
import type { Json } from '../decoded.ts';
import { MAX_READ_RECORDS } from '../inner.ts';
import { mqttProperties } from './mqtt-properties.ts';

export const MQTT_TYPES = [
  ...['RESERVED', 'CONNECT', 'CONNACK', 'PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'SUBSCRIBE', 'SUBACK'],
  ...['UNSUBSCRIBE', 'UNSUBACK', 'PINGREQ', 'PINGRESP', 'DISCONNECT', 'AUTH'],
] as const;

export interface MqttPacket {
  readonly type: string;
  readonly packetId: number | null;
  readonly topic: string | null;
  /** What it says besides, by the names of the specification. */
  readonly fields: { readonly [name: string]: Json };
  /** Of a PUBLISH. */
  readonly payload: Uint8Array | null;
  readonly isTruncated: boolean;
}

/** The version that a CONNECT names; null when it is none. */
export function connectVersion(bytes: Uint8Array): number | null {
  const cursor = createByteCursor(bytes);
  if (cursor.byte() !== 0x10) return null;
  cursor.varint(4);
  const name = cursor.text(cursor.uint16());
  const level = cursor.byte();
  return (name === 'MQTT' || name === 'MQIsdp') && !cursor.isShort ? level : null;
}

/** All packets of one payload; null where it is not MQTT. The last may be cut. */
export function mqttPackets(bytes: Uint8Array, version: number, isTruncated: boolean): MqttPacket[] | null {
  const packets: MqttPacket[] = [];
  const cursor = createByteCursor(bytes);
  while (!cursor.isAtEnd && packets.length < MAX_READ_RECORDS) {
    const head = cursor.byte();
    const length = cursor.varint(4);
    const body = cursor.bytes(length);
    if (cursor.isShort && !isTruncated) return null;
    const packet = packetOf(head, body, version, body.length < length);
    if (packet === null) return null;
    packets.push(packet);
  }
  return packets.length > 0 ? packets : null;
}

type Body = Omit<MqttPacket, 'type' | 'isTruncated'>;
type ReadBody = (cursor: ByteCursor, flags: number, isFive: boolean) => Body | null;

function packetOf(head: number, bytes: Uint8Array, version: number, isTruncated: boolean): MqttPacket | null {
  const type = MQTT_TYPES[head >> 4] ?? '';
  const read = BODIES[type];
  const cursor = createByteCursor(bytes);
  const body = read?.(cursor, head & 0x0f, version === 5) ?? null;
  if (body === null || (cursor.isShort && !isTruncated)) return null;
  return { ...body, type, isTruncated };
}

const EMPTY: Body = { packetId: null, topic: null, fields: {}, payload: null };

const connect: ReadBody = (cursor) => {
  const protocol = cursor.text(cursor.uint16());
  const level = cursor.byte();
  const flags = cursor.byte();
  const keepAliveSeconds = cursor.uint16();
  const properties = level === 5 ? mqttProperties(cursor) : {};
  if (properties === null) return null;
  const clientId = cursor.text(cursor.uint16());
  const will = (flags & 0x04) === 0 ? null : readWill(cursor, level === 5);
  const username = (flags & 0x80) === 0 ? null : cursor.text(cursor.uint16());
  const hasPassword = (flags & 0x40) !== 0;
  if (hasPassword) cursor.bytes(cursor.uint16());
  const isCleanStart = (flags & 0x02) !== 0;
  const who = { clientId, ...(username !== null && { username }), ...(hasPassword && { password: '…' }) };
  return { ...EMPTY, fields: { protocol, level, ...who, keepAliveSeconds, isCleanStart, ...will, ...properties } };
};

function readWill(cursor: ByteCursor, isFive: boolean): { [name: string]: Json } {
  const properties = isFive ? mqttProperties(cursor) : null;
  const willTopic = cursor.text(cursor.uint16());
  return { willTopic, willPayload: cursor.text(cursor.uint16()), ...(properties && { willProperties: properties }) };
}

const connack: ReadBody = (cursor, _, isFive) => {
  const isSessionPresent = (cursor.byte() & 1) === 1;
  const reasonCode = cursor.byte();
  const properties = isFive && !cursor.isAtEnd ? mqttProperties(cursor) : {};
  return properties && { ...EMPTY, fields: { reasonCode, isSessionPresent, ...properties } };
};

const publish: ReadBody = (cursor, flags, isFive) => {
  const qos = (flags >> 1) & 3;
  const topic = cursor.text(cursor.uint16());
  const packetId = qos === 0 ? null : cursor.uint16();
  const properties = isFive ? mqttProperties(cursor) : {};
  if (qos === 3 || properties === null) return null;
  const fields = { qos, isRetained: (flags & 1) === 1, isDuplicate: (flags & 8) !== 0, ...properties };
  return { packetId, topic, fields, payload: cursor.rest() };
};

const acknowledgement: ReadBody = (cursor, _, isFive) => {
  const packetId = cursor.uint16();
  return withReason(cursor, isFive, { ...EMPTY, packetId });
};

const disconnect: ReadBody = (cursor, _, isFive) => withReason(cursor, isFive, EMPTY);

/** A reason and properties may be left out when there is nothing to say. */
function withReason(cursor: ByteCursor, isFive: boolean, body: Body): Body | null {
  if (!isFive || cursor.isAtEnd) return body;
  const reasonCode = cursor.byte();
  const properties = cursor.isAtEnd ? {} : mqttProperties(cursor);
  return properties && { ...body, fields: { reasonCode, ...properties } };
}

const subscribe: ReadBody = (cursor, _, isFive) => {
  const packetId = cursor.uint16();
  const properties = isFive ? mqttProperties(cursor) : {};
  const subscriptions: Array<{ topic: string; qos: number }> = [];
  while (!cursor.isAtEnd) subscriptions.push({ topic: cursor.text(cursor.uint16()), qos: cursor.byte() & 3 });
  return (
    properties && {
      ...EMPTY,
      packetId,
      topic: subscriptions[0]?.topic ?? null,
      fields: { subscriptions, ...properties },
    }
  );
};

const unsubscribe: ReadBody = (cursor, _, isFive) => {
  const packetId = cursor.uint16();
  const properties = isFive ? mqttProperties(cursor) : {};
  const topics: string[] = [];
  while (!cursor.isAtEnd) topics.push(cursor.text(cursor.uint16()));
  return properties && { ...EMPTY, packetId, topic: topics[0] ?? null, fields: { topics, ...properties } };
};

const granted: ReadBody = (cursor, _, isFive) => {
  const packetId = cursor.uint16();
  const properties = isFive ? mqttProperties(cursor) : {};
  return properties && { ...EMPTY, packetId, fields: { reasonCodes: Array.from(cursor.rest()), ...properties } };
};

const empty: ReadBody = () => EMPTY;

const BODIES: Readonly<Record<string, ReadBody>> = {
  CONNECT: connect,
  CONNACK: connack,
  PUBLISH: publish,
  PUBACK: acknowledgement,
  PUBREC: acknowledgement,
  PUBREL: acknowledgement,
  PUBCOMP: acknowledgement,
  SUBSCRIBE: subscribe,
  SUBACK: granted,
  UNSUBSCRIBE: unsubscribe,
  UNSUBACK: granted,
  PINGREQ: empty,
  PINGRESP: empty,
  DISCONNECT: disconnect,
  AUTH: disconnect,
};
