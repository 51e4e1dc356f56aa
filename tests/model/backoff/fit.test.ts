import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../lib/model/backoff/estimate.ts';
import { type BackoffFit, fitBackoff, type Growth } from '../../../lib/model/backoff/fit.ts';
import { askedMs, createRandom, type Rule, randomRule, waitsOf } from './simulated-waits.ts';

const APP = { jitter: 'none', capMs: 30_000, size: 0, delaysMs: [] } as const;
const JAVASCRIPT: Rule = { ...APP, growth: 'exponential', baseMs: 5_000, rate: 1.5 };
const PYTHON: Rule = { ...APP, growth: 'exponential', baseMs: 5_000, rate: 2 };
const GUIDE: Rule = { ...APP, growth: 'exponential', baseMs: 1_000, rate: 2 };

function fitOf(rule: Rule, runs: number, perRun: number, seed = 1): BackoffFit {
  const fit = fitBackoff(waitsOf(rule, runs, perRun, createRandom(seed)));
  if (fit === null) throw new Error('no waits');
  return fit;
}

const isNear = (estimate: Estimate | null, truth: number) => {
  return estimate !== null && Math.abs(estimate.value - truth) <= truth * 0.1;
};

/** Six attempts are five waits between them. */
const WAITS = 5;

describe('the backoff of a client without jitter, from six attempts', () => {
  it.each([
    ['the app in JavaScript', JAVASCRIPT, 1.5, null],
    ['the app in Python', PYTHON, 2, 30_000],
    ['the guide', GUIDE, 2, null],
  ])('is recovered: %s', (_, rule, factor, capMs) => {
    const fit = fitOf(rule, 1, WAITS);
    expect(fit).toMatchObject({
      growth: 'exponential',
      jitter: { kind: 'none' },
      certainty: 'certain',
      observed: WAITS,
    });
    expect(isNear(fit.base, rule.baseMs)).toBe(true);
    expect(isNear(fit.factor, factor)).toBe(true);
    expect(fit.cap === null ? null : Math.round(fit.cap.value / 100) * 100).toBe(capMs);
  });

  it.each<Growth>(['fixed', 'linear', 'exponential', 'list'])('is recovered or called uncertain: %s', (growth) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const rule = randomRule(growth, 'none', random);
        const fit = fitBackoff(waitsOf(rule, 1, WAITS, random));
        if (fit === null || fit.certainty === 'uncertain') return rule.capMs < askedMs({ ...rule, capMs: Infinity }, 4);
        if (growth === 'list') return fit.delaysMs?.every((delay, at) => delay === rule.delaysMs[at]) ?? true;
        expect(fit.jitter.kind).toBe('none');
        expect(fit.growth).toBe(growth);
        expect(isNear(fit.base, rule.baseMs)).toBe(true);
        if (growth === 'exponential') expect(isNear(fit.factor, rule.rate)).toBe(true);
        if (growth === 'linear') expect(isNear(fit.step, rule.rate * rule.baseMs)).toBe(true);
        if (fit.cap !== null) expect(isNear(fit.cap, rule.capMs)).toBe(true);
        return true;
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is recovered although the page was busy once', () => {
    const waits = waitsOf(JAVASCRIPT, 1, 9, createRandom(3)).map((wait, index) => {
      return index === 4 ? { ...wait, delayMs: wait.delayMs + 900 } : wait;
    });
    expect(fitBackoff(waits)).toMatchObject({ growth: 'exponential', jitter: { kind: 'none' } });
  });
});

describe('what waits cannot tell', () => {
  it('is said of two of them: linear or exponential', () => {
    const fit = fitOf(PYTHON, 1, 2);
    expect(fit.certainty).toBe('uncertain');
    expect(fit.alternatives.map(({ growth }) => growth)).toEqual(['linear']);
  });

  it('is said of one: nothing but its length', () => {
    expect(fitOf(PYTHON, 1, 1)).toMatchObject({
      growth: 'unknown',
      certainty: 'uncertain',
      jitter: { kind: 'unknown' },
    });
    expect(fitBackoff([])).toBeNull();
  });

  it('is said of full jitter: six waits leave the first one open by more than a tenth', () => {
    const { base } = fitOf({ ...GUIDE, jitter: 'full' }, 1, 6);
    expect(base.high / base.low).toBeGreaterThan(1.2);
  });
});

describe('resets', () => {
  it('are seen where a success starts the waits anew, and missed where it does not', () => {
    expect(fitOf(JAVASCRIPT, 3, 3).resets).toBe(true);
    expect(fitOf(JAVASCRIPT, 1, 5).resets).toBeNull();
    const stubborn = waitsOf({ ...JAVASCRIPT, capMs: 1e9 }, 3, 2, createRandom(1), { resets: false });
    expect(fitBackoff(stubborn)).toMatchObject({ resets: false, growth: 'exponential', jitter: { kind: 'none' } });
  });

  it('make a list of waits known that no formula makes', () => {
    const rule: Rule = { ...GUIDE, growth: 'list', delaysMs: [0, 2_000, 10_000, 30_000] };
    expect(fitOf(rule, 1, 4)).toMatchObject({
      growth: 'list',
      delaysMs: [0, 2_000, 10_000, 30_000],
      certainty: 'medium',
    });
    expect(fitOf({ ...rule, delaysMs: [123, 777, 1_234, 400] }, 2, 4)).toMatchObject({
      growth: 'list',
      certainty: 'certain',
    });
  });
});
