// By what a received text is recognised when it comes on another connection: read without parsing it and without making
// strings, since every received message passes here.

/** Where the id and the type may stand. UTF-16 units. */
const REACH = 512;

const TYPE_FIRST = 0x85ebca6b;

/** A text's key: 64 bits in two lanes, which differ for different texts but by a chance of 1 in 10^19. */
export interface BroadcastKey {
  /** True when the message bears an id of its own, false when all of its text is the key. */
  hasId: boolean;
  low: number;
  high: number;
}

/**
 * Writes the key of `payload` into `key`: `broadcast_info.id` and the message's type (two broadcasts of one channel in one
 * ms share an id), else all of the text.
 */
export function readBroadcastKey(payload: string, key: BroadcastKey): void {
  key.low = 0x41c6ce57;
  key.high = 0xdeadbeef ^ payload.length;
  const info = payload.lastIndexOf('"broadcast_info"');
  const id = info === -1 ? -1 : valueStart(payload, '"id"', info, info + REACH);
  key.hasId = id !== -1;
  if (id === -1) {
    mix(payload, 0, payload.length, key);
  } else {
    key.high = 0xdeadbeef;
    mix(payload, id, payload.indexOf('"', id), key);
    const type = valueStart(payload, '"type"', 0, REACH);
    key.low ^= TYPE_FIRST;
    if (type !== -1) mix(payload, type, payload.indexOf('"', type), key);
  }
  const { low, high } = key;
  key.high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  key.low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(key.high ^ (key.high >>> 13), 3266489909);
}

/** cyrb53's lanes, public domain (bryc). */
function mix(text: string, start: number, end: number, key: BroadcastKey): void {
  let { low, high } = key;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  key.low = low;
  key.high = high;
}

/** Of the first member of that name whose value is a text, neither empty nor with escapes; -1 when there is none. */
function valueStart(text: string, name: string, from: number, before: number): number {
  const limit = Math.min(before, text.length);
  for (let at = text.indexOf(name, from); at !== -1 && at < limit; at = text.indexOf(name, at + 1)) {
    const colon = skipSpace(text, at + name.length);
    if (text.charCodeAt(colon) !== COLON) continue;
    const quote = skipSpace(text, colon + 1);
    if (text.charCodeAt(quote) === QUOTE && isPlainValue(text, quote + 1, limit)) return quote + 1;
  }
  return -1;
}

const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isPlainValue(text: string, start: number, limit: number): boolean {
  for (let index = start; index < limit; index++) {
    const unit = text.charCodeAt(index);
    if (unit === QUOTE) return index > start;
    if (unit === BACKSLASH) return false;
  }
  return false;
}

/** What JSON takes for space. */
function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return at;
    at++;
  }
}
