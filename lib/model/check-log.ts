// What the user did from the panel: checks, `debugMode` and notes. Bounded: all are pressed by hand.
import type { SessionEventOf } from '../protocol/events.ts';

export type CheckRun = SessionEventOf<'check-ran'>;
export type DebugModeChange = SessionEventOf<'debug-mode-changed'>;
export type Note = SessionEventOf<'note-added'>;

/** The oldest go first; a session file may hold any number. */
export const MAX_CHECK_EVENTS = 1_000;

export interface CheckLog {
  append(event: CheckRun | DebugModeChange | Note): void;
  /** The same lists as before when nothing was appended. */
  snapshot(): {
    readonly checks: readonly CheckRun[];
    readonly debugModeChanges: readonly DebugModeChange[];
    readonly notes: readonly Note[];
  };
}

export function createCheckLog(): CheckLog {
  const checks = createNewest<CheckRun>();
  const debugModeChanges = createNewest<DebugModeChange>();
  const notes = createNewest<Note>();
  return {
    append(event) {
      if (event.type === 'check-ran') checks.append(event);
      else if (event.type === 'note-added') notes.append(event);
      else debugModeChanges.append(event);
    },
    snapshot: () => ({
      checks: checks.snapshot(),
      debugModeChanges: debugModeChanges.snapshot(),
      notes: notes.snapshot(),
    }),
  };
}

/** The list is cut when it is twice as long as needed, so that a file of a million of them costs a million steps. */
function createNewest<Event>() {
  let kept: Event[] = [];
  let cached: readonly Event[] = [];
  return {
    append(event: Event): void {
      if (kept.length >= 2 * MAX_CHECK_EVENTS) kept = kept.slice(-MAX_CHECK_EVENTS);
      kept.push(event);
    },
    snapshot(): readonly Event[] {
      if (cached.at(-1) !== kept.at(-1)) cached = kept.slice(-MAX_CHECK_EVENTS);
      return cached;
    },
  };
}
