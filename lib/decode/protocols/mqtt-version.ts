// The version of MQTT where no CONNECT was seen, as in a panel that was opened late: by what the packets allow. Pure.
import { createByteCursor } from '../binary/byte-cursor.ts';
import { printableText } from '../binary/printable-text.ts';
import type { Sample } from '../format.ts';
import { MQTT_TYPES, mqttPackets } from './mqtt-packet.ts';
import { mqttProperties } from './mqtt-properties.ts';

type Version = 4 | 5;

/** What a PUBLISH may have (section 3.3.2.3). */
const OF_PUBLISH: ReadonlySet<string> = new Set([
  ...['payloadFormatIndicator', 'messageExpiryInterval', 'contentType', 'responseTopic', 'correlationData'],
  ...['subscriptionIdentifier', 'topicAlias', 'userProperty'],
]);
/** What version 3.1.1 may grant. */
const GRANTED: ReadonlySet<number> = new Set([0, 1, 2, 0x80]);
/** A zero and fewer characters may as well be a small number in bytes. */
const MIN_TEXT = 4;
/** Of a payload that is looked at. Bytes. */
const MAX_TEXT = 64;
/** Packets of one message that are looked at. */
const MAX_PACKETS = 20;

/** Null while all that was said may be of either. One packet that version 5 does not allow says more than any other. */
export function versionSpoken(samples: readonly Pick<Sample, 'payload'>[]): Version | null {
  let isFive = false;
  for (const { payload } of samples) {
    for (const packet of typeof payload === 'string' ? [] : wholePackets(payload)) {
      const only = onlyVersionOf(packet);
      if (only === 4) return 4;
      isFive ||= only === 5;
    }
  }
  return isFive ? 5 : null;
}

interface Packet {
  readonly type: string;
  readonly qos: number;
  readonly body: Uint8Array;
  /** With its head. */
  readonly bytes: Uint8Array;
}

/** None where the bytes are cut, or begin inside a packet. */
function wholePackets(payload: Uint8Array): Packet[] {
  const cursor = createByteCursor(payload);
  const packets: Packet[] = [];
  while (!cursor.isAtEnd && packets.length < MAX_PACKETS) {
    const start = cursor.position;
    const head = cursor.byte();
    const body = cursor.bytes(cursor.varint(4));
    const bytes = payload.subarray(start, cursor.position);
    if (cursor.isShort || (mqttPackets(bytes, 4, false) ?? mqttPackets(bytes, 5, false)) === null) return [];
    packets.push({ type: MQTT_TYPES[head >> 4] ?? '', qos: (head >> 1) & 3, body, bytes });
  }
  return packets;
}

/** The only version in which this may be said; null where it may be either. */
function onlyVersionOf(packet: Packet): Version | null {
  const { type, body, bytes } = packet;
  switch (type) {
    // The length of properties, though there are none, is left out in version 3.1.1 only.
    case 'CONNACK':
    case 'UNSUBACK':
      return body.length === 2 ? 4 : 5;
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return body.length === 2 ? null : 5;
    case 'DISCONNECT':
      return body.length === 0 ? null : 5;
    case 'AUTH':
      return 5;
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
      if (mqttPackets(bytes, 5, false) === null) return 4;
      return mqttPackets(bytes, 4, false) === null ? 5 : null;
    case 'SUBACK':
      return ofGranted(body);
    case 'PUBLISH':
      return ofPublish(packet);
    default:
      return null;
  }
}

function ofGranted(body: Uint8Array): Version | null {
  const cursor = createByteCursor(body);
  cursor.uint16();
  const properties = mqttProperties(cursor);
  if (properties === null || cursor.isAtEnd) return 4;
  return body.subarray(2).every((code) => GRANTED.has(code)) ? null : 5;
}

/** Properties that are some, or text behind a zero: no payload of version 3.1.1 begins like that. */
function ofPublish({ qos, body }: Packet): Version | null {
  const cursor = createByteCursor(body);
  cursor.bytes(cursor.uint16() + (qos === 0 ? 0 : 2));
  const properties = mqttProperties(cursor);
  if (properties === null) return 4;
  const names = Object.keys(properties);
  if (names.length > 0) return names.every((name) => OF_PUBLISH.has(name)) ? 5 : 4;
  const payload = cursor.rest();
  const isText =
    payload.length >= MIN_TEXT && printableText(payload.subarray(0, MAX_TEXT), payload.length > MAX_TEXT) !== null;
  return isText ? 5 : null;
}
