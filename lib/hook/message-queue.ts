// Messages that wait for a panel: columns and payloads that run in a circle, bounded by count and bytes. Indexes are
// absolute and never reused, so that what was sent, confirmed and lost is told by comparing numbers.
import { bareArray, NativeFloat64Array } from './natives.ts';
import type { Payload } from './payload.ts';
import { FLAGS } from './wire.ts';

export interface Bounds {
  readonly messages: number;
  readonly bytes: number;
}

/** Columns of a row, readable after its payload was let go; `before` is the sum of the weights of all earlier rows. */
export const ROW = { sequence: 0, timestamp: 1, connection: 2, flags: 3, size: 4, before: 5 } as const;
const ROW_WIDTH = 6;
const FIRST_CAPACITY = 256;

export interface MessageQueue {
  add(sequence: number, timestamp: number, connection: number, isReceived: boolean, payload: Payload): void;
  /** Lets go of what exceeds `bounds`, old payloads before old rows; with `onlyConfirmed` nothing the panel lacks. */
  trim(bounds: Bounds, onlyConfirmed: boolean): void;
  /** Whether the rows that the panel has not confirmed leave no room for one more of `weight`. */
  isFull(bounds: Bounds, weight: number): boolean;
  /** The panel holds all rows before `end`. */
  confirm(end: number): void;
  /** Starts again behind the last confirmed row (`fromStart`: a new panel, nothing is confirmed); what is gone for good. */
  rewind(fromStart: boolean): { count: number; byteLength: number };
  readonly unsent: () => number;
  /** Index of the next row to send: move on by `skip`. */
  readonly next: () => number;
  skip(): void;
  column(index: number, column: number): number;
  /** What keeping row `index` cost, in bytes. */
  weight(index: number): number;
  /** Undefined when the payload was let go. */
  payload(index: number): Payload | undefined;
}

export function createMessageQueue(): MessageQueue {
  let capacity = 0;
  let columns = new NativeFloat64Array(0);
  let payloads = bareArray<Payload | undefined>();
  let tail = 0;
  let payloadTail = 0;
  let head = 0;
  let sent = 0;
  let confirmed = 0;
  let total = 0;
  let confirmedTotal = 0;

  const column = (index: number, which: number): number => columns[(index % capacity) * ROW_WIDTH + which] as number;
  const totalBefore = (index: number): number => (index === head ? total : column(index, ROW.before));

  function grow(): void {
    const size = capacity === 0 ? FIRST_CAPACITY : capacity * 2;
    const grownColumns = new NativeFloat64Array(size * ROW_WIDTH);
    const grownPayloads = bareArray<Payload | undefined>();
    for (let place = 0; place < size; place++) grownPayloads[place] = undefined;
    for (let index = tail; index < head; index++) {
      for (let which = 0; which < ROW_WIDTH; which++)
        grownColumns[(index % size) * ROW_WIDTH + which] = column(index, which);
      grownPayloads[index % size] = payloads[index % capacity];
    }
    columns = grownColumns;
    payloads = grownPayloads;
    capacity = size;
  }

  return {
    add(sequence, timestamp, connection, isReceived, payload) {
      if (head - tail === capacity) grow();
      const at = (head % capacity) * ROW_WIDTH;
      columns[at + ROW.sequence] = sequence;
      columns[at + ROW.timestamp] = timestamp;
      columns[at + ROW.connection] = connection;
      columns[at + ROW.flags] =
        (isReceived ? FLAGS.received : 0) |
        (payload.isBinary ? FLAGS.binary : 0) |
        (payload.isTruncated ? FLAGS.truncated : 0);
      columns[at + ROW.size] = payload.size;
      columns[at + ROW.before] = total;
      payloads[head % capacity] = payload;
      total += payload.weight;
      head++;
    },
    trim(bounds, onlyConfirmed) {
      const end = onlyConfirmed && confirmed < head ? confirmed : head;
      while (payloadTail < end && total - totalBefore(payloadTail) > bounds.bytes) {
        payloads[payloadTail % capacity] = undefined;
        payloadTail++;
      }
      while (tail < end && head - tail > bounds.messages) {
        payloads[tail % capacity] = undefined;
        tail++;
      }
      if (payloadTail < tail) payloadTail = tail;
    },
    isFull: (bounds, weight) => head - confirmed >= bounds.messages || total - confirmedTotal + weight > bounds.bytes,
    confirm(end) {
      if (end <= confirmed) return;
      confirmedTotal = totalBefore(end);
      confirmed = end;
    },
    rewind(fromStart) {
      if (fromStart) {
        confirmed = 0;
        confirmedTotal = 0;
      }
      sent = confirmed > tail ? confirmed : tail;
      const count = tail > confirmed ? tail - confirmed : 0;
      return { count, byteLength: count === 0 ? 0 : totalBefore(tail) - confirmedTotal };
    },
    unsent: () => head - sent,
    next: () => sent,
    skip() {
      sent++;
    },
    column,
    weight: (index) => totalBefore(index + 1) - totalBefore(index),
    payload: (index) => (index < payloadTail ? undefined : payloads[index % capacity]),
  };
}
