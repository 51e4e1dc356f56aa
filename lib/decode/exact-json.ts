// JSON whose long integers keep all their digits: an id that was rounded is the id of something else. Pure.
import type { Json } from './decoded.ts';
import { parseJson } from './json.ts';

/** A number holds every integer of fewer digits. */
const MIN_DIGITS = 16;
const MAY_BE_LONG = new RegExp(String.raw`[:,[\s]-?\d{${MIN_DIGITS}}`);
/** As JavaScript writes integers beyond 2^53, but no fraction, and no id that is text. */
const ROUNDED = /(?<![\w."])(?:9\d{15}|\d{17})/;
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

/** Whether a line that was written with numbers holds an integer that may have been another. */
export function mayHoldRounded(line: string): boolean {
  // So many digits in a row are met by strides of as many: nearly free where there are none.
  for (let position = MIN_DIGITS - 1; position < line.length; position += MIN_DIGITS) {
    if (digitsAround(line, position) >= MIN_DIGITS) return ROUNDED.test(line);
  }
  return false;
}

function digitsAround(line: string, position: number): number {
  let start = position;
  while (isDigit(line.charCodeAt(start))) start--;
  let end = position;
  while (isDigit(line.charCodeAt(end))) end++;
  return end - start - 1;
}

/** False for the NaN that is behind either end. */
function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
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
