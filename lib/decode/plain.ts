// What a payload says by itself, with nothing known of its connection: JSON, text or bytes. Pure.
import { type Description, type Json, PLAIN, summaryOf } from './decoded.ts';
import { describeJson } from './describe-json.ts';
import { mayHoldRounded, parseExactly } from './exact-json.ts';
import { heartbeatInText } from './heartbeats.ts';
import { hexPreview } from './hex.ts';
import { type JsonDecoder, type JsonHint, parseJson } from './json.ts';
import { parseJsonHead } from './json-head.ts';

/** Above this a row reads only the head of a payload. UTF-16 units or bytes. */
export const MAX_PARSED_FOR_ROW = 262_144;
/** How much of a long payload a row reads. UTF-16 units or bytes. */
export const HEAD_LENGTH = 4_096;

/** What the row needs to know. A text that was cut, or is long, is told by its head: no schema can be held against that. */
export function describePlain(
  payload: string | Uint8Array,
  isTruncated: boolean,
  decoders: readonly JsonDecoder[],
  hint: JsonHint,
): Description {
  if (typeof payload !== 'string') return describeBytes(payload);
  if (isTruncated || payload.length > MAX_PARSED_FOR_ROW) {
    const head = parseJsonHead(payload.slice(0, HEAD_LENGTH));
    return (head === undefined ? null : describeJson(head, payload, hint)) ?? describeText(payload);
  }
  const value = parseJson(payload);
  return (value === undefined ? null : describeValue(value, payload, decoders, hint)) ?? describeText(payload);
}

/** The first decoder that knows the value speaks; all JSON is known to the last. */
function describeValue(
  value: Json,
  text: string,
  decoders: readonly JsonDecoder[],
  hint: JsonHint,
): Description | null {
  for (const decoder of decoders) {
    const description = decoder.describe(value, text, hint);
    if (description === null) continue;
    const exact = mayBeRounded(description) ? parseExactly(text) : undefined;
    return (exact === undefined ? null : decoder.describe(exact, text, hint)) ?? description;
  }
  return describeJson(value, text, hint);
}

/** Told by what was said of the value: to look for long integers in every text would cost as much as to parse it. */
function mayBeRounded({ summary, pairing }: Description): boolean {
  return mayHoldRounded(summary) || (pairing !== null && mayHoldRounded(pairing.key));
}

export function describeText(text: string): Description {
  const description = { ...PLAIN, format: 'text', summary: summaryOf(text) };
  const heartbeat = heartbeatInText(text);
  return heartbeat === null ? description : { ...description, ...heartbeat };
}

export function describeBytes(bytes: Uint8Array): Description {
  return { ...PLAIN, format: 'binary', summary: hexPreview(bytes) };
}

/** The value of a JSON text, of its head when it was cut; null for all else. */
export function plainTree(payload: string | Uint8Array, isTruncated: boolean): Json {
  if (typeof payload !== 'string') return null;
  return parseExactly(payload) ?? (isTruncated ? parseJsonHead(payload) : undefined) ?? null;
}
