// What is missing of a session because the user let nothing be recorded for a while.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Gap } from '../model/gaps.ts';
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { createOwnEvents } from './own-events.ts';

const RECORDING_REALM = 'recording' as RealmId;
const NONE: readonly Gap[] = [];

export interface Pause {
  /** What is to be withheld from now on is of a new pause. */
  begin(): void;
  withhold(messages: readonly SessionEvent[]): void;
  /** The event that tells of what was withheld since the last one; null when nothing was. */
  tell(): SessionEvent | null;
  /** The time that no event tells of yet; empty when nothing was withheld. */
  readonly missing: ReadonlySignal<readonly Gap[]>;
}

/** `now` in epoch ms. */
export function createPause(now: () => number): Pause {
  const missing = signal(NONE);
  let since = 0;
  let count = 0;
  let told: SessionEvent | null = null;
  const keep = ([event]: readonly SessionEvent[]): void => {
    told = event ?? null;
  };
  const tellOwn = createOwnEvents(keep, now, RECORDING_REALM);

  function begin(): void {
    since = now();
    count = 0;
    missing.value = NONE;
  }

  return {
    begin,
    withhold(messages) {
      if (messages.length === 0) return;
      count += messages.length;
      // Some were said before, and were late.
      const oldest = messages.reduce((least, { timestamp }) => Math.min(least, timestamp), since);
      if (oldest === since && missing.peek() !== NONE) return;
      since = oldest;
      missing.value = [{ since, until: Number.POSITIVE_INFINITY }];
    },
    tell() {
      if (count === 0) return null;
      tellOwn({ type: 'messages-unrecorded', since, count });
      begin();
      return told;
    },
    missing,
  };
}
