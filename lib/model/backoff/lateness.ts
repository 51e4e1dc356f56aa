// How far a wait may differ from what the client asked for: timers fire late, and clocks are coarse. Pure.

/** What a page that has other things to do adds to a timer. ms */
const LATE_MS = 30;
const LATE_SHARE = 0.005;
/** Clocks of pages are this coarse: no timer is earlier by more. ms */
const EARLY_MS = 2;
/** What it adds mostly: how much one wait weighs against another. ms */
const USUAL_MS = 5;
const USUAL_SHARE = 0.002;

export function toleranceMs(askedMs: number): number {
  return Math.max(LATE_MS, askedMs * LATE_SHARE);
}

export function isOnTime(observedMs: number, askedMs: number): boolean {
  return Math.abs(observedMs - askedMs) <= toleranceMs(askedMs);
}

/** On time, and not early. */
export function isPunctual(observedMs: number, askedMs: number): boolean {
  return observedMs >= askedMs - EARLY_MS && isOnTime(observedMs, askedMs);
}

/** Of the logarithm of a wait: what it tells of a growth by factors. */
export function weightOf(delayMs: number): number {
  return (delayMs / (USUAL_MS + delayMs * USUAL_SHARE)) ** 2;
}

/** Of timers: some come at once, the others whenever the page and the machine are done with other things. */
const PROMPT_SHARE = 0.75;
const PROMPT_MS = 8;
const BUSY_MS = 160;

/** How likely a timer is to be this late, per ms; 0 for one that is early. */
export function chanceOfLateness(lateMs: number): number {
  if (lateMs < -EARLY_MS) return 0;
  const late = Math.max(0, lateMs);
  const prompt = (PROMPT_SHARE / PROMPT_MS) * Math.exp(-late / PROMPT_MS);
  return prompt + ((1 - PROMPT_SHARE) * 2) / BUSY_MS / (1 + late / BUSY_MS) ** 3;
}

/** How likely a timer is to be later than this. */
export function chanceOfLater(lateMs: number): number {
  const late = Math.max(0, lateMs);
  return PROMPT_SHARE * Math.exp(-late / PROMPT_MS) + (1 - PROMPT_SHARE) / (1 + late / BUSY_MS) ** 2;
}

/** Whether a timer of this length is seen to have been on time. */
export function isPrompt(observedMs: number, askedMs: number): boolean {
  return observedMs >= askedMs - EARLY_MS && observedMs <= askedMs + 2 * PROMPT_MS;
}
