// What rule a client's waits follow, as far as they can tell. Pure.
import { fitDelayList } from './delay-list.ts';
import type { Estimate } from './estimate.ts';
import { MAX_LEVEL } from './hypotheses.ts';
import { fitJitter } from './jitter-fit.ts';
import { fitPlain } from './plain-fit.ts';

/** One wait of a client. `retry`: waits since its last success, this one included; `total`: since its first attempt. */
export interface Wait {
  readonly retry: number;
  readonly total: number;
  readonly delayMs: number;
}

export type Growth = 'fixed' | 'linear' | 'exponential' | 'list' | 'decorrelated';
export type JitterKind = 'none' | 'full' | 'equal' | 'proportional' | 'additive' | 'decorrelated';

/**
 * `base`: the first wait, without jitter; the most that it can be where the jitter is `full` or `equal`, the least where
 * it is `additive` or `decorrelated`, the middle where it is `proportional`.
 */
export interface BackoffFit {
  readonly growth: Growth | 'unknown';
  readonly base: Estimate;
  /** Of `exponential`; 1 for `fixed`; else null. */
  readonly factor: Estimate | null;
  /** Of `linear`, ms added each time; else null. */
  readonly step: Estimate | null;
  /** Null when no wait has met one. */
  readonly cap: Estimate | null;
  /** Of `list`: the waits in order; else null. */
  readonly delaysMs: readonly number[] | null;
  readonly jitter: {
    readonly kind: JitterKind | 'unknown';
    /** Share of the wait for `proportional` (0.2 is ±20 %), ms for `additive`, else null. */
    readonly size: number | null;
  };
  /** Whether a success starts the waits anew; null where no success came between. */
  readonly resets: boolean | null;
  /** Of growth and kind of jitter together. */
  readonly certainty: 'certain' | 'high' | 'medium' | 'uncertain';
  /** Of the same; null where no chance is in the waits, so that their number alone makes it sure. */
  readonly probability: number | null;
  /** Waits that this rests on. */
  readonly observed: number;
  /** Other rules that the waits would allow, likeliest first, with their probability. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly growth: Growth;
  readonly jitter: JitterKind;
  readonly probability: number;
}

/** Older waits say nothing that the latest do not. */
export const MAX_WAITS = 32;

/** Null while there is not a single wait to tell by. */
export function fitBackoff(all: readonly Wait[]): BackoffFit | null {
  const waits = waitsToTellBy(all);
  if (waits.length === 0) return null;
  const sinceSuccess = waits.map(({ retry, delayMs }) => ({ level: retry, delayMs }));
  const hasReset = waits.some(({ retry, total }) => retry !== total) && waits.some(({ total }) => total === 1);
  const plain = fitPlain(sinceSuccess) ?? fitDelayList(sinceSuccess);
  if (plain !== null) return { ...plain, resets: plain.growth === 'fixed' || !hasReset ? null : true };
  if (hasReset) {
    const throughout = fitPlain(waits.map(({ total, delayMs }) => ({ level: total, delayMs })));
    if (throughout !== null && throughout.certainty !== 'uncertain') return { ...throughout, resets: false };
  }
  return { ...fitJitter(sinceSuccess), resets: null };
}

/** The more there are, the less often one more is worth a new fit, which takes milliseconds. */
function waitsToTellBy(all: readonly Wait[]): Wait[] {
  const telling = all.filter(({ retry }) => retry <= MAX_LEVEL);
  const step = telling.length < 12 ? 1 : telling.length < MAX_WAITS ? 4 : 8;
  const count = Math.floor(telling.length / step) * step;
  return telling.slice(Math.max(0, count - MAX_WAITS), count);
}

/** A wait and its place in the rule, from 1. */
export interface Leveled {
  readonly level: number;
  readonly delayMs: number;
}

/** What a rule found alone, before it is known whether a success starts it anew. */
export type RuleFit = Omit<BackoffFit, 'resets'>;
