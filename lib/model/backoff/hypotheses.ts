// The rules that waits with jitter are held against: how they grow, where they are capped. Pure.
import type { Leveled } from './fit.ts';

/** How a rule without jitter grows, in units of its first wait. */
interface Growing {
  readonly growth: 'fixed' | 'linear' | 'exponential';
  /** The factor; for `linear` the step as a share of the first wait. */
  readonly rate: number;
  readonly logPrior: number;
  /** By level, from 1. */
  readonly waits: readonly number[];
}

/** Later waits are not looked at: by then every client has met its cap. */
export const MAX_LEVEL = 12;

/** What people write. */
const USUAL_FACTORS = [1.5, 2];
/** How much likelier a usual factor is than all others near it. */
const USUAL_WEIGHT = 8;
const FACTOR_STEPS = 140;
const MAX_FACTOR = 4;
const LINEAR_STEPS = 24;
/** How usual each growth is. */
export const GROWTH_SHARES = { fixed: 0.25, exponential: 0.6, linear: 0.15 };

const GROWINGS: readonly Growing[] = [
  { growth: 'fixed', rate: 1, logPrior: Math.log(GROWTH_SHARES.fixed), waits: byLevel(() => 1) },
  ...exponentials(),
  ...Array.from({ length: LINEAR_STEPS }, (_, step): Growing => {
    const rate = 0.1 * 30 ** (step / (LINEAR_STEPS - 1));
    const logPrior = Math.log(GROWTH_SHARES.linear / LINEAR_STEPS);
    return { growth: 'linear', rate, logPrior, waits: byLevel((level) => 1 + rate * (level - 1)) };
  }),
];

function exponentials(): Growing[] {
  const even = Array.from({ length: FACTOR_STEPS }, (_, step) => MAX_FACTOR ** ((step + 4) / (FACTOR_STEPS + 3)));
  const weighted = [
    ...even.map((rate) => ({ rate, weight: 1 })),
    ...USUAL_FACTORS.map((rate) => ({ rate, weight: USUAL_WEIGHT })),
  ];
  const sum = FACTOR_STEPS + USUAL_WEIGHT * USUAL_FACTORS.length;
  return weighted.map(({ rate, weight }) => {
    const logPrior = Math.log((GROWTH_SHARES.exponential * weight) / sum);
    return { growth: 'exponential', rate, logPrior, waits: byLevel((level) => rate ** (level - 1)) };
  });
}

function byLevel(at: (level: number) => number): number[] {
  return Array.from({ length: MAX_LEVEL + 2 }, (_, level) => at(level));
}

/** A rule with a cap, held against the waits. */
export interface Hypothesis {
  readonly growth: Growing['growth'];
  readonly rate: number;
  /** In units of the first wait; infinite without one. */
  readonly cap: number;
  readonly logPrior: number;
  /** What the rule makes of a first wait of 1, for each wait. */
  readonly factors: readonly number[];
  /** The waits as if the rule had not grown: the shortest and the longest. */
  readonly least: number;
  readonly most: number;
  readonly logFactors: number;
  /** What the rule leaves over of the waits when its first wait is the longest possible. ms */
  readonly restMs: number;
}

const CAP_PRIOR = 0.5;
/** Caps tried between two levels. */
const CAPS_BETWEEN = 3;
/** A rule that explains the waits so much worse than the best (as a logarithm) is left out. */
const HOPELESS = 11;

/** Every rule that the waits leave some chance. */
export function hypothesesFor(waits: readonly Leveled[]): Hypothesis[] {
  const all: Hypothesis[] = [];
  for (const growing of GROWINGS) {
    const caps = capsFor(growing, waits);
    const logCap = Math.log(CAP_PRIOR / Math.max(1, caps.length));
    all.push(heldAgainst(waits, growing, Number.POSITIVE_INFINITY, caps.length === 0 ? 0 : Math.log(1 - CAP_PRIOR)));
    for (const cap of caps) all.push(heldAgainst(waits, growing, cap, logCap));
  }
  const n = waits.length;
  // The narrowest window that holds all waits is the most that any jitter of a rule can make of them.
  const scaled = all.map(({ most, least, logFactors }) => -logFactors - n * Math.log(most - least + 1));
  const added = all.map(({ restMs }) => -n * Math.log(restMs + 1));
  const [bestScaled, bestAdded] = [maxOf(scaled), maxOf(added)];
  return all.filter((_, index) => {
    return (scaled[index] ?? 0) > bestScaled - HOPELESS || (added[index] ?? 0) > bestAdded - HOPELESS;
  });
}

/** Between every two levels a few, and the one that makes the waits behind it as long as those before. */
function capsFor({ growth, waits: grown }: Growing, waits: readonly Leveled[]): number[] {
  const at = (level: number) => grown[level] ?? 1;
  const levels = Math.max(...waits.map(({ level }) => level));
  if (growth === 'fixed') return [];
  const caps: number[] = [];
  for (let level = 2; level < levels; level++) {
    const [low, high] = [at(level), at(level + 1)];
    for (let step = 0; step < CAPS_BETWEEN; step++) caps.push(low * (high / low) ** (step / CAPS_BETWEEN));
    let [before, behind] = [0, 0];
    for (const wait of waits) {
      if (wait.level <= level) before = Math.max(before, wait.delayMs / at(wait.level));
      else behind = Math.max(behind, wait.delayMs);
    }
    const level0 = before > 0 ? behind / before : 0;
    if (level0 > low && level0 < high) caps.push(level0);
  }
  return caps;
}

function heldAgainst(
  waits: readonly Leveled[],
  { growth, rate, logPrior, waits: grown }: Growing,
  cap: number,
  logCap: number,
): Hypothesis {
  let [least, most, product] = [Number.POSITIVE_INFINITY, 0, 1];
  const factors = waits.map(({ level, delayMs }) => {
    const factor = Math.min(grown[level] ?? 1, cap);
    const reduced = delayMs / factor;
    if (reduced < least) least = reduced;
    if (reduced > most) most = reduced;
    product *= factor;
    return factor;
  });
  // At most 32 factors below 4 to the 12th: a double holds them.
  const logFactors = Math.log(product);
  let restMs = 0;
  for (const [index, { delayMs }] of waits.entries()) {
    restMs = Math.max(restMs, delayMs - least * (factors[index] ?? 1));
  }
  return { growth, rate, cap, logPrior: logPrior + logCap, factors, least, most, logFactors, restMs };
}

function maxOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
