import type { ReadonlyMessageLog } from '../model/message-log.ts';

export interface Totals {
  readonly count: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** From the first to the last of them. */
  readonly durationMs: number;
}

/** What several messages come to, as far as they are still kept. */
export function totalsOf(indexes: Iterable<number>, messages: Pick<ReadonlyMessageLog, 'cursor'>): Totals {
  const cursor = messages.cursor();
  let [count, sentBytes, receivedBytes] = [0, 0, 0];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const index of indexes) {
    if (!cursor.moveTo(index)) continue;
    count++;
    if (cursor.isReceived) receivedBytes += cursor.byteLength;
    else sentBytes += cursor.byteLength;
    first = Math.min(first, cursor.timestamp);
    last = Math.max(last, cursor.timestamp);
  }
  return { count, sentBytes, receivedBytes, durationMs: Math.max(0, last - first) };
}
