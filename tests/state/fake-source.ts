// A source that says what a test makes it say, and a schedule that folds when the test asks.
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { LinkStatus } from '../../lib/protocol/link-status.ts';
import { type AppDeps, createAppState } from '../../lib/state/app-state.ts';
import type { EventSource } from '../../lib/state/event-source.ts';
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
  const app = createAppState({
    createModel: createSessionModel,
    source,
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
      fold();
    },
    isSubscribed: () => isSubscribed,
    foldCount: () => foldCount,
  };
}
