// How often what arrived is shown. To draw all rows anew may take longer than a frame lasts; done for every frame of a
// flood, it would leave no time for scrolling and typing. So the dearer it is, the rarer it is done.

/** Of the time, at most this share goes into showing what arrived. */
const SHARE = 1 / 24;
/** Nobody waits longer than this to see what came. ms */
const MAX_PAUSE_MS = 500;

export interface ShowPace {
  /** Calls `show` now, or once a pause is over that is due; one call for all that was asked meanwhile. */
  request(show: () => void): void;
  stop(): void;
}

export interface ShowPaceParts {
  /** Monotonic, in ms. */
  readonly now: () => number;
  /** Calls `task` when the browser has drawn what was changed. */
  readonly afterDrawing: (task: () => void) => void;
  /** Returns how to call it off. */
  readonly delay: (task: () => void, delayMs: number) => () => void;
}

export function createShowPace({ now, afterDrawing, delay }: ShowPaceParts): ShowPace {
  let nextAt = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | null = null;

  function run(show: () => void): void {
    callOff = null;
    const start = now();
    show();
    // Until it is drawn nothing is known of its cost.
    nextAt = start + MAX_PAUSE_MS;
    afterDrawing(() => {
      const end = now();
      nextAt = end + Math.min(MAX_PAUSE_MS, (end - start) / SHARE);
    });
  }

  return {
    request(show) {
      if (now() >= nextAt) run(show);
      else callOff ??= delay(() => run(show), nextAt - now());
    },
    stop: () => callOff?.(),
  };
}

/** By the browser's clock. A task that is posted while a frame is made runs once it is drawn. */
export function drawnPace(): ShowPace {
  return createShowPace({
    now: () => performance.now(),
    afterDrawing: (task) => void requestAnimationFrame(() => setTimeout(task)),
    delay(task, delayMs) {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
  });
}
