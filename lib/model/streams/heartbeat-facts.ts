// What a heartbeat's beats say: its interval and round trip, and how many are overdue. Pure.
import type { HiddenTime, VisibilityLedger } from '../visibility.ts';
import type { Beat, Heartbeat } from './heartbeat.ts';

type Visibility = Pick<VisibilityLedger, 'wasHidden'>;

/** Middle values: one beat that came late must not change what is usual. */
export interface HeartbeatRhythm {
  /** ms from beat to beat while the page was seen; null with fewer than two such. */
  readonly intervalMs: number | null;
  /** Hardly ever longer: nine in ten of these times are shorter. */
  readonly longMs: number | null;
  readonly roundTripMs: number | null;
  /** Times between beats that a hidden page's slowed timers stretched: no fault of the application. */
  readonly throttledCount: number;
  readonly longestThrottledMs: number;
  /** Epoch ms: when the first of them began. */
  readonly throttledAt: number | null;
}

/** An answer may take this many times the longest that was seen, before it counts as missing. */
const PATIENCE = 4;
/** ms in which an answer may be on its way, where beats come no more often than that. */
const MIN_PATIENCE_MS = 5_000;
/** Beats without an answer that come nearer to each other than this are for several channels at one time. ms */
const AT_ONE_TIME_MS = 500;
/** A time between beats that is longer than usual by this factor was stretched. */
const STRETCHED = 1.5;

export function rhythmOf({ beats, from, isAnswerable }: Heartbeat, visibility: Visibility): HeartbeatRhythm {
  const seen: number[] = [];
  const hidden: Array<{ readonly at: number; readonly ms: number }> = [];
  for (let index = 1; index < beats.length; index++) {
    const [before, beat] = [beats[index - 1] as Beat, beats[index] as Beat];
    const ms = beat.at - before.at;
    if (!isAnswerable && ms < AT_ONE_TIME_MS) continue;
    // A server's timers go on while the page is hidden.
    if (from === 'page' && visibility.wasHidden(before.at, beat.at)) hidden.push({ at: before.at, ms });
    else seen.push(ms);
  }
  const intervalMs = middleOf(seen);
  const trips = beats.flatMap(({ at, answeredAt }) => (answeredAt === null ? [] : [answeredAt - at]));
  const throttled = hidden.filter(({ ms }) => intervalMs !== null && ms > intervalMs * STRETCHED);
  return {
    intervalMs,
    longMs: seen.toSorted((a, b) => a - b)[Math.floor(seen.length * 0.9)] ?? null,
    roundTripMs: middleOf(trips),
    throttledCount: throttled.length,
    longestThrottledMs: Math.max(0, ...throttled.map(({ ms }) => ms)),
    throttledAt: throttled[0]?.at ?? null,
  };
}

/** Beats at the end that should have been answered. `knownUntil`: up to when all is known that was said since then, epoch ms. */
export function overdueOf(
  { unanswered, longestMs }: Heartbeat,
  { intervalMs }: HeartbeatRhythm,
  knownUntil: (since: number) => number,
): readonly Beat[] {
  const patienceMs = Math.max((longestMs ?? 0) * PATIENCE, Math.min(MIN_PATIENCE_MS, intervalMs ?? MIN_PATIENCE_MS));
  return unanswered.filter(({ at }) => knownUntil(at) - at > patienceMs);
}

/** What a view's hidden times say of a stretch of time. */
export function visibilityOf(times: readonly HiddenTime[]): Visibility {
  return {
    wasHidden: (since, until) =>
      times.some((time) => time.since < until && (time.until ?? Number.POSITIVE_INFINITY) > since),
  };
}

export function middleOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
