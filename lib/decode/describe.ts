// What one payload is, by the format that its connection speaks. Pure: nothing is kept, and nothing thrown.
import { type Decodable, type Description, type Drift, type Json, labelOf, PLAIN, summaryOf } from './decoded.ts';
import { namesError } from './error-words.ts';
import {
  type Captured,
  type DecodeContext,
  type Facts,
  type Format,
  isRefusal,
  type Refusal,
  refused,
} from './format.ts';
import { formatById } from './formats.ts';
import { type JsonHint, parseJson } from './json.ts';
import { unwrapJson } from './nested-json.ts';
import { describePlain, HEAD_LENGTH, MAX_PARSED_FOR_ROW, plainTree } from './plain.ts';

/** What a payload may grow to for its tree, in bytes: a compressed one may hold a thousand times its size. */
const MAX_UNPACKED = 16_777_216;

/** Enough for a row and a filter. Its cost is that of parsing the payload, and bounded by `MAX_PARSED_FOR_ROW`. */
export function describe(message: Decodable, context: DecodeContext): Description {
  const { payload, isTruncated } = message;
  if (payload === null) return PLAIN;
  const format = formatFor(payload, context);
  if (format === null) return describePlain(payload, isTruncated, context.decoders, hintOf(message, context));
  const isLong = payload.length > MAX_PARSED_FOR_ROW;
  const said = attempt(() =>
    format.describe(capturedOf(message, isLong ? headOf(payload) : payload, isTruncated || isLong), context),
  );
  if (!isRefusal(said)) return describedBy(format, said);
  const plain = describePlain(payload, isTruncated, context.decoders, hintOf(message, context));
  if (said.isPending) return { ...plain, format: format.id, isPending: true };
  // A long payload of a format that needs all of it is read for its tree only: nothing is wrong with it.
  return isLong && !isTruncated ? { ...plain, format: format.id } : { ...plain, error: said.error };
}

/** The whole payload for people: JSON in strings unwrapped; null where there is nothing to open. */
export function treeOf(message: Decodable, context: DecodeContext): Json {
  const { payload, isTruncated } = message;
  if (payload === null) return null;
  const format = formatFor(payload, context);
  if (format === null) return unwrapJson(plainTree(payload, isTruncated));
  try {
    return unwrapJson(format.tree(capturedOf(message, payload, isTruncated, MAX_UNPACKED), context));
  } catch {
    // `describe` says why on the same message.
    return null;
  }
}

/** How it differs from the schema of its type, as the decoder that described it sees it. */
export function driftOf(message: Decodable, { format }: Description, context: DecodeContext): readonly Drift[] {
  const decoder = context.decoders.find((one) => one.format === format);
  const { payload, isTruncated } = message;
  if (decoder?.drift === undefined || isTruncated || typeof payload !== 'string') return PLAIN.drift;
  const value = parseJson(payload);
  return value === undefined ? PLAIN.drift : decoder.drift(value, hintOf(message, context));
}

/** Null for what is told by itself. */
function formatFor(payload: string | Uint8Array, { format: id }: DecodeContext): Format | null {
  const format = id === null ? undefined : formatById(id);
  if (format === undefined || format.reads === 'nothing') return null;
  return format.reads === 'bytes' && typeof payload === 'string' ? null : format;
}

function hintOf({ direction }: Decodable, { url, format }: DecodeContext): JsonHint {
  return { direction, url, isApp: format === 'trading' };
}

function capturedOf(
  { direction = null }: Partial<Pick<Captured, 'direction'>>,
  payload: string | Uint8Array,
  isTruncated: boolean,
  limit = MAX_PARSED_FOR_ROW,
): Captured {
  return { payload, isTruncated, direction, limit };
}

function headOf(payload: string | Uint8Array): string | Uint8Array {
  return typeof payload === 'string' ? payload.slice(0, HEAD_LENGTH) : payload.subarray(0, HEAD_LENGTH);
}

/** A decoder that throws has a bug, and the message shows it. */
function attempt(describe: () => Facts | Refusal): Facts | Refusal {
  try {
    return describe();
  } catch (thrown) {
    return refused(`The decoder failed: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
}

function describedBy({ id }: Format, facts: Facts): Description {
  const { typeLabel = null, channel = null, isError = false } = facts;
  return {
    ...PLAIN,
    ...facts,
    format: id,
    summary: summaryOf(facts.summary),
    typeLabel: typeLabel === null ? null : labelOf(typeLabel),
    channel: channel === null ? null : labelOf(channel),
    isError: isError || namesError(typeLabel),
  };
}
