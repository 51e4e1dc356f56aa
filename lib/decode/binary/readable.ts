// Values of binary formats as the Json that a tree shows: bytes, dates, maps and big numbers have no JSON of their own. Pure.
import type { Json } from '../decoded.ts';
import { hexPreview } from '../hex.ts';

/** Deeper than this a tree is not read, and recursion would cost the stack. */
export const MAX_DEPTH = 100;
/** Bytes of a byte string that are written out. */
const SHOWN_BYTES = 512;

/** Never throws; what is too deep becomes an ellipsis. */
export function readable(value: unknown, depth = 0): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return readableInteger(value);
    case 'object':
      return value === null ? null : readableObject(value, depth);
    default:
      return value === undefined ? null : String(value);
  }
}

/** A number while it is exact, else its digits. */
export function readableInteger(value: bigint): Json {
  const isExact = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
  return isExact ? Number(value) : value.toString();
}

export function readableBytes(bytes: Uint8Array): string {
  const shown = hexPreview(bytes, SHOWN_BYTES);
  return bytes.length > SHOWN_BYTES ? `${shown} (${bytes.length} B)` : shown;
}

function readableObject(value: object, depth: number): Json {
  if (value instanceof Uint8Array) return readableBytes(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return Array.from(value, (element) => readable(element, depth + 1));
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  // Own members even for a name such as `__proto__`.
  return Object.fromEntries(entries.map(([name, member]) => [nameOf(name), readable(member, depth + 1)]));
}

/** A key that is no string is written as JSON writes it. */
export function nameOf(key: unknown): string {
  if (typeof key === 'string') return key;
  const name = readable(key, MAX_DEPTH - 4);
  return typeof name === 'string' ? name : JSON.stringify(name).slice(0, SHOWN_BYTES);
}
