// Packets of Socket.IO as socket.io-msgpack-parser writes them: one map with all parts, told by how it begins. Pure.
import { readValues } from '../binary/values.ts';
import type { Json } from '../decoded.ts';
import type { DecodeContext, Parsed } from '../format.ts';
import { isJsonObject, type JsonObject, numberAt, stringAt, valueAt } from '../json.ts';

/** A map of a few members, of which the first is the type: client and server write it first. */
const MEMBERS = { min: 0x82, max: 0x86 };
const TYPE_NAME = [0xa4, 0x74, 0x79, 0x70, 0x65];
/** Types of packets that carry bytes apart do not occur: bytes are where they belong. */
const MAX_TYPE = 4;

export interface PacketInBytes {
  readonly type: number;
  readonly namespace: string;
  readonly id: number | null;
  readonly data: Json | undefined;
}

/** Whether it may be one; an attachment begins otherwise. */
export function mayBePacket(bytes: Uint8Array): boolean {
  const members = bytes[0] ?? 0;
  if (members < MEMBERS.min || members > MEMBERS.max) return false;
  return TYPE_NAME.every((byte, index) => bytes[index + 1] === byte);
}

/** Null where it is an attachment after all. */
export function packetInBytes(
  bytes: Uint8Array,
  isTruncated: boolean,
  context: DecodeContext,
): Parsed<PacketInBytes | null> {
  const parsed = readValues('msgpack', { payload: bytes, isTruncated }, context);
  if ('frame' in parsed) return { frame: parsed.frame.length === 1 ? packetOf(parsed.frame[0]) : null };
  return parsed.isPending || isTruncated ? parsed : { frame: null };
}

function packetOf(value: Json | undefined): PacketInBytes | null {
  if (!isJsonObject(value)) return null;
  const type = numberAt(value, 'type');
  const namespace = stringAt(value, 'nsp');
  if (type === null || type < 0 || type > MAX_TYPE || namespace?.startsWith('/') !== true) return null;
  return { type, namespace, id: numberAt(value, 'id'), data: dataOf(value) };
}

/** The library writes an undefined as an extension of type 0. */
function dataOf(value: JsonObject): Json | undefined {
  const data = valueAt(value, 'data');
  return isJsonObject(data) && data.type === 0 && data.data === '00' ? undefined : data;
}
