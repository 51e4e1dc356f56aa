// Rules of usual numbers that cap a wait after chance had its part in it: waits of exactly the cap pile up. Pure.
import type { Leveled } from './fit.ts';
import type { Atom } from './jitter-fit.ts';
import { chanceOfLateness, chanceOfLater, isPrompt, toleranceMs } from './lateness.ts';
import { WRITTEN_BASES, WRITTEN_CAPS, WRITTEN_SHARE } from './written-numbers.ts';
import { UNCAPPED_SHARE, type Window, WRITTEN_GROWINGS, WRITTEN_WINDOWS } from './written-rules.ts';

/** Of rules with a cap. */
const AFTER_SHARE = 0.3;
/** Fewer waits of one length may be chance. */
const LEAST_AT_CAP = 3;

/** Those whose weight (as a logarithm) is not below `least`. */
export function lateCapAtoms(waits: readonly Leveled[], least: number): Atom[] {
  const atoms: Atom[] = [];
  const caps = WRITTEN_CAPS.filter(({ value }) => {
    return waits.filter(({ delayMs }) => isPrompt(delayMs, value)).length >= LEAST_AT_CAP;
  });
  for (const { growth, rate, logShare: growthShare, waits: grown } of WRITTEN_GROWINGS) {
    if (growth === 'fixed') continue;
    for (const { value: capMs, share: capShare } of caps) {
      for (const { value: baseMs, share } of WRITTEN_BASES) {
        if (baseMs >= capMs) break;
        const logPrior = growthShare + Math.log(WRITTEN_SHARE * share * (1 - UNCAPPED_SHARE) * capShare * AFTER_SHARE);
        const asked = waits.map(({ level }) => baseMs * (grown[level] ?? 1));
        for (const window of WRITTEN_WINDOWS) {
          const logWeight = logPrior + window.logShare + logChanceOf(waits, asked, capMs, window);
          if (logWeight < least) continue;
          const { jitter, size } = window;
          atoms.push({ growth, jitter, rate, size, cap: capMs / baseMs, logWeight, baseAt: () => baseMs });
        }
      }
    }
  }
  return atoms;
}

function logChanceOf(waits: readonly Leveled[], asked: readonly number[], capMs: number, { from, to }: Window): number {
  let sum = 0;
  for (const [index, { delayMs }] of waits.entries()) {
    const askedMs = asked[index] ?? 0;
    sum += Math.log(chanceOf(delayMs, from * askedMs, to * askedMs, capMs));
    if (sum === Number.NEGATIVE_INFINITY) return sum;
  }
  return sum;
}

/** Per ms, of a wait between `lowMs` and `highMs`, but at most the cap, that a timer then makes later. */
function chanceOf(delayMs: number, lowMs: number, highMs: number, capMs: number): number {
  const below = Math.min(highMs, capMs);
  const atCap = Math.min(1, Math.max(0, (highMs - capMs) / (highMs - lowMs)));
  const isBetween = lowMs < below && delayMs >= lowMs;
  const between = isBetween ? (chanceOfLater(delayMs - below) - tooEarly(delayMs, lowMs)) / (highMs - lowMs) : 0;
  // As rules of another kind weigh their caps: how exactly timers fire must not tell one kind from another.
  return between + atCap * Math.min(1 / toleranceMs(capMs), chanceOfLateness(delayMs - capMs));
}

/** Even the shortest wait of the rule would have had to be later. */
function tooEarly(delayMs: number, lowMs: number): number {
  return chanceOfLater(delayMs - lowMs);
}
