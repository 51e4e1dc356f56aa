// Properties of MQTT 5 packets (section 2.2.2.2 of the specification). Pure.
import type { ByteCursor } from '../binary/byte-cursor.ts';
import { readableBytes } from '../binary/readable.ts';
import type { Json } from '../decoded.ts';

type Read = (cursor: ByteCursor) => Json;

const text: Read = (cursor) => cursor.text(cursor.uint16());
const byte: Read = (cursor) => cursor.byte();
const uint16: Read = (cursor) => cursor.uint16();
const uint32: Read = (cursor) => cursor.uint32();
const varint: Read = (cursor) => cursor.varint(4);
const bytes: Read = (cursor) => readableBytes(cursor.bytes(cursor.uint16()));
const pair: Read = (cursor) => ({ [String(text(cursor))]: text(cursor) });

const PROPERTIES: Readonly<Record<number, readonly [name: string, read: Read]>> = {
  1: ['payloadFormatIndicator', byte],
  2: ['messageExpiryInterval', uint32],
  3: ['contentType', text],
  8: ['responseTopic', text],
  9: ['correlationData', bytes],
  11: ['subscriptionIdentifier', varint],
  17: ['sessionExpiryInterval', uint32],
  18: ['assignedClientIdentifier', text],
  19: ['serverKeepAlive', uint16],
  21: ['authenticationMethod', text],
  22: ['authenticationData', bytes],
  23: ['requestProblemInformation', byte],
  24: ['willDelayInterval', uint32],
  25: ['requestResponseInformation', byte],
  26: ['responseInformation', text],
  28: ['serverReference', text],
  31: ['reasonString', text],
  33: ['receiveMaximum', uint16],
  34: ['topicAliasMaximum', uint16],
  35: ['topicAlias', uint16],
  36: ['maximumQoS', byte],
  37: ['retainAvailable', byte],
  38: ['userProperty', pair],
  39: ['maximumPacketSize', uint32],
  40: ['wildcardSubscriptionAvailable', byte],
  41: ['subscriptionIdentifiersAvailable', byte],
  42: ['sharedSubscriptionAvailable', byte],
};

/** In their order; null when one is unknown, or longer than what is there. Properties that may repeat become lists. */
export function mqttProperties(cursor: ByteCursor): { readonly [name: string]: Json } | null {
  const end = cursor.varint(4) + cursor.position;
  const found = new Map<string, Json[]>();
  while (cursor.position < end && !cursor.isShort) {
    const property = PROPERTIES[cursor.varint(4)];
    if (property === undefined) return null;
    const [name, read] = property;
    const values = found.get(name) ?? [];
    values.push(read(cursor));
    found.set(name, values);
  }
  if (cursor.isShort || cursor.position !== end) return null;
  return Object.fromEntries(
    Array.from(found, ([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values]),
  );
}
