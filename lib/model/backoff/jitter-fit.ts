// Waits with jitter: each rule that may have made them gets the probability that the waits leave it. What six random
// waits cannot tell apart comes out as `uncertain`. Pure.
import type { Estimate } from './estimate.ts';
import type { Alternative, BackoffFit, Growth, JitterKind, Leveled, RuleFit } from './fit.ts';
import { hypothesesFor } from './hypotheses.ts';
import { additiveAtoms, decorrelatedAtoms, scaleAtoms } from './jitter-kinds.ts';

/** One rule with the probability that it made the waits. */
export interface Atom {
  readonly growth: Growth;
  readonly jitter: JitterKind;
  readonly logWeight: number;
  readonly rate: number;
  /** In units of the first wait; infinite without one. */
  readonly cap: number;
  readonly size: number | null;
  /** The first wait (ms) at this part of its distribution, from 0 to 1. */
  baseAt(part: number): number;
}

interface Weighted extends Pick<Atom, 'growth' | 'jitter' | 'rate' | 'size'> {
  readonly weight: number;
  readonly baseMs: number;
  readonly capMs: number | null;
}

/** The rules that are tried lie about so far apart, and timers are late. */
const COARSENESS = 0.015;

/** Where the first wait's distribution is looked at. */
const PARTS = [0.15, 0.5, 0.85];

/** An atom so much less likely than the likeliest (as a logarithm) does not count. */
const NEGLIGIBLE = 9;

export function fitJitter(waits: readonly Leveled[]): RuleFit {
  const atoms = weighted(atomsFor(waits));
  const rules = rulesOf(atoms);
  const [best] = rules;
  if (best === undefined) return nothingFits(waits);
  const own = atoms.filter(({ growth, jitter }) => growth === best.growth && jitter === best.jitter);
  const jitterProbability = sumOf(atoms.filter(({ jitter }) => jitter === best.jitter));
  const isExponential = best.growth === 'exponential';
  const capped = own.filter(({ capMs }) => capMs !== null);
  return {
    growth: best.growth,
    base: estimateOf(own, ({ baseMs }) => baseMs),
    factor: isExponential ? estimateOf(own, ({ rate }) => rate) : best.growth === 'fixed' ? ONE : null,
    step: best.growth === 'linear' ? estimateOf(own, ({ baseMs, rate }) => baseMs * rate) : null,
    cap: sumOf(capped) > sumOf(own) / 2 ? estimateOf(capped, ({ capMs }) => capMs ?? 0) : null,
    delaysMs: null,
    jitter: { kind: best.jitter, size: sizeOf(own) },
    certainty: canTell(best, waits.length) ? certaintyOf(jitterProbability) : 'uncertain',
    observed: waits.length,
    alternatives: rules.slice(1).filter(({ probability }) => probability >= 0.05),
  };
}

const ONE: Estimate = { value: 1, low: 1, high: 1 };

/** Every rule that the waits leave some chance. */
function atomsFor(waits: readonly Leveled[]): Atom[] {
  const hypotheses = hypothesesFor(waits);
  const first = [...scaleAtoms(hypotheses, waits.length), ...decorrelatedAtoms(waits)];
  const atoms = [...first, ...additiveAtoms(hypotheses, waits, mostOf(first) - NEGLIGIBLE)];
  const least = mostOf(atoms) - NEGLIGIBLE;
  return atoms.filter(({ logWeight }) => logWeight > least);
}

function mostOf(atoms: readonly Atom[]): number {
  return atoms.reduce((most, { logWeight }) => Math.max(most, logWeight), Number.NEGATIVE_INFINITY);
}

function weighted(atoms: readonly Atom[]): Weighted[] {
  const most = mostOf(atoms);
  const sum = atoms.reduce((total, { logWeight }) => total + Math.exp(logWeight - most), 0);
  return atoms.flatMap((atom) => {
    const { growth, jitter, rate, size, cap } = atom;
    const weight = Math.exp(atom.logWeight - most) / sum / PARTS.length;
    return PARTS.map((part) => {
      const baseMs = atom.baseAt(part);
      return { growth, jitter, rate, size, weight, baseMs, capMs: Number.isFinite(cap) ? baseMs * cap : null };
    });
  });
}

function rulesOf(atoms: readonly Weighted[]): Alternative[] {
  const groups = Map.groupBy(atoms, ({ growth, jitter }) => `${growth} ${jitter}`);
  const rules: Alternative[] = [];
  for (const [first, ...rest] of groups.values()) {
    if (first === undefined) continue;
    const { growth, jitter } = first;
    rules.push({ growth, jitter, probability: sumOf([first, ...rest]) });
  }
  return rules.sort((a, b) => b.probability - a.probability);
}

function sumOf(atoms: readonly Weighted[]): number {
  return atoms.reduce((sum, { weight }) => sum + weight, 0);
}

/** Median, and the range that leaves a twentieth out at either end. */
function estimateOf(atoms: readonly Weighted[], read: (atom: Weighted) => number): Estimate {
  const sorted = atoms.map((atom) => ({ value: read(atom), weight: atom.weight })).sort((a, b) => a.value - b.value);
  const sum = sumOf(atoms);
  const at = (share: number) => {
    let reached = 0;
    for (const { value, weight } of sorted) {
      reached += weight;
      if (reached >= share * sum) return value;
    }
    return sorted.at(-1)?.value ?? 0;
  };
  return { value: at(0.5), low: at(0.05) * (1 - COARSENESS), high: at(0.95) * (1 + COARSENESS) };
}

function sizeOf(atoms: readonly Weighted[]): number | null {
  const sized = atoms.filter(({ size }) => size !== null);
  return sized.length === 0 ? null : estimateOf(sized, ({ size }) => size ?? 0).value;
}

/** A random time on top of growing waits looks like a share of them until there are this many. */
const TELLING_WAITS = 24;

function canTell({ growth, jitter }: Alternative, observed: number): boolean {
  return jitter !== 'proportional' || growth === 'fixed' || observed >= TELLING_WAITS;
}

function certaintyOf(probability: number): BackoffFit['certainty'] {
  if (probability >= 0.95) return 'high';
  return probability >= 0.85 ? 'medium' : 'uncertain';
}

function nothingFits(waits: readonly Leveled[]): RuleFit {
  const delays = waits.map(({ delayMs }) => delayMs);
  return {
    growth: 'unknown',
    base: { value: waits[0]?.delayMs ?? 0, low: Math.min(...delays), high: Math.max(...delays) },
    factor: null,
    step: null,
    cap: null,
    delaysMs: null,
    jitter: { kind: 'unknown', size: null },
    certainty: 'uncertain',
    observed: waits.length,
    alternatives: [],
  };
}
