// The records of one SignalR message: JSON texts that end in 0x1e, or MessagePack behind its length. Pure.
import { createByteCursor } from '../binary/byte-cursor.ts';
import { readValues } from '../binary/values.ts';
import type { Json } from '../decoded.ts';
import { type Captured, type DecodeContext, type Parsed, refused } from '../format.ts';
import { jsonOrHead, MAX_READ_RECORDS } from '../inner.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

const SEPARATOR = '\x1e';
const BRACE = 0x7b;
/** Names of what follows the type in the list that a record is in MessagePack. */
const FIELDS: Readonly<Record<number, readonly string[]>> = {
  1: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  2: ['headers', 'invocationId', 'item'],
  3: ['headers', 'invocationId', 'resultKind', 'result'],
  4: ['headers', 'invocationId', 'target', 'arguments', 'streamIds'],
  5: ['headers', 'invocationId'],
  6: [],
  7: ['error', 'allowReconnect'],
  8: ['sequenceId'],
  9: ['sequenceId'],
};
/** `resultKind` of a completion that failed. */
const FAILED = 1;
/** A record of more bytes than four sevens of bits is not SignalR's. */
const MAX_LENGTH_BYTES = 5;

export function signalrRecords(captured: Captured, context: DecodeContext): Parsed<JsonObject[]> {
  const { payload } = captured;
  if (typeof payload === 'string') return jsonRecords(payload, captured.isTruncated);
  // The answer to the handshake is JSON also where all that follows is MessagePack.
  if (payload[0] === BRACE && payload.at(-1) === 0x1e) return jsonRecords(new TextDecoder().decode(payload), false);
  return binaryRecords(payload, captured, context);
}

function jsonRecords(text: string, isTruncated: boolean): Parsed<JsonObject[]> {
  const texts = text.split(SEPARATOR, MAX_READ_RECORDS + 1);
  const isAll = texts.length <= MAX_READ_RECORDS;
  const last = texts.pop() ?? '';
  const rest = isAll ? last : '';
  if (isTruncated && rest !== '') texts.push(rest);
  const records = texts.map((one) => jsonOrHead(one, isTruncated));
  const isWhole = records.length > 0 && records.every(isJsonObject) && (isTruncated || rest === '');
  return isWhole ? { frame: records } : refused('This is no SignalR message: it is not JSON that ends in 0x1E.');
}

function binaryRecords(payload: Uint8Array, captured: Captured, context: DecodeContext): Parsed<JsonObject[]> {
  const cursor = createByteCursor(payload);
  const records: JsonObject[] = [];
  while (!cursor.isAtEnd && records.length < MAX_READ_RECORDS) {
    const bytes = cursor.bytes(cursor.varint(MAX_LENGTH_BYTES));
    if (cursor.isShort) break;
    const parsed = readValues('msgpack', { ...captured, payload: bytes, isTruncated: false }, context);
    if (!('frame' in parsed)) return parsed;
    const record = recordOf(parsed.frame[0]);
    if (record === null) return refused('This is no SignalR message: its MessagePack holds no known type.');
    records.push(record);
  }
  const isRead = records.length > 0 && (captured.isTruncated || !cursor.isShort);
  return isRead ? { frame: records } : refused('This is no SignalR message: a length points behind its end.');
}

function recordOf(value: Json | undefined): JsonObject | null {
  if (!Array.isArray(value)) return null;
  const [type, ...rest] = value as readonly Json[];
  const names = typeof type === 'number' ? FIELDS[type] : undefined;
  if (names === undefined) return null;
  const members = names
    .map((name, index) => [name, rest[index] ?? null] as const)
    .filter(([, member]) => member !== null);
  const record = Object.fromEntries<Json>([['type', type ?? null], ...members]);
  return record.resultKind === FAILED
    ? { type: 3, invocationId: record.invocationId ?? null, error: record.result ?? null }
    : record;
}
