// Protobuf without its schema: field numbers and what their bytes allow: https://protobuf.dev/programming-guides/encoding. Pure.
import type { Json } from '../decoded.ts';
import { printableText } from './printable-text.ts';
import { readable, readableBytes, readableInteger } from './readable.ts';

/** Each level reads the bytes of all levels inside it again. */
const MAX_DEPTH = 32;
const MAX_FIELD_NUMBER = 536_870_911;
const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

export interface ProtobufMessage {
  readonly [fieldNumber: string]: Json;
}

/** Null when the bytes are no whole message. A field that comes again becomes a list. */
export function protobufMessage(bytes: Uint8Array, depth = 0): ProtobufMessage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<number, Json[]>();
  let position = 0;

  /** Null behind the end, or for a number of more than ten bytes. */
  function varint(): bigint | number | null {
    let low = 0;
    for (let count = 0; count < 7; count++) {
      const byte = bytes[position++];
      if (byte === undefined) return null;
      low += (byte & 0x7f) * 128 ** count;
      if (byte < 0x80) return low;
    }
    let high = 0n;
    for (let count = 0; count < 3; count++) {
      const byte = bytes[position++];
      if (byte === undefined) return null;
      high |= BigInt(byte & 0x7f) << BigInt(count * 7);
      if (byte < 0x80) return BigInt.asUintN(64, (high << 49n) | BigInt(low));
    }
    return null;
  }

  function value(wireType: number): Json | null {
    if (wireType === VARINT) {
      const number = varint();
      return typeof number === 'bigint' ? readableInteger(number) : number;
    }
    const length = wireType === BYTES ? Number(varint() ?? Number.POSITIVE_INFINITY) : wireType === FIXED_64 ? 8 : 4;
    const start = position;
    position += length;
    if (position > bytes.length || ![BYTES, FIXED_64, FIXED_32].includes(wireType)) return null;
    if (wireType === BYTES) return contentOf(bytes.subarray(start, position), depth);
    if (wireType === FIXED_32)
      return { uint32: view.getUint32(start, true), float: readable(view.getFloat32(start, true)) };
    return { uint64: readableInteger(view.getBigUint64(start, true)), double: readable(view.getFloat64(start, true)) };
  }

  while (position < bytes.length) {
    const tag = varint();
    const fieldNumber = typeof tag === 'number' ? Math.floor(tag / 8) : 0;
    if (typeof tag !== 'number' || fieldNumber < 1 || fieldNumber > MAX_FIELD_NUMBER) return null;
    const found = value(tag % 8);
    if (found === null) return null;
    const values = fields.get(fieldNumber);
    if (values === undefined) fields.set(fieldNumber, [found]);
    else values.push(found);
  }
  return Object.fromEntries(
    Array.from(fields, ([number, values]) => [number, values.length === 1 ? (values[0] ?? null) : values]),
  );
}

/** Text, a message, or bytes: the wire does not tell. A text does not begin with the tag of a message's first field. */
function contentOf(bytes: Uint8Array, depth: number): Json {
  if (bytes.length === 0) return '';
  const text = printableText(bytes);
  const isLikelyText = text !== null && !/^[\t\n\r]/.test(text);
  if (isLikelyText) return text;
  const message = depth < MAX_DEPTH ? protobufMessage(bytes, depth + 1) : null;
  return message ?? text ?? readableBytes(bytes);
}
