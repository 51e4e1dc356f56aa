// How many messages of one connection may be read whole: a bucket that fills with the time of the log, so that the same log
// gives the same looks, whenever it is read.

export interface LookBudget {
  /** Whether a message may be looked at; if so, it is paid for. */
  take(at: number): boolean;
}

/** `burst`: looks that may be taken at once; each second of the log brings `perSecond` of them back. */
export function createLookBudget(burst: number, perSecond: number): LookBudget {
  let left = burst;
  let filledAt = Number.NEGATIVE_INFINITY;
  return {
    take(at) {
      if (at > filledAt) {
        left = Math.min(burst, left + ((at - filledAt) * perSecond) / 1_000);
        filledAt = at;
      }
      if (left < 1) return false;
      left--;
      return true;
    },
  };
}
