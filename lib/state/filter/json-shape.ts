// Reads one field out of JSON texts of a shape that was met before, without parsing them: messages of one type have the
// same members in the same order, so that a pattern made of the first finds the value in the others, ten times faster
// than a parser. A text of another shape does not match, and is parsed.
import type { Json } from '../../decode/decoded.ts';

/** Every text that it matches has the value of the path as its only group. Without nesting or choice: linear in time. */
export type Shape = RegExp;

const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const SCALAR = String.raw`(?:${STRING}|-?\d[\d.eE+-]*|true|false|null)`;
const SPACE = String.raw`\s*`;
/** Longer ones are parsed each time: a pattern of thousands of members helps nobody. */
const MAX_MEMBERS = 100;

/** Null where no pattern is exact: a list or too much stands before the value, or the value is no scalar. */
export function shapeOf(tree: Json, path: readonly string[]): Shape | null {
  const budget = { members: MAX_MEMBERS };
  const source = toValue(tree, path, budget);
  return source === null ? null : new RegExp(`^${SPACE}${source}`);
}

function toValue(value: Json, [name, ...rest]: readonly string[], budget: { members: number }): string | null {
  if (name === undefined) return isScalar(value) ? `(${SCALAR})` : null;
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

/** As it stands in a text without escapes. */
function nameOf(key: string): string {
  return `"${key.replace(/[\\^$.*+?()[\]{}|/"]/g, '\\$&')}"`;
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
