// Long work in slices, so that the panel goes on answering.

/** `isOver` says when a slice has lasted long enough; `step` says whether all is done. */
export type Step = (isOver: () => boolean) => boolean;

export interface Slices {
  /** For a slice that begins now. */
  begin(): () => boolean;
  /** Calls `step` in tasks of its own until all is done; the returned function ends that. */
  run(step: Step): () => void;
}

export interface SlicesParts {
  /** Monotonic, in ms. */
  readonly now: () => number;
  /** Calls `task` soon, with the time that it may take if the browser says so; returns how to call it off. */
  readonly defer: (task: (allottedMs: number | null) => void) => () => void;
  readonly sliceMs: number;
}

/** Half a frame: drawing needs the other. */
const SLICE_MS = 8;
/** Work that nobody waits for. */
const IDLE_SLICE_MS = 4;
const IDLE_PAUSE_MS = 50;

export function createSlices({ now, defer, sliceMs }: SlicesParts): Slices {
  const until = (deadline: number) => (): boolean => now() >= deadline;
  return {
    begin: () => until(now() + sliceMs),
    run(step) {
      let cancel = defer(slice);
      function slice(allottedMs: number | null): void {
        if (!step(until(now() + Math.min(allottedMs ?? sliceMs, sliceMs)))) cancel = defer(slice);
      }
      return () => cancel();
    },
  };
}

/** Of work that somebody waits for: one slice after the other, with a chance for input and drawing in between. */
export function soonSlices(): Slices {
  return createSlices({
    now: () => performance.now(),
    sliceMs: SLICE_MS,
    defer(task) {
      const abort = new AbortController();
      const { scheduler } = globalThis as { scheduler?: Scheduler };
      if (scheduler === undefined) return onTimer(() => task(null), 0);
      scheduler
        .postTask(() => task(null), { priority: 'user-visible', signal: abort.signal })
        .catch(() => {
          // It was called off.
        });
      return () => abort.abort();
    },
  });
}

interface Scheduler {
  postTask(task: () => void, options: { priority: string; signal: AbortSignal }): Promise<void>;
}

/** Of work that nobody waits for: when the browser has nothing else to do. */
export function idleSlices(): Slices {
  return createSlices({
    now: () => performance.now(),
    sliceMs: IDLE_SLICE_MS,
    defer(task) {
      if (typeof requestIdleCallback === 'undefined') return onTimer(() => task(null), IDLE_PAUSE_MS);
      const id = requestIdleCallback((deadline) => task(deadline.timeRemaining()));
      return () => cancelIdleCallback(id);
    },
  });
}

function onTimer(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
