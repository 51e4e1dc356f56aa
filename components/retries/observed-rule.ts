// The rule that a client's own waits follow, for the ladder. Pure.
import { type BackoffFit, fitBackoff, type Wait } from '../../lib/model/backoff/fit.ts';
import type { Attempt } from '../../lib/model/clients/attempt.ts';
import { climbsOf, type DelayRule, fitOf } from './ladder-layout.ts';

/** Null while there is no wait to tell by. */
export function observedFit(attempts: readonly Attempt[]): BackoffFit | null {
  return fitBackoff(waitsOf(attempts));
}

/** Waits that the browser stretched or that the user ended are none of the code's rule. */
export function waitsOf(attempts: readonly Attempt[]): Wait[] {
  const waits: Wait[] = [];
  let total = 0;
  for (const attempt of climbsOf(attempts).flat()) {
    total++;
    const { retry, delayMs, trigger, wasHidden } = attempt;
    if (delayMs !== null && trigger === 'wait' && !wasHidden) waits.push({ retry, total, delayMs });
  }
  return waits;
}

/** The rule as a line; null where it is not sure, or where chance decides about each wait. */
export function ruleOfFit(fit: BackoffFit | null): DelayRule | null {
  if (fit === null || fit.certainty === 'uncertain' || fit.jitter.kind !== 'none') return null;
  const { growth, base, factor, step, cap, delaysMs } = fit;
  const most = cap?.value ?? Number.POSITIVE_INFINITY;
  const last = delaysMs?.at(-1) ?? base.value;
  const delayMs = (retry: number): number => {
    if (growth === 'list') return delaysMs?.[retry - 1] ?? last;
    if (growth === 'linear') return Math.min(most, base.value + (step?.value ?? 0) * (retry - 1));
    return Math.min(most, base.value * (factor?.value ?? 1) ** (retry - 1));
  };
  return growth === 'unknown' || growth === 'decorrelated' ? null : { delayMs, maxRetries: null };
}

export interface Tally {
  readonly waits: number;
  readonly tooLate: number;
  readonly tooSoon: number;
}

/** How the waits compare with a rule; those that were not the code's doing are not counted. */
export function tallyOf(attempts: readonly Attempt[], rule: DelayRule): Tally {
  const fits = waitsOf(attempts).map(({ delayMs, retry }) => fitOf(delayMs, rule.delayMs(retry)));
  const count = (wanted: (typeof fits)[number]) => fits.filter((fit) => fit === wanted).length;
  return { waits: fits.length, tooLate: count('too-late'), tooSoon: count('too-soon') };
}
