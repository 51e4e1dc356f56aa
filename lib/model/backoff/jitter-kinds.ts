// How likely each kind of jitter makes given waits. The unknown first wait is integrated out: of all its values that the
// waits allow, the smallest window is the likeliest. Pure.
import type { Leveled } from './fit.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { Atom } from './jitter-fit.ts';

/** First waits and lengths from 10 ms to 10 min are as likely in each octave. */
export const LOG_RANGE = Math.log(60_000);
/** How usual each kind is. */
export const JITTER_SHARES = { full: 0.25, equal: 0.2, proportional: 0.2, additive: 0.25, decorrelated: 0.1 };
const PROPORTIONS = [
  0.03, 0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.225, 0.25, 0.275, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6,
];

/** Jitter that scales with the wait: between `1 - q` of it and all of it. */
interface Scale {
  readonly jitter: 'full' | 'equal' | 'proportional';
  readonly q: number;
  readonly size: number | null;
  /** What the first wait is called, as a share of the upper end. */
  readonly nominal: number;
  readonly logPrior: number;
}

const SCALES: readonly Scale[] = [
  { jitter: 'full', q: 1, size: null, nominal: 1, logPrior: Math.log(JITTER_SHARES.full) },
  { jitter: 'equal', q: 0.5, size: null, nominal: 1, logPrior: Math.log(JITTER_SHARES.equal) },
  ...PROPORTIONS.map((size): Scale => {
    const logPrior = Math.log(JITTER_SHARES.proportional / PROPORTIONS.length);
    return { jitter: 'proportional', q: (2 * size) / (1 + size), size, nominal: 1 / (1 + size), logPrior };
  }),
];

export function scaleAtoms(hypotheses: readonly Hypothesis[], n: number): Atom[] {
  const atoms: Atom[] = [];
  for (const { growth, rate, cap, logPrior, least, most, logFactors } of hypotheses) {
    for (const { jitter, q, size, nominal, logPrior: scalePrior } of SCALES) {
      const limit = q === 1 ? Number.POSITIVE_INFINITY : least / (1 - q);
      if (!(limit > most)) continue;
      const share = 1 - (most / limit) ** n;
      const logWidths = logFactors + n * Math.log(q * most);
      const logWeight = scalePrior + logPrior - logWidths + Math.log(share / n / LOG_RANGE);
      // The upper end of the window, whose probability falls with the nth power from the longest wait on.
      const baseAt = (part: number) => nominal * most * (1 - part * share) ** (-1 / n);
      atoms.push({ growth, jitter, rate, size, cap, logWeight, baseAt });
    }
  }
  return atoms;
}

/** How much shorter than the longest possible the first wait may be: finest where it is about that. */
const SHORTER = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.5];

/** A random time of one length on top of each wait. Those whose weight (as a logarithm) is below `least` are left out. */
export function additiveAtoms(hypotheses: readonly Hypothesis[], waits: readonly Leveled[], least: number): Atom[] {
  const atoms: Atom[] = [];
  const n = waits.length;
  for (const hypothesis of hypotheses) {
    const { growth, rate, cap, restMs } = hypothesis;
    const logPrior = Math.log(JITTER_SHARES.additive / n / LOG_RANGE) + hypothesis.logPrior;
    // Without growth it is the same as a proportion.
    if (growth === 'fixed' || logPrior - n * Math.log(Math.max(1, restMs)) < least) continue;
    for (const [index, shorter] of SHORTER.entries()) {
      const baseMs = hypothesis.least * (1 - shorter);
      const widthMs = widestRest(hypothesis.factors, waits, baseMs);
      const logStart = Math.log((shorter - (SHORTER[index - 1] ?? 0)) / (1 - shorter) / LOG_RANGE);
      const logWeight = logPrior + logStart - n * Math.log(widthMs);
      if (logWeight < least) continue;
      const size = widthMs * (1 + 1 / n);
      atoms.push({ growth, jitter: 'additive', rate, size, cap, logWeight, baseAt: () => baseMs });
    }
  }
  return atoms;
}

function widestRest(factors: readonly number[], waits: readonly Leveled[], baseMs: number): number {
  let widthMs = 1;
  for (const [index, { delayMs }] of waits.entries()) {
    widthMs = Math.max(widthMs, delayMs - baseMs * (factors[index] ?? 1));
  }
  return widthMs;
}
