// Stretches of time of which not all is known: something happened in a realm and never came to be read. Silence in one
// proves nothing. Pure.
import type { RealmId } from '../protocol/identifiers.ts';

/** Between two events that were read, or while the user let nothing be recorded. Epoch ms. */
export interface Gap {
  readonly since: number;
  readonly until: number;
}

/** Times in which the user let nothing be recorded, of all realms, in order of time; and how many messages came meanwhile. */
export interface Unrecorded {
  readonly gaps: readonly Gap[];
  readonly count: number;
}

/** Of a realm; the oldest of more become one, with all that is between them. */
const MAX_GAPS = 32;

/** `gaps` with one more behind them. */
export function withGap(gaps: readonly Gap[], gap: Gap): readonly Gap[] {
  const [oldest, next, ...rest] = gaps;
  if (gaps.length < MAX_GAPS || oldest === undefined || next === undefined) return [...gaps, gap];
  return [{ since: oldest.since, until: next.until }, ...rest, gap];
}

/** What a session knows of its gaps. */
interface GapsKnown {
  readonly gaps: ReadonlyMap<RealmId, readonly Gap[]>;
  readonly unrecorded: Unrecorded;
}

/** Those of a connection whose messages are of `realmId`, that began before `until`. `missing`: more, which are of all realms. */
export function gapsOf(
  realmId: RealmId,
  { gaps, unrecorded }: GapsKnown,
  missing: readonly Gap[] = [],
  until = Number.POSITIVE_INFINITY,
): readonly Gap[] {
  return [...(gaps.get(realmId) ?? []), ...unrecorded.gaps, ...missing].filter(({ since }) => since < until);
}

/** Those that are no time in which the user let nothing be recorded: only in them can more than messages be missing. */
export function unexplained(gaps: readonly Gap[], { gaps: explaining }: Unrecorded): readonly Gap[] {
  return gaps.filter((gap) => !explaining.some(({ since, until }) => since < gap.until && until > gap.since));
}

/** Up to when all is known that was said since then: `now`, unless a gap began before. */
export function knownUntil(gaps: readonly Gap[], since: number, now: number): number {
  return gaps.reduce((known, gap) => (gap.until > since ? Math.min(known, Math.max(since, gap.since)) : known), now);
}

/** Since when all is known up to the present: `since`, unless a gap ended after it. */
export function knownSince(gaps: readonly Gap[], since: number): number {
  return gaps.reduce((known, { until }) => Math.max(known, until), since);
}
