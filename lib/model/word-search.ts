// Looks for one word in all texts of a message log: row after row, but a chunk of payloads at a time, which is several
// times cheaper than to cut out each text and search it.
import type { CursorSource } from './message-cursor.ts';
import { FLAG } from './message-rows.ts';
import { placeOf } from './pages.ts';

export interface WordSearch {
  /** Whether the text of that message holds the word; false where there is no text. */
  has(index: number): boolean;
}

export interface WordSearchSource extends CursorSource {
  /** Raised when a payload was replaced. */
  readonly amendedCount: () => number;
}

/** Rows looked at in one go, at most. */
const MAX_BLOCK_ROWS = 16_384;
/** Who skips more rows than these is no reader of all of them. */
const NEAR_ROWS = 16;
const NOWHERE = Number.POSITIVE_INFINITY;

type TextKind = 'narrow' | 'wide';

/** Where a kind of text is being read: its chunk, and the first place of the word in it from `from` on. */
interface Reading {
  chunk: number;
  text: string;
  from: number;
  /** `NOWHERE` when there is none behind `from`. */
  found: number;
}

/** `word` matches texts of `length` UTF-16 units and no others, wherever they stand. */
export function createWordSearch(source: WordSearchSource, word: RegExp, length: number): WordSearch {
  const { pages, payloads, first, end, amendedCount } = source;
  const pattern = new RegExp(word.source, `${word.flags.replace('g', '')}g`);
  let hits = new Uint8Array(0);
  let from = 0;
  let to = 0;
  let amended = 0;
  let last = Number.NaN;

  /** Null for what has no text. */
  function kindAt(index: number): TextKind | null {
    const flags = pages.of(index)?.flags[placeOf(index)] ?? FLAG.noPayload;
    if ((flags & (FLAG.noPayload | FLAG.bytes)) !== 0) return null;
    return (flags & FLAG.wide) === 0 ? 'narrow' : 'wide';
  }

  function chunkAt(index: number): number {
    return pages.of(index)?.chunk[placeOf(index)] ?? 0;
  }

  /** The rows around `index` whose texts lie together, in the direction of reading. */
  function takeBlock(index: number): void {
    const step = index < last ? -1 : 1;
    const kind = kindAt(index);
    const chunk = chunkAt(index);
    let edge = index;
    for (let count = 1; count < MAX_BLOCK_ROWS; count++) {
      const next = edge + step;
      if (next < first() || next >= end()) break;
      if (kind !== null && kindAt(next) === kind && chunkAt(next) !== chunk) break;
      edge = next;
    }
    from = Math.min(index, edge);
    to = Math.max(index, edge) + 1;
    amended = amendedCount();
    search();
  }

  function search(): void {
    if (hits.length < to - from) hits = new Uint8Array(Math.min(MAX_BLOCK_ROWS, (to - from) * 2));
    const readings = { narrow: begin(), wide: begin() };
    for (let index = from; index < to; index++) {
      const kind = kindAt(index);
      hits[index - from] = kind !== null && isIn(index, kind, readings[kind]) ? 1 : 0;
    }
  }

  function isIn(index: number, kind: TextKind, reading: Reading): boolean {
    const page = pages.of(index);
    const row = placeOf(index);
    const chunk = page?.chunk[row] ?? 0;
    const offset = page?.offset[row] ?? 0;
    const isOther = reading.chunk !== chunk;
    if (isOther) {
      reading.chunk = chunk;
      reading.text = payloads.text(kind, chunk, 0, NOWHERE);
    }
    // A payload that came late lies behind those of later messages, so that it also goes back.
    if (isOther || offset < reading.from || offset > reading.found) find(reading, offset);
    return reading.found + length <= offset + (page?.length[row] ?? 0);
  }

  function find(reading: Reading, offset: number): void {
    pattern.lastIndex = offset;
    reading.from = offset;
    reading.found = pattern.test(reading.text) ? pattern.lastIndex - length : NOWHERE;
  }

  function hasAlone(index: number): boolean {
    const kind = kindAt(index);
    if (kind === null) return false;
    const page = pages.of(index);
    const row = placeOf(index);
    return word.test(payloads.text(kind, chunkAt(index), page?.offset[row] ?? 0, page?.length[row] ?? 0));
  }

  return {
    has(index) {
      const isKnown = index >= from && index < to && amended === amendedCount();
      const isNear = Math.abs(index - last) <= NEAR_ROWS;
      if (!isKnown && isNear) takeBlock(index);
      last = index;
      return isKnown || isNear ? hits[index - from] === 1 : hasAlone(index);
    },
  };
}

function begin(): Reading {
  return { chunk: -1, text: '', from: 0, found: NOWHERE };
}
