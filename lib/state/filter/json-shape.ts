// Reads one field out of JSON texts of a shape that was met before, without parsing them: messages of one type have the
// same members in the same order, so that a pattern made of the first finds the value in the others, ten times faster
// than a parser. A text of another shape does not match, and is parsed.
import type { Json } from '../../decode/decoded.ts';

/** Sticky. Where it matches at the beginning of a text, the value of the path follows. Without nesting or choice: linear in time. */
export type Shape = RegExp;

const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const SCALAR = String.raw`(?:${STRING}|-?\d[\d.eE+-]*|true|false|null)`;
const SPACE = String.raw`\s*`;
const WHOLE_STRING = new RegExp(STRING, 'y');
const QUOTE = 0x22;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;
/** What ends a number or a word: comma, brackets, white space. */
const ENDS: ReadonlySet<number> = new Set([',', ']', '}', ' ', '\n', '\r', '\t'].map((one) => one.charCodeAt(0)));
/** Longer ones are parsed each time: a pattern of thousands of members helps nobody. */
const MAX_MEMBERS = 100;
/** Names may be long, too: a pattern of twice as much throws when it is used. UTF-16 units. */
const MAX_SOURCE = 16_384;

/** Null where no pattern is exact: a list or too much stands before the value, or the value is no scalar. */
export function shapeOf(tree: Json, path: readonly string[]): Shape | null {
  const budget = { members: MAX_MEMBERS };
  const source = toValue(tree, path, budget);
  return source === null || source.length > MAX_SOURCE ? null : new RegExp(`${SPACE}${source}`, 'y');
}

/** Behind the match that begins there; -1 for none, and for a text of many MB that is more than an engine can walk through. */
function endOfMatch(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  try {
    return pattern.test(text) ? pattern.lastIndex : -1;
  } catch {
    return -1;
  }
}

function toValue(value: Json, [name, ...rest]: readonly string[], budget: { members: number }): string | null {
  if (name === undefined) return isScalar(value) ? '' : null;
  if (!isObject(value) || !hasPlainNames(value)) return null;
  let source = `\\{${SPACE}`;
  for (const [key, member] of Object.entries(value)) {
    if (--budget.members < 0) return null;
    source += `${nameOf(key)}${SPACE}:${SPACE}`;
    if (key === name) {
      const inner = toValue(member, rest, budget);
      return inner === null ? null : source + inner;
    }
    const skipped = wholeOf(member, budget);
    if (skipped === null) return null;
    source += `${skipped}${SPACE},${SPACE}`;
  }
  return null;
}

/** Where the value begins in a text of that shape; -1 in any other text. */
export function placeOfValue(shape: Shape, text: string): number {
  return endOfMatch(shape, text, 0);
}

/** Behind the scalar that begins there in a JSON text; -1 where a list or an object does. */
export function endOfScalar(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfMatch(WHOLE_STRING, text, start);
  if (first === OPEN_OBJECT || first === OPEN_LIST) return -1;
  let end = start;
  while (end < text.length && !ENDS.has(text.charCodeAt(end))) end++;
  return end;
}

/** A member that stands before the value. */
function wholeOf(value: Json, budget: { members: number }): string | null {
  if (isScalar(value)) return SCALAR;
  if (!isObject(value) || !hasPlainNames(value)) return null;
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (--budget.members < 0) return null;
    const inner = wholeOf(member, budget);
    if (inner === null) return null;
    members.push(`${nameOf(key)}${SPACE}:${SPACE}${inner}`);
  }
  return `\\{${SPACE}${members.join(`${SPACE},${SPACE}`)}${SPACE}\\}`;
}

/** Names that are numbers come first in an object, wherever they stood in the text. */
function hasPlainNames(value: object): boolean {
  return Object.keys(value).every((key) => !/^\d+$/.test(key));
}

/** A pattern of the name as it stands in a text without escapes. */
export function nameOf(key: string): string {
  return `"${key.replace(/[\\^$.*+?()[\]{}|/"]/g, '\\$&')}"`;
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
