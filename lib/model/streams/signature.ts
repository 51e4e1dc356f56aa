// What messages of one kind have in common, told from their head at a cost that a flood of them can bear. Pure.
import { TYPE_NAMES } from '../../decode/json.ts';
import { LOWEST_RANK, quickTypeOf } from '../../decode/quick-type.ts';

/** Looked at of a message that names no type. UTF-16 units or bytes. */
const HEAD = 32;
/** A list names what it is in its first elements, which are before its first object. */
const LIST_HEAD = 192;
/** A short message is told by all of it, but its digits: they count, or are times. */
const SHORT = 96;
/** Digits at the start are a packet's type in Engine.IO, and a code in WAMP. */
const CODE = 4;

const ZERO = 0x30;
const NINE = 0x39;
const BRACKET = 0x5b;
const BRACE = 0x7b;
const PRIME = 0x01000193;

/** Types that were read last, whose next message is told by how it begins. */
const REMEMBERED = 4;
/** Objects without any type before longer ones are no longer searched for one. */
const MANY = 64;
/** UTF-16 units: short objects are always searched. */
const BRIEF = 96;

export interface SignatureReader {
  /** A type where a JSON object names one, else a hash over the head with its digits made equal. */
  of(payload: string | Uint8Array): string | number;
}

/** For the messages of one direction of one connection: what they were so far makes the next ones cheaper. */
export function createSignatureReader(): SignatureReader {
  const prefixes: string[] = [];
  const types: string[] = [];
  let next = 0;
  let enough = 0;
  let typedCount = 0;
  let untypedCount = 0;

  function remember(text: string, type: string): void {
    const value = `"${type}"`;
    const prefix = text.slice(0, text.indexOf(value) + value.length);
    if (quickTypeOf(`${prefix}}`, enough) !== type) return;
    prefixes[next] = prefix;
    types[next] = type;
    next = (next + 1) % REMEMBERED;
  }

  function typeIn(text: string): string | null {
    for (let place = 0; place < prefixes.length; place++) {
      if (text.startsWith(prefixes[place] as string)) return types[place] as string;
    }
    const isSearched = typedCount > 0 || untypedCount < MANY || text.length <= BRIEF || text.startsWith('{"type"');
    const type = isSearched ? quickTypeOf(text, enough) : null;
    if (type === null) {
      untypedCount++;
      return null;
    }
    typedCount++;
    // An application names its types in one way: once that is known, it need not be searched for a better one.
    if (typedCount === MANY) enough = rankOf(text, type);
    remember(text, type);
    return type;
  }

  return {
    of(payload) {
      if (typeof payload !== 'string') return hashOfBytes(payload);
      const type = payload.charCodeAt(0) === BRACE ? typeIn(payload) : null;
      return type ?? hashOfText(payload);
    },
  };
}

/** The rank at which searching may end and still find the same. */
function rankOf(text: string, type: string): number {
  for (let rank = 0; rank < LOWEST_RANK; rank++)
    if (quickTypeOf(text, rank) === type && isNamedBy(text, rank)) return rank;
  return 0;
}

function isNamedBy(text: string, rank: number): boolean {
  return text.includes(`"${TYPE_NAMES[rank]}"`);
}

function hashOfText(text: string): number {
  const isList = text.charCodeAt(0) === BRACKET;
  const isShort = !isList && text.length <= SHORT;
  const end = isShort ? text.length : Math.min(text.length, isList ? LIST_HEAD : HEAD);
  let hash = isShort ? 17 : 19;
  let isInNumber = false;
  for (let position = 0; position < end; position++) {
    const unit = text.charCodeAt(position);
    if (unit === BRACE && position > 0 && !isShort) break;
    const isDigit = unit >= ZERO && unit <= NINE && position >= CODE;
    if (isDigit && isInNumber) continue;
    isInNumber = isDigit;
    hash = Math.imul(hash ^ (isDigit ? ZERO : unit), PRIME);
  }
  return hash;
}

/** A protocol's kind of packet is mostly in the first byte; very short ones are told whole. */
function hashOfBytes(bytes: Uint8Array): number {
  const end = bytes.length <= 4 ? bytes.length : 1;
  let hash = bytes.length <= 4 ? 23 + bytes.length : 29;
  for (let index = 0; index < end; index++) hash = Math.imul(hash ^ (bytes[index] ?? 0), PRIME);
  return hash;
}
