// How many messages lie behind each column of the canvas. Pure.
import type { TickColumn } from '../../lib/state/timeline/tick-column.ts';
import type { TimeScale } from './time-scale.ts';

/** Wide enough to be seen where one message stands alone. */
export const BUCKET_PX = 2;

export function bucketCount(scale: TimeScale): number {
  return Math.ceil(scale.widthPx / BUCKET_PX);
}

/** Adds the messages on show to `counts`. Costs by what is shown, not by what the column holds. */
export function addTickCounts(column: TickColumn, scale: TimeScale, counts: Uint32Array): void {
  const { from, until } = scale.range;
  const bucketMs = scale.msPerPx * BUCKET_PX;
  const last = counts.length - 1;
  // The next number after it: what came at the very end is counted too.
  const limit = until * (1 + Number.EPSILON);
  let position = column.countBefore(from);
  for (let time = column.timeAt(position); time !== undefined && time < limit; time = column.timeAt(position)) {
    const bucket = Math.min(last, Math.floor((time - from) / bucketMs));
    const edge = bucket === last ? limit : Math.min(limit, from + (bucket + 1) * bucketMs);
    // Rounding must not stop the walk: the message itself is counted here in any case.
    const next = Math.max(position + 1, column.countBefore(edge, position));
    counts[bucket] = (counts[bucket] ?? 0) + next - position;
    position = next;
  }
}

/** Height of a bar for so many messages, of 1: each doubling adds the same, so that one message is seen beside a hundred. */
export function densityShare(count: number): number {
  return count === 0 ? 0 : Math.min(1, 0.5 + 0.1 * Math.log2(count));
}
