// The present: what the clock says, and up to when what happened has been read. Between the two, silence proves nothing.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionView } from '../model/session.ts';
import type { LinkStatus } from '../protocol/link-status.ts';

export interface PresentDeps {
  readonly now: () => number;
  readonly status: ReadonlySignal<LinkStatus>;
  readonly view: ReadonlySignal<SessionView>;
  /** Of the events that wait to be read, the time of the oldest; null when none does. */
  readonly waitingSince: ReadonlySignal<number | null>;
}

/** After a stall the clock ticks before what came meanwhile is handed over, and may tick twice at once. ms */
const SETTLED_MS = 500;

export const PresentState = createModel(({ now, status, view, waitingSince }: PresentDeps) => {
  const time = signal(now());
  const settledAt = signal(time.peek());
  /** The present while events can still arrive, else the last that is known of. */
  const clock = computed(() => (status.value === 'attached' ? time.value : (view.value.lastEventAt ?? time.value)));

  return {
    clock,
    /** Epoch ms: what happened before has been read, as far as anybody can tell. */
    readUpTo: computed(() => {
      const until = status.value === 'attached' ? settledAt.value : clock.value;
      return Math.min(until, waitingSince.value ?? until);
    }),
    tick() {
      const at = now();
      // What the page said before the last tick has arrived by this one.
      if (at - time.peek() >= SETTLED_MS) settledAt.value = time.peek();
      time.value = at;
    },
  };
});
