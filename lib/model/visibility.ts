// When the page could not be seen: browsers slow its timers down meanwhile. Top-level windows decide.
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

/** Epoch ms; `until` is null while it lasts. */
export interface HiddenTime {
  readonly since: number;
  readonly until: number | null;
}

export interface VisibilityLedger {
  /** Folds an event in; the time from which on answers may differ from those given before, or null. */
  apply(event: SessionEvent): number | null;
  /** Whether the page was hidden for some of this time. */
  wasHidden(since: number, until: number): boolean;
  /** ms of this time in which the page was hidden. */
  hiddenMs(since: number, until: number): number;
  /** When the page was last shown again up to this time; null when it never was. */
  shownBefore(at: number): number | null;
  /** The same list as before when nothing changed. */
  snapshot(): readonly HiddenTime[];
}

export function createVisibilityLedger(): VisibilityLedger {
  const tops = new Set<RealmId>();
  let times: readonly HiddenTime[] = [];

  function hide(at: number): void {
    const last = times.at(-1);
    if (last === undefined || (last.until !== null && last.until <= at)) times = [...times, { since: at, until: null }];
  }

  function show(at: number): void {
    const last = times.at(-1);
    if (last !== undefined && last.until === null && last.since <= at) {
      times = [...times.slice(0, -1), { since: last.since, until: at }];
    }
  }

  /** Those that end after `since`, newest first. */
  function* after(since: number): Generator<HiddenTime> {
    for (let index = times.length - 1; index >= 0; index--) {
      const time = times[index];
      if (time === undefined || (time.until !== null && time.until <= since)) return;
      yield time;
    }
  }

  function hiddenMs(since: number, until: number): number {
    let sum = 0;
    for (const time of after(since)) {
      sum += Math.max(0, Math.min(until, time.until ?? until) - Math.max(since, time.since));
    }
    return sum;
  }

  return {
    apply(event) {
      const { type, realmId, timestamp } = event;
      if (type === 'realm-started' && event.isTop) {
        tops.add(realmId);
        // A page that starts in the background does not say so; one that was hidden and was left says nothing more.
        const before = times;
        show(timestamp);
        return times === before ? null : timestamp;
      }
      if (!tops.has(realmId) || (type !== 'page-hidden' && type !== 'page-shown')) return null;
      if (type === 'page-hidden') hide(timestamp);
      else show(timestamp);
      return timestamp;
    },
    wasHidden: (since, until) => hiddenMs(since, until) > 0,
    hiddenMs,
    shownBefore(at) {
      for (let index = times.length - 1; index >= 0; index--) {
        const until = times[index]?.until ?? null;
        if (until !== null && until <= at) return until;
      }
      return null;
    },
    snapshot: () => times,
  };
}
