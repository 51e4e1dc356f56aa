// Stretches of time of which not all is known: something happened in a realm and never came to be read. Silence in one
// proves nothing. Pure.
import type { RealmId } from '../protocol/identifiers.ts';

/** Between two events that were read, or while the user let nothing be recorded. Epoch ms. */
export interface Gap {
  readonly since: number;
  readonly until: number;
}

/** Of a realm; the oldest of more become one, with all that is between them. */
const MAX_GAPS = 32;

/** `gaps` with one more behind them. */
export function withGap(gaps: readonly Gap[], gap: Gap): readonly Gap[] {
  const [oldest, next, ...rest] = gaps;
  if (gaps.length < MAX_GAPS || oldest === undefined || next === undefined) return [...gaps, gap];
  return [{ since: oldest.since, until: next.until }, ...rest, gap];
}

/** Those of one realm. `unrecorded`, of all realms, is the last and may still go on. */
export function gapsOf(
  realmId: RealmId,
  gaps: ReadonlyMap<RealmId, readonly Gap[]>,
  unrecorded: Gap | null,
): readonly Gap[] {
  const own = gaps.get(realmId) ?? [];
  return unrecorded === null ? own : [...own, unrecorded];
}

/** Up to when all is known that was said since then: `now`, unless a gap began before. */
export function knownUntil(gaps: readonly Gap[], since: number, now: number): number {
  return gaps.reduce((known, gap) => (gap.until > since ? Math.min(known, Math.max(since, gap.since)) : known), now);
}

/** Since when all is known up to the present: `since`, unless a gap ended after it. */
export function knownSince(gaps: readonly Gap[], since: number): number {
  return gaps.reduce((known, { until }) => Math.max(known, until), since);
}
