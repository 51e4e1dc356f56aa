// Messages that wait for a panel: columns and payloads that run in a circle, bounded by count and bytes. Indexes are
// absolute and never reused, so that what was sent, confirmed and lost is told by comparing numbers.
import { bareArray, NativeFloat64Array } from './natives.ts';
import type { Bytes } from './payload.ts';
import { FLAGS, UNREAD } from './wire.ts';

export interface Bounds {
  readonly messages: number;
  readonly bytes: number;
}

/** Null: there never was one that could be kept. Undefined: it was let go. */
export type Content = string | Bytes | Blob | null | undefined;

/**
 * Columns of a row, readable after its payload was let go. `before`: weight of all earlier rows. `seen`: the same with
 * the messages that were dropped and never became rows.
 */
export const ROW = { sequence: 0, timestamp: 1, connection: 2, flags: 3, size: 4, before: 5, seen: 6 } as const;
/** A power of two, one column spare, as the capacity: a row's place is then a mask and a shift. */
const ROW_SHIFT = 3;
const FIRST_CAPACITY = 256;

export interface MessageQueue {
  add(
    sequence: number,
    timestamp: number,
    connection: number,
    flags: number,
    size: number,
    weight: number,
    content: Content,
  ): void;
  /** A message of `weight` came and is not kept. */
  drop(weight: number): void;
  /** Lets go of what exceeds `bounds`, old payloads before old rows; with `onlyConfirmed` nothing the panel lacks. */
  trim(bounds: Bounds, onlyConfirmed: boolean): void;
  /** Whether the rows that the panel has not confirmed fill `bounds`. One more of any weight fits as long as not. */
  isFull(bounds: Bounds): boolean;
  /** The panel holds all up to sequence `received`. */
  confirm(received: number): void;
  /** Starts again behind the last confirmed row (`fromStart`: a new panel, nothing is confirmed). Weight of what the panel holds. */
  rewind(fromStart: boolean): number;
  /** Index of the next row to send, `end` when there is none: move on by `skip`. */
  readonly next: () => number;
  readonly end: () => number;
  skip(): void;
  column(index: number, column: number): number;
  /** What keeping row `index` cost, in bytes. */
  weight(index: number): number;
  content(index: number): Content;
  /** The bytes of the Blob in row `index`; null when it could not be read. */
  fill(index: number, bytes: Bytes | null): void;
  /** Marks the Blob in row `index` as being read. */
  markRead(index: number): void;
  /** Weight of all messages that ever came. */
  readonly seen: () => number;
  /** All sequences of rows that are gone are below this. */
  readonly goneBefore: () => number;
}

export function createMessageQueue(): MessageQueue {
  let capacity = 0;
  let mask = 0;
  let columns = new NativeFloat64Array(0);
  let contents = bareArray<Content>();
  let tail = 0;
  let payloadTail = 0;
  let head = 0;
  let sent = 0;
  let confirmed = 0;
  let confirmedSeen = 0;
  let total = 0;
  let dropped = 0;
  let goneBefore = 0;

  const at = (index: number): number => (index & mask) << ROW_SHIFT;
  const column = (index: number, which: number): number => columns[at(index) + which] as number;
  const totalBefore = (index: number): number => (index === head ? total : column(index, ROW.before));
  const weight = (index: number): number => totalBefore(index + 1) - totalBefore(index);

  function grow(): void {
    const size = capacity === 0 ? FIRST_CAPACITY : capacity * 2;
    const width = 1 << ROW_SHIFT;
    const grownColumns = new NativeFloat64Array(size * width);
    const grownContents = bareArray<Content>();
    for (let place = 0; place < size; place++) grownContents[place] = undefined;
    for (let index = tail; index < head; index++) {
      const from = at(index);
      const to = (index & (size - 1)) << ROW_SHIFT;
      for (let which = 0; which < width; which++) grownColumns[to + which] = columns[from + which] as number;
      grownContents[index & (size - 1)] = contents[index & mask];
    }
    columns = grownColumns;
    contents = grownContents;
    capacity = size;
    mask = size - 1;
  }

  function shrink(bounds: Bounds, end: number): void {
    while (payloadTail < end && total - totalBefore(payloadTail) > bounds.bytes) {
      contents[payloadTail & mask] = undefined;
      payloadTail++;
    }
    while (tail < end && head - tail > bounds.messages) {
      goneBefore = column(tail, ROW.sequence) + 1;
      contents[tail & mask] = undefined;
      tail++;
    }
    if (payloadTail < tail) payloadTail = tail;
    if (sent < tail) sent = tail;
  }

  return {
    add(sequence, timestamp, connection, flags, size, weight, content) {
      if (head - tail === capacity) grow();
      const place = at(head);
      columns[place + ROW.sequence] = sequence;
      columns[place + ROW.timestamp] = timestamp;
      columns[place + ROW.connection] = connection;
      columns[place + ROW.flags] = flags;
      columns[place + ROW.size] = size;
      columns[place + ROW.before] = total;
      columns[place + ROW.seen] = total + dropped;
      contents[head & mask] = content;
      total += weight;
      head++;
    },
    drop(weight) {
      dropped += weight;
    },
    trim(bounds, onlyConfirmed) {
      if (head - tail <= bounds.messages && total - totalBefore(payloadTail) <= bounds.bytes) return;
      shrink(bounds, onlyConfirmed && confirmed < head ? confirmed : head);
    },
    isFull: (bounds) =>
      head - confirmed >= bounds.messages ||
      total - totalBefore(confirmed > payloadTail ? confirmed : payloadTail) >= bounds.bytes,
    confirm(received) {
      if (confirmed < tail) confirmed = tail;
      const before = confirmed;
      while (confirmed < head && column(confirmed, ROW.sequence) <= received) confirmed++;
      if (confirmed > before) confirmedSeen = column(confirmed - 1, ROW.seen) + weight(confirmed - 1);
    },
    rewind(fromStart) {
      if (fromStart) confirmedSeen = 0;
      if (fromStart || confirmed < tail) confirmed = tail;
      sent = confirmed;
      return confirmedSeen;
    },
    next: () => sent,
    end: () => head,
    skip() {
      sent++;
    },
    column,
    weight,
    content: (index) => (index < payloadTail ? undefined : contents[index & mask]),
    fill(index, bytes) {
      if (index < payloadTail) return;
      contents[index & mask] = bytes;
      const lost = bytes === null ? FLAGS.noPayload | FLAGS.truncated : 0;
      columns[at(index) + ROW.flags] = (column(index, ROW.flags) & ~UNREAD) | lost;
    },
    markRead(index) {
      columns[at(index) + ROW.flags] = column(index, ROW.flags) & ~UNREAD;
    },
    seen: () => total + dropped,
    goneBefore: () => goneBefore,
  };
}
