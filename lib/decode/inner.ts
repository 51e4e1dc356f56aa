// A payload inside a payload: what an envelope carries is told as if it had come alone. Pure.

import { readableBytes } from './binary/readable.ts';
import type { Json } from './decoded.ts';
import { parseExactly } from './exact-json.ts';
import type { DecodeContext, Facts } from './format.ts';
import { parseJsonHead } from './json-head.ts';
import { describePlain } from './plain.ts';

/** Packets, frames or records of one payload that are told. Real ones hold a few; a hostile one holds as many as it has bytes. */
const MAX_RECORDS = 5_000;
/** One more is read, so that it is known whether these are all. */
export const MAX_READ_RECORDS = MAX_RECORDS + 1;

export function innerFacts(payload: string | Uint8Array, isTruncated: boolean, context: DecodeContext): Facts {
  return describePlain(payload, isTruncated, context.decoders, context);
}

/** JSON where it is that, else the text or the bytes written out. */
export function innerTree(payload: string | Uint8Array, isTruncated: boolean): Json {
  return typeof payload === 'string' ? (jsonOrHead(payload, isTruncated) ?? payload) : readableBytes(payload);
}

/** The value of a JSON text, or of what is there of it. */
export function jsonOrHead(text: string, isTruncated: boolean): Json | undefined {
  return parseExactly(text) ?? (isTruncated ? parseJsonHead(text) : undefined);
}

/** Several messages in one payload: the first that is no heartbeat speaks, with how many more there are. One error makes all one. */
export function together(all: readonly Facts[], isTruncated: boolean): Facts {
  const first = all.find((facts) => facts.isHeartbeat !== true) ?? all[0] ?? { summary: '' };
  if (all.length < 2) return first;
  const isError = all.some((facts) => facts.isError === true);
  const count = all.length > MAX_RECORDS || isTruncated ? `${Math.min(all.length, MAX_RECORDS)}+` : `${all.length}`;
  return { ...first, isError, summary: `(1/${count}) ${first.summary}` };
}

/** The trees of the same; an ellipsis for those that are not told. */
export function treeOfAll(trees: readonly Json[]): Json {
  if (trees.length > MAX_RECORDS) return [...trees.slice(0, MAX_RECORDS), '…'];
  return trees.length === 1 ? (trees[0] ?? null) : trees;
}
