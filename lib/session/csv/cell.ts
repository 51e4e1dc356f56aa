// One cell of a CSV (RFC 4180). Pure.

/** More than this no spreadsheet takes into a cell. UTF-16 units. */
export const MAX_CELL = 32_767;

/** A spreadsheet takes a text that begins so for a formula, and runs it: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;
const SPECIAL = /[",\r\n;\t]|^\s|\s$/;

/** The cell of a text from outside: never a formula, in quotes where it must be. */
export function textCell(text: string): string {
  const short = text.length > MAX_CELL ? withoutHalfPair(text.slice(0, MAX_CELL - 1)) : text;
  const safe = FORMULA.test(short) ? `'${short}` : short;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function withoutHalfPair(text: string): string {
  return (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800 ? text.slice(0, -1) : text;
}
