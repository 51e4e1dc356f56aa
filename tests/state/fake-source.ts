// A source that says what a test makes it say, and a schedule that folds when the test asks.
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { LinkStatus } from '../../lib/protocol/link-status.ts';
import type { AppDeps } from '../../lib/state/app-deps.ts';
import { createAppState } from '../../lib/state/app-state.ts';
import type { EventSource } from '../../lib/state/event-source.ts';
import { createSlices } from '../../lib/state/slices.ts';
import { START } from '../model/session-log.ts';

export function createTestApp(deps: Partial<AppDeps> = {}) {
  let emit: (events: readonly SessionEvent[]) => void = () => {};
  let report: (status: LinkStatus) => void = () => {};
  let pending: (() => void) | null = null;
  let isSubscribed = false;
  let foldCount = 0;
  const source: EventSource = {
    subscribe(onEvents, onStatus) {
      emit = onEvents;
      report = onStatus;
      isSubscribed = true;
      return () => {
        isSubscribed = false;
      };
    },
  };
  const never = createSlices({ now: () => 0, sliceMs: 1, defer: () => () => {} });
  const app = createAppState({
    createModel: createSessionModel,
    source,
    work: { soon: never, idle: never, now: () => 0 },
    now: () => START + 60_000,
    schedule: (run) => {
      pending = run;
      return () => {
        pending = null;
      };
    },
    ...deps,
  });
  const fold = () => {
    foldCount += pending === null ? 0 : 1;
    pending?.();
  };
  return {
    app,
    fold,
    status: (status: LinkStatus) => report(status),
    queue: (...events: SessionEvent[]) => emit(events),
    tell: (...events: SessionEvent[]) => {
      emit(events);
      // The first messages are shown before the rest is taken in.
      do fold();
      while (pending !== null);
    },
    isSubscribed: () => isSubscribed,
    foldCount: () => foldCount,
  };
}
