// The rows that a row log finds, shown as they are found: at once what a moment allows, then more in slices.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RowLog } from './row-log.ts';
import type { Rows } from './rows.ts';
import type { Slices } from './slices.ts';

/** Time for long work: for what the user waits for, and for what nobody does. */
export interface Work {
  readonly soon: Slices;
  readonly idle: Slices;
  /** Monotonic, in ms. */
  readonly now: () => number;
}

export interface FoundRowsDeps {
  /** Null while nothing is looked for. */
  readonly log: ReadonlySignal<RowLog | null>;
  /** Raised when there is something new to look at. */
  readonly revision: ReadonlySignal<number>;
  /** Brings what the log looks at up to date. */
  prepare(): void;
  readonly work: Work;
}

/** Rows are shown this often while the log is still at work. ms */
const SHOW_EVERY_MS = 200;

const NO_ROWS: Rows = {
  length: 0,
  messageCount: 0,
  takenCount: 0,
  firstNumber: 0,
  series: {},
  at: () => undefined,
  indexAt: () => null,
  positionOf: () => -1,
  positionFrom: () => 0,
};

export const FoundRows = createModel(({ log, revision, prepare, work }: FoundRowsDeps) => {
  /** Raised when what was found in slices is to be shown. */
  const shown = signal(0);
  const rows = computed<Rows>(() => {
    shown.value;
    revision.value;
    prepare();
    return log.value?.extend(work.soon.begin()) ?? NO_ROWS;
  });
  const progress = computed(() => {
    rows.value;
    // Rows that are the same may have been looked for in more messages.
    revision.value;
    shown.value;
    return log.value?.progress ?? 1;
  });

  let end: (() => void) | null = null;
  effect(() => {
    if (progress.value === 1 || end !== null) return;
    let shownAt = work.now();
    end = work.soon.run((isOver) => {
      const current = log.peek();
      current?.extend(isOver);
      const isDone = current === null || current.progress === 1;
      if (isDone) end = null;
      if (!isDone && work.now() - shownAt < SHOW_EVERY_MS) return false;
      shownAt = work.now();
      shown.value++;
      return isDone;
    });
  });
  effect(() => () => end?.());

  return {
    rows,
    /** Share of the messages that were looked at; 1 when `rows` are all. */
    progress,
  };
});
