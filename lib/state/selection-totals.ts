import type { Message } from '../model/message.ts';

export interface Totals {
  readonly count: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** From the first to the last of them. */
  readonly durationMs: number;
}

/** What several messages come to. */
export function totalsOf(messages: readonly Message[]): Totals {
  let [sentBytes, receivedBytes] = [0, 0];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { direction, byteLength, timestamp } of messages) {
    if (direction === 'sent') sentBytes += byteLength;
    else receivedBytes += byteLength;
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
  }
  return { count: messages.length, sentBytes, receivedBytes, durationMs: Math.max(0, last - first) };
}
