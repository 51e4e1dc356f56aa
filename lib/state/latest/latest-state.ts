// The latest value of each type, found out only while somebody looks.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionModel } from '../../model/session.ts';
import type { MessageFacts } from '../message-facts.ts';
import type { Slices } from '../slices.ts';
import { createLatestLog, type Latest } from './latest-log.ts';

export interface LatestDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly revision: ReadonlySignal<number>;
  readonly facts: ReadonlySignal<MessageFacts>;
  /** Changes when messages may be of another type than before. */
  readonly readRevision: ReadonlySignal<number>;
  readonly slices: Slices;
}

const NOTHING: Latest = { values: [], leftOutCount: 0, isDone: true };

export const LatestState = createModel(({ model, revision, facts, readRevision, slices }: LatestDeps) => {
  const watchers = signal(0);
  const shown = signal(0);
  const log = computed(() => {
    readRevision.value;
    const { value } = facts;
    return createLatestLog(model.value.messages, (index) => value.typeOf(index));
  });
  const latest = computed<Latest>(() => {
    if (watchers.value === 0) return NOTHING;
    revision.value;
    shown.value;
    facts.value.follow();
    return log.value.extend(slices.begin());
  });
  let end: (() => void) | null = null;
  effect(() => {
    if (latest.value.isDone || end !== null) return;
    end = slices.run((isOver) => {
      const { isDone } = log.peek().extend(isOver);
      if (isDone) end = null;
      shown.value++;
      return isDone;
    });
  });
  effect(() => () => end?.());

  return {
    latest,
    /** Looks until the returned function is called. */
    watch(): () => void {
      watchers.value++;
      return () => {
        watchers.value--;
      };
    },
  };
});
