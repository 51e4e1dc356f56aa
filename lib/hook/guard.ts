// Whatever throws in us is caught and counted; after repeated faults the hook turns into a pass-through for its realm.

/** Faults after which observing stops: one bad page must not pay for the same mistake at every message. */
const MAX_FAULTS = 8;
const MAX_MESSAGE = 500;

export interface Guard {
  /** Runs `task`; a fault in it is reported as having happened in `where` and never reaches the page. */
  run(where: string, task: () => void): void;
  /** Reports what was caught where a `task` would cost too much. */
  fault(where: string, error: unknown): void;
  hasSteppedAside(): boolean;
  /** Observes nothing from now on: the extension is gone. */
  stepAside(): void;
}

/** `report` is told of each fault; what it throws itself is dropped, since there is nobody left to tell. */
export function createGuard(report: (where: string, errorMessage: string, hasSteppedAside: boolean) => void): Guard {
  let faults = 0;
  const hasSteppedAside = (): boolean => faults >= MAX_FAULTS;

  function fault(where: string, error: unknown): void {
    faults++;
    try {
      const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
      const text = typeof message === 'string' ? message : typeof message;
      report(where, text.length > MAX_MESSAGE ? 'too long' : text, hasSteppedAside());
    } catch {
      faults = MAX_FAULTS;
    }
  }

  return {
    fault,
    hasSteppedAside,
    stepAside() {
      faults = MAX_FAULTS;
    },
    run(where, task) {
      if (hasSteppedAside()) return;
      try {
        task();
      } catch (error) {
        fault(where, error);
      }
    },
  };
}
