// JSON whose long integers keep all their digits: an id that was rounded is the id of something else. Pure.
import type { Json } from './decoded.ts';
import { parseJson } from './json.ts';

/** A number holds every integer of fewer digits. */
const MIN_DIGITS = 16;
const MAY_BE_LONG = new RegExp(String.raw`[:,[\s]-?\d{${MIN_DIGITS}}`);
const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const STRING_OR_LONG = new RegExp(String.raw`${STRING}|(?<![\w.+-])-?\d{${MIN_DIGITS},}(?![\w.])`, 'gs');

/** As `parseJson`, with the digits of an integer as a string where a number would round it. */
export function parseExactly(text: string): Json | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !MAY_BE_LONG.test(text)) return value;
  try {
    return parseJson(withDigitsQuoted(text)) ?? value;
  } catch {
    // A string of millions of escapes is more than a pattern can take.
    return value;
  }
}

/** The number that was written; its digits where it would be another. */
export function exactNumber(written: string): number | string {
  const number = Number(written);
  return written.length >= MIN_DIGITS && /^-?\d+$/.test(written) && String(number) !== written ? written : number;
}

function withDigitsQuoted(text: string): string {
  return text.replace(STRING_OR_LONG, (part) => {
    return part.startsWith('"') || typeof exactNumber(part) === 'number' ? part : `"${part}"`;
  });
}
