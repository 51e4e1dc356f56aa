// How far a wait may differ from what the client asked for: timers fire late, and clocks are coarse. Pure.

/** What a page that has other things to do adds to a timer. ms */
const LATE_MS = 30;
const LATE_SHARE = 0.005;
/** What it adds mostly: how much one wait weighs against another. ms */
const USUAL_MS = 5;
const USUAL_SHARE = 0.002;

export function toleranceMs(askedMs: number): number {
  return Math.max(LATE_MS, askedMs * LATE_SHARE);
}

export function isOnTime(observedMs: number, askedMs: number): boolean {
  return Math.abs(observedMs - askedMs) <= toleranceMs(askedMs);
}

/** Of the logarithm of a wait: what it tells of a growth by factors. */
export function weightOf(delayMs: number): number {
  return (delayMs / (USUAL_MS + delayMs * USUAL_SHARE)) ** 2;
}
