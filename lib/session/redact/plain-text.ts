// Text that is no JSON: what stands in a string, in a close reason, in a stack, between the quotes of something else. Pure.
import { LOOK, lookAt, MIN_WORD } from './look.ts';
import { findNumbers } from './numbers.ts';
import { MAX_DEPTH, type Pass, take } from './pass.ts';
import { isCovered, type Span } from './spans.ts';
import { ADDRESS, redactAddress } from './urls.ts';
import { findInWords } from './words.ts';

/** Shorter than this nothing is found. UTF-16 units. */
const MIN_TEXT = 6;

/** What most messages have, and what looks like much else. */
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$/;
/** `password=…`, `token: …`, `'senha': '…'`, `Authorization: Bearer …`. */
const NAMED =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,63})[\\"'\]]{0,24}\s{0,4}[=:]\s{0,4}(?:(?:bearer|basic|digest|token)\s{1,4})?[\\"']{0,24}([^\s"'&;,<>(){}[\]\\]{1,8192})/gi;
const BEARER = /(?<![\w-])(?:bearer|basic)\s{1,4}([A-Za-z0-9._~+/=-]{8,8192})/gi;
const EMAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,24}(?![\w-])/gi;
const PERCENT = /[\w.~+*!-]*(?:%[0-9a-f]{2}[\w.~+*!-]*)+/gi;

/** Finds all that a text gives away. `offset` is where it begins in the whole that the spans are of. */
export function findInPlainText(text: string, offset: number, depth: number, pass: Pass, spans: Span[]): void {
  if (text.length < MIN_TEXT) return;
  const look = lookAt(text);
  if (look === 0 || isTime(text)) return;
  const has = (part: number) => (look & part) !== 0;
  // Inside an address the rules of addresses apply, and no others.
  const rest = has(LOOK.address) && pass.isOn('url') ? findAddresses(text, offset, depth, pass, spans) : text;
  if (has(LOOK.name)) findNamed(rest, offset, pass, spans);
  if (has(LOOK.blank) && text.length >= MIN_WORD) findBearers(rest, offset, pass, spans);
  if (has(LOOK.at) && pass.isOn('email')) findEmails(rest, offset, pass, spans);
  if (has(LOOK.number)) findNumbers(rest, offset, pass, spans);
  if (has(LOOK.percent) && depth < MAX_DEPTH) findPercent(rest, offset, depth, pass, spans);
  if (has(LOOK.word)) findInWords(rest, offset, depth, pass, spans);
}

/** `2025-03-04T10:15:30.123456+00:00` */
function isTime(text: string): boolean {
  return text.charCodeAt(4) === 0x2d && text.charCodeAt(7) === 0x2d && TIME.test(text);
}

/** The text with addresses blanked out, so that all places stay where they are. */
function findAddresses(text: string, offset: number, depth: number, pass: Pass, spans: Span[]): string {
  return text.replace(ADDRESS, (address: string, index: number) => {
    const redacted = redactAddress(address, depth, pass);
    const start = offset + index;
    if (redacted !== address) spans.push({ start, end: start + address.length, text: redacted });
    return ' '.repeat(address.length);
  });
}

function findNamed(text: string, offset: number, pass: Pass, spans: Span[]): void {
  if (!pass.isOn('field')) return;
  for (const { 0: found, 1: name = '', 2: secret = '', index } of text.matchAll(NAMED)) {
    if (!pass.names.isSensitive(name) || !isSecretValue(secret)) continue;
    const end = offset + index + found.length;
    take(pass, spans, { start: end - secret.length, end, rule: 'field', secret, name });
  }
}

/** `token: null` and `"password": true` tell nothing. */
export function isSecretValue(value: string): boolean {
  return value !== '' && !/^(?:null|true|false|undefined|none|nan|\d{1,2}|\.+)$/i.test(value);
}

function findBearers(text: string, offset: number, pass: Pass, spans: Span[]): void {
  if (!pass.isOn('bearer') || !/b(?:earer|asic)\s/i.test(text)) return;
  for (const { 0: found, 1: secret = '', index } of text.matchAll(BEARER)) {
    const end = offset + index + found.length;
    // `basic understanding`, `bearer certificates`
    if (!/\d/.test(secret) && secret.length < 20) continue;
    if (!isCovered(spans, end - secret.length, end)) {
      take(pass, spans, { start: end - secret.length, end, rule: 'bearer', secret });
    }
  }
}

function findEmails(text: string, offset: number, pass: Pass, spans: Span[]): void {
  for (const { 0: secret, index } of text.matchAll(EMAIL)) {
    const [start, end] = [offset + index, offset + index + secret.length];
    if (!isCovered(spans, start, end)) take(pass, spans, { start, end, rule: 'email', secret });
  }
}

function findPercent(text: string, offset: number, depth: number, pass: Pass, spans: Span[]): void {
  for (const { 0: encoded, index } of text.matchAll(PERCENT)) {
    const plain = decoded(encoded);
    if (plain === encoded) continue;
    pass.hasUnpacked = true;
    const inner = pass.nested(plain, depth + 1);
    if (inner === plain) continue;
    const start = offset + index;
    spans.push({ start, end: start + encoded.length, text: encodeURIComponent(inner.toWellFormed()) });
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
