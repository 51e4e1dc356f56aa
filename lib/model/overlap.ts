// When two or more connections were open at once. Pure.
import type { ConnectionId } from '../protocol/identifiers.ts';

/** Epoch ms; `closedAt` is null while it is open. */
export interface Interval {
  readonly connectionId: ConnectionId;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

/** One unbroken time in which at least two were open; `until` is null while it lasts. */
export interface Overlap {
  readonly since: number;
  readonly until: number | null;
  /** All that took part, in the order in which they opened. */
  readonly connectionIds: readonly ConnectionId[];
}

interface Edge {
  readonly at: number;
  readonly isOpening: boolean;
  readonly id: ConnectionId;
}

/** The overlaps among the intervals, oldest first and disjoint. One that closes as the next opens is no overlap. */
export function overlapsOf(intervals: readonly Interval[]): Overlap[] {
  const overlaps: Overlap[] = [];
  const open = new Set<ConnectionId>();
  let members: Set<ConnectionId> | null = null;
  let since = 0;
  for (const { at, isOpening, id } of edgesOf(intervals)) {
    if (isOpening) open.add(id);
    else open.delete(id);
    if (open.size >= 2) {
      if (members === null) since = at;
      members ??= new Set(open);
      if (isOpening) members.add(id);
    } else if (members !== null) {
      overlaps.push({ since, until: at, connectionIds: [...members] });
      members = null;
    }
  }
  if (members !== null) overlaps.push({ since, until: null, connectionIds: [...members] });
  return overlaps;
}

function edgesOf(intervals: readonly Interval[]): Edge[] {
  const edges: Edge[] = [];
  for (const { connectionId: id, openedAt, closedAt } of intervals) {
    if (closedAt !== null && closedAt <= openedAt) continue;
    edges.push({ at: openedAt, isOpening: true, id });
    if (closedAt !== null) edges.push({ at: closedAt, isOpening: false, id });
  }
  return edges.sort((a, b) => a.at - b.at || Number(a.isOpening) - Number(b.isOpening));
}

/** The overlap in which that time lies. */
export function overlapAt(overlaps: readonly Overlap[], at: number): Overlap | undefined {
  let low = 0;
  let high = overlaps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((overlaps[middle]?.since ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = overlaps[low - 1];
  return found !== undefined && (found.until === null || at <= found.until) ? found : undefined;
}
