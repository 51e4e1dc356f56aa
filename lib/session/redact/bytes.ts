// Payloads that are bytes: text, packed text, or a binary format with text in it. Pure.
import { deflatedLike, inflated } from '../bytes/inflate.ts';
import { createKnownSecrets, type KnownSecrets } from './known-secrets.ts';
import { MAX_DEPTH, type Pass, take } from './pass.ts';
import { findInPlainText } from './plain-text.ts';
import type { Span } from './spans.ts';
import { readable } from './words.ts';

/** Runs of characters that a person could read. */
const PRINTABLE = /[\x20-\x7e]{3,}/g;
/** Most formats put a type and a length between a name and its value. Bytes. */
const MAX_BETWEEN = 8;
const encoder = new TextEncoder();

/** The bytes with their secrets taken out; the same array when there are none. */
export function redactBytes(
  bytes: Uint8Array<ArrayBuffer>,
  depth: number,
  pass: Pass,
  known: KnownSecrets | null,
): Uint8Array<ArrayBuffer> {
  if (bytes.length < 6) return bytes;
  const unpacked = depth < MAX_DEPTH ? inflated(bytes) : null;
  if (unpacked !== null) {
    pass.hasUnpacked = true;
    const inner = redactBytes(unpacked, depth + 1, pass, known);
    return inner === unpacked ? bytes : deflatedLike(bytes, inner);
  }
  const text = readable(bytes);
  if (text !== null) {
    const redacted = pass.nested(text, depth);
    return redacted === text ? bytes : encoder.encode(redacted);
  }
  pass.hasUnpacked = true;
  return masked(bytes, depth, pass, known);
}

/** Values that a format, as far as a decoder knows it, has under names that say that they are secret. */
function fieldsOf(bytes: Uint8Array, pass: Pass): Map<string, string> {
  const found = new Map<string, string>();
  const waiting: unknown[] = [pass.treeOf(bytes)];
  // A walk with a list of its own: no depth of a payload is too deep for it.
  for (let left = MAX_NODES; waiting.length > 0 && left > 0; left--) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, child] of Object.entries(value)) {
      if (typeof child === 'object') waiting.push(child);
      else if (typeof child === 'string' && child.length >= 4 && pass.isOn('field') && pass.names.isSensitive(name)) {
        found.set(child, pass.book.placeholderOf('field', child, name));
      }
    }
  }
  return found;
}

const MAX_NODES = 100_000;

/** Formats tell lengths ahead: what is taken out is written over, in as many bytes as it had. */
function masked(
  bytes: Uint8Array<ArrayBuffer>,
  depth: number,
  pass: Pass,
  known: KnownSecrets | null,
): Uint8Array<ArrayBuffer> {
  const text = latin1Of(bytes);
  const fields = createKnownSecrets(inBytes(fieldsOf(bytes, pass)), true);
  const spans: Span[] = fields.find(text);
  findInRuns(text, depth, pass, spans);
  if (known !== null) spans.push(...known.find(text));
  if (spans.length === 0) return bytes;
  const copy = bytes.slice();
  for (const { start, end, text: placeholder } of spans) {
    for (let at = start; at < end; at++) copy[at] = placeholder.charCodeAt(at - start) || STAR;
  }
  return copy;
}

/** A run that is a telling name, and the run behind it, are a field in whatever format this is. */
function findInRuns(text: string, depth: number, pass: Pass, spans: Span[]): void {
  let name: string | null = null;
  let end = 0;
  for (const { 0: run, index: start } of text.matchAll(PRINTABLE)) {
    const isName = pass.isOn('field') && pass.names.isSensitive(run);
    if (isName || name === null || start - end > MAX_BETWEEN) findInPlainText(run, start, depth, pass, spans);
    else take(pass, spans, { start, end: start + run.length, rule: 'field', secret: run, name });
    name = isName ? run : null;
    end = start + run.length;
  }
}

const STAR = 0x2a;
const CHUNK = 32_768;

function latin1Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += CHUNK) {
    parts.push(String.fromCharCode.apply(null, bytes.subarray(offset, offset + CHUNK) as unknown as number[]));
  }
  return parts.join('');
}

/** The secrets as they stand in bytes: each byte of their UTF-8 as one character. */
export function inBytes(secrets: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...secrets].map(([secret, placeholder]) => [latin1Of(encoder.encode(secret)), placeholder]));
}
