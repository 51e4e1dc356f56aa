// How many messages each connection had when: a few bins over its whole life, so that a line of them can be drawn.
// Mutable and append-only, like the message list that it follows.
import type { ReadonlyMessageLog } from '../model/message-log.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';

export interface Rate {
  readonly startedAt: number;
  readonly binMs: number;
  readonly counts: readonly number[];
}

export const BIN_COUNT = 32;
const FIRST_BIN_MS = 250;

/** Messages counted between two looks at the clock. */
const MESSAGES_A_LOOK = 1_024;

interface Bins {
  startedAt: number;
  binMs: number;
  counts: number[];
}

export function createRateLog(messages: Pick<ReadonlyMessageLog, 'firstIndex' | 'length' | 'cursor' | 'origins'>) {
  const known = new Map<ConnectionId, Bins>();
  const cursor = messages.cursor();
  let nextIndex = 0;
  return {
    /** The rates with what is new taken in, until `isOver`: a map that is new each time, of bins that are not. */
    extend(isOver: () => boolean): ReadonlyMap<ConnectionId, Rate> {
      const end = messages.firstIndex + messages.length;
      nextIndex = Math.max(nextIndex, messages.firstIndex);
      for (; nextIndex < end; nextIndex++) {
        if (nextIndex % MESSAGES_A_LOOK === 0 && isOver()) break;
        if (!cursor.moveTo(nextIndex)) continue;
        const origin = messages.origins[cursor.origin];
        if (origin !== undefined) count(known, origin.connectionId, cursor.timestamp);
      }
      return new Map(known);
    },
    /** Whether all messages are counted. */
    isDone: () => nextIndex >= messages.firstIndex + messages.length,
  };
}

function count(known: Map<ConnectionId, Bins>, id: ConnectionId, timestamp: number): void {
  if (!Number.isFinite(timestamp)) return;
  let bins = known.get(id);
  if (bins === undefined) {
    bins = { startedAt: timestamp, binMs: FIRST_BIN_MS, counts: [] };
    known.set(id, bins);
  }
  const sinceStart = Math.max(0, timestamp - bins.startedAt);
  while (sinceStart >= bins.binMs * BIN_COUNT) halve(bins);
  const at = Math.floor(sinceStart / bins.binMs);
  while (bins.counts.length <= at) bins.counts.push(0);
  bins.counts[at] = (bins.counts[at] ?? 0) + 1;
}

/** A life that outgrows the bins makes each of them twice as long. */
function halve(bins: Bins): void {
  bins.binMs *= 2;
  const half = Math.ceil(bins.counts.length / 2);
  bins.counts = Array.from({ length: half }, (_, at) => (bins.counts[2 * at] ?? 0) + (bins.counts[2 * at + 1] ?? 0));
}
