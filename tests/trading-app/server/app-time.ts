// Durations of the app, in milliseconds of app time. The scale shrinks them all alike, so no order changes.

/** Stops a timer; calling it again does nothing. */
export type Stop = () => void;

export interface AppTime {
  /** Real milliseconds per app millisecond. */
  readonly scale: number;
  /** Milliseconds of app time since this clock was made. */
  now(): number;
  after(appMs: number, task: () => void): Stop;
  every(appMs: number, task: () => void): Stop;
  /** Stops every timer that is still running. */
  stop(): void;
}

/** @param scale real time for one unit of app time: 1 is the app's own pace, 0.01 makes 30 s into 300 ms. */
export function createAppTime(scale: number): AppTime {
  const startedAt = performance.now();
  const running = new Set<Stop>();

  function keep(clear: () => void): Stop {
    const stop = () => {
      clear();
      running.delete(stop);
    };
    running.add(stop);
    return stop;
  }

  return {
    scale,
    now: () => (performance.now() - startedAt) / scale,
    after(appMs, task) {
      const timer = setTimeout(() => {
        stop();
        task();
      }, appMs * scale);
      const stop = keep(() => clearTimeout(timer));
      return stop;
    },
    every(appMs, task) {
      const timer = setInterval(task, appMs * scale);
      return keep(() => clearInterval(timer));
    },
    stop() {
      for (const stop of [...running]) stop();
    },
  };
}
