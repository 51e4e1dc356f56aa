// The type of a JSON message without parsing it: models look at every message of a flood. Pure.
import { LABEL_LENGTH } from './decoded.ts';
import { isDataType, TYPE_NAMES } from './json.ts';

/** A type that comes later than this is not looked for. UTF-16 units. */
const HEAD = 512;
const RANKS: ReadonlyMap<string, number> = new Map(TYPE_NAMES.map((name, rank) => [name, rank]));
const LONGEST_NAME = Math.max(...TYPE_NAMES.map((name) => name.length));

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** How much each name of `TYPE_NAMES` counts: the first counts most, and is 0. */
export const LOWEST_RANK = TYPE_NAMES.length;

/**
 * What `typeOf` would say of the parsed object, read from its head; null where that names no type, or none in plain text.
 * `enough`: a name of this rank is taken as it comes, though one that counts more may follow.
 */
export function quickTypeOf(text: string, enough = 0): string | null {
  if (text.charCodeAt(0) !== OPEN_OBJECT) return null;
  const end = Math.min(text.length, HEAD);
  let best: string | null = null;
  let bestRank = LOWEST_RANK;
  let position = skipSpace(text, 1, end);
  while (position < end && text.charCodeAt(position) === QUOTE) {
    const nameStart = position + 1;
    const nameEnd = endOfString(text, position, end);
    position = skipSpace(text, nameEnd + 1, end);
    if (text.charCodeAt(position) !== COLON) break;
    position = skipSpace(text, position + 1, end);
    const isString = text.charCodeAt(position) === QUOTE;
    const valueStart = position + 1;
    position = endOfValue(text, position, end);
    if (position >= end && position < text.length) break;
    if (isString && nameEnd - nameStart <= LONGEST_NAME) {
      const rank = RANKS.get(text.slice(nameStart, nameEnd)) ?? bestRank;
      if (rank < bestRank && position - 1 > valueStart) {
        const type = text.slice(valueStart, position - 1);
        if (!isDataType(type)) {
          best = type;
          bestRank = rank;
          if (rank <= enough) break;
        } else best ??= type;
      }
    }
    position = skipSpace(text, position, end);
    if (text.charCodeAt(position) !== COMMA) break;
    position = skipSpace(text, position + 1, end);
  }
  return best === null || best.length > LABEL_LENGTH || best.includes('\\') ? null : best;
}

function skipSpace(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && text.charCodeAt(position) <= 0x20) position++;
  return position;
}

/** Where the closing quote is, or `end`. */
function endOfString(text: string, start: number, end: number): number {
  for (let position = start + 1; position < end; position++) {
    const unit = text.charCodeAt(position);
    if (unit === BACKSLASH) position++;
    else if (unit === QUOTE) return position;
  }
  return end;
}

/** Behind the value that begins there. */
function endOfValue(text: string, start: number, end: number): number {
  let depth = 0;
  for (let position = start; position < end; position++) {
    const unit = text.charCodeAt(position);
    if (unit === QUOTE) {
      position = endOfString(text, position, end);
      if (depth === 0) return Math.min(position + 1, end);
    } else if (unit === OPEN_OBJECT || unit === OPEN_LIST) depth++;
    else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) {
      if (depth === 0) return position;
      depth--;
      if (depth === 0) return position + 1;
    } else if (unit === COMMA && depth === 0) return position;
  }
  return end;
}
