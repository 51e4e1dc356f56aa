// Waits with jitter, or of which many came late: each rule that may have made them gets the probability that the waits leave it. What six random
// waits cannot tell apart comes out as `uncertain`. Pure.

import { decorrelatedAtoms } from './decorrelated.ts';
import { type Estimate, estimateOf, exactly } from './estimate.ts';
import type { Alternative, BackoffFit, Growth, JitterKind, Leveled, RuleFit } from './fit.ts';
import { hypothesesFor } from './hypotheses.ts';
import { additiveAtoms, scaleAtoms } from './jitter-kinds.ts';
import { lateAtoms } from './late-atoms.ts';
import { lateCapAtoms } from './late-caps.ts';
import { WRITTEN_SHARE } from './written-numbers.ts';
import { writtenAtoms } from './written-rules.ts';

/** One rule with the probability that it made the waits. */
export interface Atom {
  readonly growth: Growth;
  readonly jitter: JitterKind;
  readonly logWeight: number;
  readonly rate: number;
  /** In units of the first wait; infinite without one. */
  readonly cap: number;
  readonly size: number | null;
  /** Of a list. */
  readonly delaysMs?: readonly number[] | undefined;
  /** The first wait (ms) at this part of its distribution, from 0 to 1. */
  baseAt(part: number): number;
}

interface Weighted extends Pick<Atom, 'growth' | 'jitter' | 'rate' | 'size' | 'delaysMs'> {
  readonly weight: number;
  readonly baseMs: number;
  readonly capMs: number | null;
}

/** Rules whose numbers may be any. */
const LOG_FREE = Math.log(1 - WRITTEN_SHARE);

/** Where the first wait's distribution is looked at. */
const PARTS = [0.1, 0.3, 0.5, 0.7, 0.9];

/** An atom so much less likely than the likeliest (as a logarithm) does not count. */
const NEGLIGIBLE = 9;

export function fitJitter(waits: readonly Leveled[]): RuleFit {
  const atoms = weighted(atomsFor(waits));
  const rules = rulesOf(atoms);
  const [best] = rules;
  if (best === undefined) return nothingFits(waits);
  const own = atoms.filter(({ growth, jitter }) => growth === best.growth && jitter === best.jitter);
  const isExponential = best.growth === 'exponential';
  const capped = own.filter(({ capMs }) => capMs !== null);
  return {
    growth: best.growth,
    base: estimate(own, ({ baseMs }) => baseMs),
    factor: isExponential ? estimate(own, ({ rate }) => rate) : best.growth === 'fixed' ? exactly(1) : null,
    step: best.growth === 'linear' ? estimate(own, ({ baseMs, rate }) => baseMs * rate) : null,
    cap: sumOf(capped) > sumOf(own) / 2 ? estimate(capped, ({ capMs }) => capMs ?? 0) : null,
    delaysMs: best.growth === 'list' ? heaviestList(own) : null,
    jitter: { kind: best.jitter, size: sizeOf(own) },
    certainty: certaintyOf(best.probability),
    probability: best.probability,
    observed: waits.length,
    alternatives: rules.slice(1).filter(({ probability }) => probability >= 0.05),
  };
}

/** Every rule that the waits leave some chance. */
function atomsFor(waits: readonly Leveled[]): Atom[] {
  const hypotheses = hypothesesFor(waits);
  const first = [...scaleAtoms(hypotheses, waits.length).map(asFree), ...decorrelatedAtoms(waits), ...lateAtoms(waits)];
  const likely = mostOf(first) - NEGLIGIBLE;
  const atoms = [
    ...first,
    ...additiveAtoms(hypotheses, waits, likely).map(asFree),
    ...writtenAtoms(waits, likely),
    ...lateCapAtoms(waits, likely),
  ];
  const least = mostOf(atoms) - NEGLIGIBLE;
  return atoms.filter(({ logWeight }) => logWeight > least);
}

/** Of rules with any numbers. */
function asFree(atom: Atom): Atom {
  return { ...atom, logWeight: atom.logWeight + LOG_FREE };
}

function mostOf(atoms: readonly Atom[]): number {
  return atoms.reduce((most, { logWeight }) => Math.max(most, logWeight), Number.NEGATIVE_INFINITY);
}

function weighted(atoms: readonly Atom[]): Weighted[] {
  const most = mostOf(atoms);
  const sum = atoms.reduce((total, { logWeight }) => total + Math.exp(logWeight - most), 0);
  return atoms.flatMap((atom) => {
    const { growth, jitter, rate, size, delaysMs, cap } = atom;
    const weight = Math.exp(atom.logWeight - most) / sum / PARTS.length;
    return PARTS.map((part) => {
      const baseMs = atom.baseAt(part);
      return {
        growth,
        jitter,
        rate,
        size,
        delaysMs,
        weight,
        baseMs,
        capMs: Number.isFinite(cap) ? baseMs * cap : null,
      };
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

/** Null where no rule has one. */
function sizeOf(atoms: readonly Weighted[]): number | null {
  const sized = atoms.filter(({ size }) => size !== null);
  return sized.length === 0 ? null : estimate(sized, ({ size }) => size ?? 0).value;
}

function heaviestList(atoms: readonly Weighted[]): readonly number[] | null {
  return atoms.toSorted((a, b) => b.weight - a.weight)[0]?.delaysMs ?? null;
}

function estimate(atoms: readonly Weighted[], read: (atom: Weighted) => number): Estimate {
  return estimateOf(atoms.map((atom) => ({ value: read(atom), weight: atom.weight })));
}

function certaintyOf(probability: number): BackoffFit['certainty'] {
  if (probability >= 0.95) return 'high';
  return probability >= 0.85 ? 'medium' : 'uncertain';
}

function nothingFits(waits: readonly Leveled[]): RuleFit {
  const delays = waits.map(({ delayMs }) => delayMs);
  return {
    growth: 'unknown',
    base: { value: waits[0]?.delayMs ?? 0, low: Math.min(...delays), high: Math.max(...delays), probability: 0 },
    factor: null,
    step: null,
    cap: null,
    delaysMs: null,
    jitter: { kind: 'unknown', size: null },
    certainty: 'uncertain',
    probability: 0,
    observed: waits.length,
    alternatives: [],
  };
}
