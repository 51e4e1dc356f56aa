// MQTT over WebSocket. Pure.
import { printableText } from '../binary/printable-text.ts';
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import { type DecodeContext, defineFormat, type Evidence, type Facts, foundBy, refused } from '../format.ts';
import { innerFacts, innerTree, together, treeOfAll } from '../inner.ts';
import { connectVersion, type MqttPacket, mqttPackets } from './mqtt-packet.ts';
import { versionSpoken } from './mqtt-version.ts';

/** 3.1.1, which a PUBLISH of most brokers still is; 5 is told by its CONNECT, or by packets that are of no other. */
const DEFAULT_VERSION = 4;

/** Reason codes below tell of success. */
const MIN_FAILURE = 128;

const NOT_WHOLE = 'These bytes are no whole MQTT packets: a packet may span several messages, or this is none.';

/** Exchanges by the id of the packet that began them; a QoS 2 message has two. */
const EXCHANGES: Readonly<Record<string, readonly [name: string, role: Pairing['role']]>> = {
  CONNECT: ['connect', 'request'],
  CONNACK: ['connect', 'reply'],
  PUBLISH: ['publish', 'request'],
  PUBACK: ['publish', 'reply'],
  PUBREC: ['publish', 'reply'],
  PUBREL: ['release', 'request'],
  PUBCOMP: ['release', 'reply'],
  SUBSCRIBE: ['subscribe', 'request'],
  SUBACK: ['subscribe', 'reply'],
  UNSUBSCRIBE: ['unsubscribe', 'request'],
  UNSUBACK: ['unsubscribe', 'reply'],
  PINGREQ: ['ping', 'request'],
  PINGRESP: ['ping', 'reply'],
};

const WITHOUT_ID: ReadonlySet<string> = new Set(['CONNECT', 'CONNACK', 'PINGREQ', 'PINGRESP']);

export const mqtt = defineFormat<readonly MqttPacket[]>({
  id: 'mqtt',
  name: 'MQTT',
  detect,
  parse({ payload, isTruncated }, { variant }) {
    if (typeof payload === 'string') return refused('This is text, not MQTT.');
    const version = connectVersion(payload) ?? Number(variant ?? DEFAULT_VERSION);
    const packets = mqttPackets(payload, version, isTruncated);
    return packets === null ? refused(NOT_WHOLE) : { frame: packets };
  },
  facts: (packets, context, { isTruncated }) =>
    together(
      packets.map((packet) => factsOf(packet, context)),
      isTruncated,
    ),
  tree: (packets) => treeOfAll(packets.map(treeOf)),
});

function detect({ subprotocol, samples }: Evidence) {
  const versions = samples.map(({ payload }) => (typeof payload === 'string' ? null : connectVersion(payload)));
  const version = versions.find((found) => found !== null) ?? null;
  if (subprotocol === 'mqttv3.1') return foundBy('subprotocol', '3');
  if (subprotocol === 'mqtt') {
    // What was said later may still tell better than what was said first.
    const told = version ?? versionSpoken(samples);
    return foundBy('subprotocol', told === null ? null : `${told}`, version === null);
  }
  return version === null ? null : foundBy('messages', `${version}`);
}

function factsOf(packet: MqttPacket, context: DecodeContext): Facts {
  const { type, topic, fields, payload, isTruncated } = packet;
  const inner = payload === null ? null : innerFacts(contentOf(payload), isTruncated, context);
  return {
    typeLabel: type,
    summary: inner === null ? briefFields(fields) : [topic, inner.summary].filter(Boolean).join(' '),
    // Empty where an alias stands for it.
    channel: topic ? labelOf(topic) : null,
    isHeartbeat: type === 'PINGREQ' || type === 'PINGRESP',
    isError: isFailure(packet),
    pairing: pairingOf(packet),
  };
}

/** Of several subscriptions, one that was refused is enough. */
function isFailure({ type, fields }: MqttPacket): boolean {
  const { reasonCode, reasonCodes } = fields;
  // Before version 5 a connection is refused with 1 to 5.
  if (typeof reasonCode === 'number') return reasonCode >= (type === 'CONNACK' ? 1 : MIN_FAILURE);
  return Array.isArray(reasonCodes) && reasonCodes.some((code) => code >= MIN_FAILURE);
}

function briefFields(fields: MqttPacket['fields']): string {
  return Object.keys(fields).length === 0 ? '' : briefJson(fields);
}

/** A message of QoS 0 has no id, and no answer. */
function pairingOf({ type, packetId }: MqttPacket): Pairing | null {
  const [name, role] = EXCHANGES[type] ?? [];
  if (name === undefined || role === undefined) return null;
  if (WITHOUT_ID.has(type)) return { key: name, role };
  return packetId === null ? null : { key: `${name} ${packetId}`, role };
}

function treeOf({ type, topic, packetId, fields, payload, isTruncated }: MqttPacket): Json {
  return {
    packet: type,
    ...(topic !== null && { topic }),
    ...(packetId !== null && { packetId }),
    ...fields,
    ...(payload !== null && { payload: payload.length === 0 ? '' : innerTree(contentOf(payload), isTruncated) }),
  };
}

/** Applications publish text far more often than bytes. */
function contentOf(payload: Uint8Array): string | Uint8Array {
  return printableText(payload) ?? payload;
}
