// One run of characters without a blank: a token, a key, something encoded. Pure.
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { MAX_DEPTH, type Pass, take } from './pass.ts';
import { looksRandom, MIN_RANDOM } from './randomness.ts';
import type { RedactionRule } from './rules.ts';
import { isCovered, type Span } from './spans.ts';

const WORD = /[A-Za-z0-9_+/=.~-]{16,}/g;
const JWT = /eyJ[\w-]{10,}(?:\.[\w-]*){0,4}/g;
/** Keys that name their issuer: Stripe, GitHub, GitLab, Slack, AWS, Google, OpenAI, Hugging Face, npm, SendGrid. */
const KEY =
  /(?<![A-Za-z0-9])(?:(?:sk|pk|rk|whsec)_(?:live|test)?_?|gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|AKIA|ASIA|AIza|ya29\.|sk-|hf_|npm_|SG\.)[\w.-]{12,}/g;
/** Each with a cheaper pattern that is seldom wrong. */
const FORMS: ReadonlyArray<readonly [RedactionRule, RegExp, RegExp]> = [
  ['jwt', JWT, /eyJ/],
  ['key', KEY, /(?:^|[^A-Za-z0-9])(?:[spr]k[_-]|wh|g[hl]|xox|A[KSI]|ya29|hf_|npm|SG)/],
];
const PART = /[A-Za-z0-9_+-]{20,}/g;

/** Encoded text shorter than this hides nothing that is not told by other rules; longer is not unpacked. */
const MIN_ENCODED = 16;
const MAX_ENCODED = 4_194_304;

/** Finds what the words of a text give away by their form. `offset` is where the text begins in the whole. */
export function findInWords(text: string, offset: number, depth: number, pass: Pass, spans: Span[]): void {
  WORD.lastIndex = 0;
  // What is nested comes here again: the place is kept by the match, not by the pattern.
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const start = offset + match.index;
    const end = match.index + match[0].length;
    if (!isCovered(spans, start, offset + end)) findInWord(match[0], start, depth, pass, spans);
    WORD.lastIndex = end;
  }
}

function findInWord(word: string, offset: number, depth: number, pass: Pass, spans: Span[]): void {
  if (findByForm(word, offset, pass, spans)) return;
  // `data=…`: what is encoded begins behind the name.
  const from = nameEndOf(word);
  const encoded = word.slice(from);
  const unpacked = depth < MAX_DEPTH ? unpack(encoded, depth, pass) : null;
  if (unpacked !== null) {
    if (unpacked !== encoded) spans.push({ start: offset + from, end: offset + word.length, text: unpacked });
    return;
  }
  if (!pass.isOn('random')) return;
  if (looksRandom(encoded) && /^[\w+/=-]+$/.test(encoded)) {
    take(pass, spans, { start: offset + from, end: offset + word.length, rule: 'random', secret: encoded });
    return;
  }
  if (encoded.length < MIN_RANDOM) return;
  for (const part of encoded.matchAll(PART)) {
    if (!looksRandom(part[0])) continue;
    const start = offset + from + part.index;
    take(pass, spans, { start, end: start + part[0].length, rule: 'random', secret: part[0] });
  }
}

/** Where the value begins; at 0 where `=` is only the end of a base64. */
function nameEndOf(word: string): number {
  const at = word.indexOf('=');
  return at === -1 || at + 1 === word.length || word[at + 1] === '=' ? 0 : at + 1;
}

function findByForm(word: string, offset: number, pass: Pass, spans: Span[]): boolean {
  const before = spans.length;
  for (const [rule, pattern, sign] of FORMS) {
    if (!sign.test(word) || !pass.isOn(rule)) continue;
    for (const { 0: secret, index } of word.matchAll(pattern)) {
      // `eyJ` is also how any JSON in base64 begins: without a dot it is unpacked instead.
      if (rule === 'jwt' && !secret.includes('.') && isReadable(secret)) continue;
      take(pass, spans, { start: offset + index, end: offset + index + secret.length, rule, secret });
    }
  }
  return spans.length > before;
}

function isReadable(base64: string): boolean {
  const bytes = fromBase64(base64.replaceAll('-', '+').replaceAll('_', '/'));
  return bytes !== null && readable(bytes) !== null;
}

/** What is encoded, with its secrets taken out; the same when there are none; null when nothing is encoded here. */
function unpack(word: string, depth: number, pass: Pass): string | null {
  if (word.length < MIN_ENCODED || word.length > MAX_ENCODED) return null;
  if (/^(?:[0-9a-f]{2})+$/i.test(word)) return unpackHex(word, depth, pass);
  if (!/[a-z]/.test(word) || !/[A-Z]/.test(word) || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(word)) return null;
  const bytes = fromBase64(word.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === null || !holdsSomething(bytes)) return null;
  pass.hasUnpacked = true;
  const inner = pass.nestedBytes(bytes, depth + 1);
  return inner === bytes ? word : inTheStyleOf(word, toBase64(inner));
}

function unpackHex(word: string, depth: number, pass: Pass): string | null {
  const bytes = Uint8Array.from({ length: word.length / 2 }, (_, index) =>
    Number.parseInt(word.substr(index * 2, 2), 16),
  );
  if (readable(bytes) === null) return null;
  pass.hasUnpacked = true;
  const inner = pass.nestedBytes(bytes, depth + 1);
  return inner === bytes ? word : Array.from(inner, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function inTheStyleOf(word: string, base64: string): string {
  const isUrlSafe = /[-_]/.test(word);
  const safe = isUrlSafe ? base64.replaceAll('+', '-').replaceAll('/', '_') : base64;
  return word.endsWith('=') || word.length % 4 === 0 ? safe : safe.replace(/=+$/, '');
}

/** Text, or something that is known to be packed: what else base64 gives is noise, since most words are base64 too. */
function holdsSomething(bytes: Uint8Array): boolean {
  return (
    (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x78 && bytes.length > 8) || readable(bytes) !== null
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes as text when it is text that a person could read; else null. */
export function readable(bytes: Uint8Array): string | null {
  try {
    const text = utf8.decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what tells binary from text.
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
