// Whether the cause of a failure may still be on its way: the network layer tells of it a moment after the page. Pure.
import type { Connection } from '../model/connection.ts';

/** The witness has read the log several times by then. ms */
export const AWAITED_MS = 2_000;

/** `attachedAt`: what failed before can only be looked up from then on. */
export function isCauseAwaited(connection: Connection, attachedAt: number | null, now: number): boolean {
  const { failure, createdAt, closedAt } = connection;
  return failure?.cause === 'unknown' && now - Math.max(closedAt ?? createdAt, attachedAt ?? 0) < AWAITED_MS;
}
