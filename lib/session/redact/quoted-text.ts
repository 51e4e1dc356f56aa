// Text with quotes: JSON, JSON behind a prefix (Socket.IO), JSON that was cut, or anything that quotes. It is walked
// and not parsed, so that what is not taken out stays as it was to the last blank, and no depth is too deep. Pure.
import { createJsonPath } from './json-path.ts';
import { MAX_DEPTH, type Pass, take } from './pass.ts';
import { findInPlainText, isSecretValue } from './plain-text.ts';
import type { Span } from './spans.ts';

/** Longer strings before a colon are no names. UTF-16 units. */
const MAX_NAME = 256;
const NOT_ASCII = /[\u0080-\uffff]/;
/** A shorter name tells nothing by its form, but for the shortest of addresses. UTF-16 units. */
const MIN_TELLING = 8;
const UNQUOTED_NAME = /([A-Za-z_][\w.-]*)\s*$/;
/** UTF-16 units. */
const MIN_BETWEEN = 8;
/** A shorter value is no secret but by its name. UTF-16 units. */
const MIN_VALUE = 6;
const COMMA = 0x2c;
const TOKEN = /[\w.+-]+/y;

/** Finds all that a text with quotes gives away. Made once for each depth, since a session has a million texts. */
export type QuotedWalk = (text: string, spans: Span[]) => void;

export function createQuotedWalk(pass: Pass, depth: number): QuotedWalk {
  const path = createJsonPath(pass);
  let text = '';
  let spans: Span[] = [];
  let backslash = -2;

  /** Between two strings: brackets, numbers, and in what is no JSON any text. */
  function passBetween(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit === COMMA) path.next();
      else if (unit === 0x7b || unit === 0x5b) path.open(unit === 0x5b);
      else if (unit === 0x7d || unit === 0x5d) path.close();
      else if (path.isSecret() && isTokenStart(unit)) at = passToken(at, end) - 1;
    }
    // In JSON these are a few characters, or numbers.
    if (end - start >= MIN_BETWEEN) findBetween(start, end);
  }

  function findBetween(start: number, end: number): void {
    const found: Span[] = [];
    findInPlainText(text.slice(start, end), start, depth, pass, found);
    for (const span of found) spans.push(isBareValue(text, span) ? { ...span, text: `"${span.text}"` } : span);
  }

  /** A number under a name that says it is secret. */
  function passToken(start: number, limit: number): number {
    TOKEN.lastIndex = start;
    const token = TOKEN.exec(text)?.[0] ?? text.slice(start, start + 1);
    const end = Math.min(start + token.length, limit);
    const secret = text.slice(start, end);
    if (isSecretValue(secret)) {
      const { rule, name } = path.reason();
      spans.push({ start, end, text: `"${pass.book.placeholderOf(rule, secret, name)}"` });
    }
    path.next();
    return end;
  }

  function endOfString(start: number): number {
    let end = text.indexOf('"', start);
    while (end !== -1 && isEscaped(text, end, start)) end = text.indexOf('"', end + 1);
    return end === -1 ? text.length : end;
  }

  function hasEscape(start: number, end: number): boolean {
    if (backslash !== -1 && backslash < start) backslash = text.indexOf('\\', start);
    return backslash !== -1 && backslash < end;
  }

  function passName(start: number, end: number): void {
    const length = end - start;
    const raw = text.slice(start, end);
    if (length <= MAX_NAME) path.name(hasEscape(start, end) ? unescaped(raw) : raw);
    if (length >= MIN_TELLING) findInPlainText(raw, start, depth, pass, spans);
  }

  function passString(start: number, end: number): void {
    if (end - start < MIN_VALUE && !path.isSecret()) return;
    const raw = text.slice(start, end);
    const isCoded = hasEscape(start, end);
    const value = isCoded ? unescaped(raw) : raw;
    if (path.isSecret() && isSecretValue(value)) {
      take(pass, spans, { start, end, secret: value, ...path.reason() });
    } else if (isCoded && depth < MAX_DEPTH) {
      pass.hasUnpacked = true;
      const inner = pass.nested(value, depth + 1);
      if (inner !== value) spans.push({ start, end, text: escapedLike(raw, inner) });
    } else findInPlainText(raw, start, depth, pass, spans);
  }

  return (whole, found) => {
    text = whole;
    spans = found;
    backslash = -2;
    path.reset();
    let index = 0;
    while (index < text.length) {
      const quote = text.indexOf('"', index);
      passBetween(index, quote === -1 ? text.length : quote);
      if (quote === -1) return;
      const end = endOfString(quote + 1);
      if (isFollowedByColon(text, end + 1)) passName(quote + 1, end);
      else {
        const name = quote - index > 2 ? nameBefore(text, quote, index) : null;
        if (name !== null) path.name(name);
        passString(quote + 1, end);
        path.next();
      }
      index = end + 1;
    }
  };
}

/** `password="…"` of text that is no JSON: the name has no quotes of its own. */
function nameBefore(text: string, quote: number, from: number): string | null {
  let at = quote - 1;
  while (at >= from && isBlank(text.charCodeAt(at))) at--;
  if (at <= from || (text[at] !== '=' && text[at] !== ':')) return null;
  return UNQUOTED_NAME.exec(text.slice(Math.max(from, at - MAX_NAME), at))?.[1] ?? null;
}

/** What JSON would have between two values, so that what is put there needs quotes. */
function isBareValue(text: string, { start, end }: Span): boolean {
  return (
    /[:,[]\s*$/.test(text.slice(Math.max(0, start - 8), start)) && /^\s*(?:[,\]}]|$)/.test(text.slice(end, end + 8))
  );
}

/** A quote is escaped by an odd number of backslashes in front of it. */
function isEscaped(text: string, quote: number, start: number): boolean {
  let count = 0;
  while (quote - 1 - count >= start && text.charCodeAt(quote - 1 - count) === 0x5c) count++;
  return count % 2 === 1;
}

function isFollowedByColon(text: string, index: number): boolean {
  for (let at = index; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3a) return true;
    if (!isBlank(unit)) return false;
  }
  return false;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** `-`, a digit, or a letter. */
function isTokenStart(unit: number): boolean {
  const small = unit | 0x20;
  return unit === 0x2d || (unit >= 0x30 && unit <= 0x39) || (small >= 0x61 && small <= 0x7a);
}

/** What a JSON string says; one that was cut in the middle of an escape, as far as it goes. */
function unescaped(raw: string): string {
  for (const candidate of [raw, raw.replace(/\\(?:u[0-9a-f]{0,3})?$/i, '')]) {
    try {
      return JSON.parse(`"${candidate.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`);
    } catch {}
  }
  return raw;
}

/** Escaped as it was: Python's `json.dumps` writes only ASCII. */
function escapedLike(raw: string, text: string): string {
  const json = JSON.stringify(text).slice(1, -1);
  if (NOT_ASCII.test(raw)) return json;
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
