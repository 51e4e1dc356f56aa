// How many messages each connection had when, counted in slices: a file that was opened has a million at once.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionModel } from '../model/session.ts';
import { createRateLog } from './rate-log.ts';
import type { Slices } from './slices.ts';

export interface RateDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly revision: ReadonlySignal<number>;
  readonly slices: Slices;
}

export const RateState = createModel(({ model, revision, slices }: RateDeps) => {
  /** Raised when more was counted in slices. */
  const counted = signal(0);
  const log = computed(() => createRateLog(model.value.messages));
  const rates = computed(() => {
    revision.value;
    counted.value;
    return log.value.extend(slices.begin());
  });
  let end: (() => void) | null = null;
  effect(() => {
    rates.value;
    if (log.value.isDone() || end !== null) return;
    end = slices.run((isOver) => {
      const current = log.peek();
      current.extend(isOver);
      if (!current.isDone()) return false;
      end = null;
      counted.value++;
      return true;
    });
  });
  effect(() => () => end?.());

  return {
    /** Messages over the life of each connection, as far as they are counted. */
    rates,
  };
});
