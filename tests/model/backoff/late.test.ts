// Waits as they were seen of real libraries in a real browser on a machine with too much to do.
import { describe, expect, it } from 'vitest';
import { type BackoffFit, fitBackoff, type Wait } from '../../../lib/model/backoff/fit.ts';
import { createRandom, type Rule, waitsOf } from './simulated-waits.ts';

function fitOf(delaysMs: readonly number[]): BackoffFit {
  const fit = fitBackoff(delaysMs.map((delayMs, index) => ({ retry: index + 1, total: index + 1, delayMs })));
  if (fit === null) throw new Error('no waits');
  return fit;
}

describe('waits that a busy machine made late', () => {
  it.each([
    [1_500, [1537, 1501, 1501, 1560, 2280, 1501, 1503, 1503, 1562, 1502]],
    [2_000, [2037, 2001, 2296, 2170, 2001, 2002, 2002, 2013, 2002, 2003, 2092, 2012]],
    [1_000, [1217, 1013, 1002, 1005, 1027, 1044, 1003, 1002, 1070, 1008, 1001, 1067]],
  ])('are the same each time, without jitter: %i ms', (baseMs, delaysMs) => {
    expect(fitOf(delaysMs)).toMatchObject({
      growth: 'fixed',
      base: { value: baseMs },
      jitter: { kind: 'none' },
      certainty: 'high',
    });
  });

  it('are those of a list that a library comes with', () => {
    expect(fitOf([14, 51, 105, 155, 201, 259, 667, 1004, 2003, 5006, 5002, 5039, 5049, 5011])).toMatchObject({
      growth: 'list',
      delaysMs: [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000, 5_000],
      certainty: 'high',
    });
  });

  it('grow from a first wait that was drawn once', () => {
    const fit = fitOf([4304, 5613, 7272, 9456, 10070, 10004]);
    expect(fit).toMatchObject({ growth: 'exponential', factor: { value: 1.3 }, jitter: { kind: 'none' } });
    expect(fit.cap?.value).toBeCloseTo(10_000, -2);
    expect(fit.certainty).not.toBe('uncertain');
  });
});

/** Socket.IO's own: 1 s that doubles, half of it more or less, and 5 s at most whatever chance says. */
function capped(runs: number, perRun: number, seed: number): Wait[] {
  const random = createRandom(seed);
  return Array.from({ length: runs * perRun }, (_, index) => {
    const retry = (index % perRun) + 1;
    const asked = Math.min(5_000, 1_000 * 2 ** (retry - 1) * (0.5 + random()));
    return { retry, total: index + 1, delayMs: asked + random() * 6 };
  });
}

describe('a cap that comes after the jitter', () => {
  const hasRule = (fit: BackoffFit | null) => fit?.growth === 'exponential' && fit.jitter.kind === 'proportional';
  const told = (runs: number) => {
    const fits = Array.from({ length: 60 }, (_, seed) => fitBackoff(capped(runs, 8, seed)));
    return fits.filter((fit) => fit?.certainty !== 'uncertain');
  };

  it('leaves two or three waits of one run to tell by: they are too few, and hardly ever taken for a rule', () => {
    expect(fitOf([1476, 2958, 4651, 5306, 5005, 5024, 5226, 5002, 5002]).certainty).toBe('uncertain');
    expect(told(1).length).toBeLessThanOrEqual(6);
  });

  it('is seen by the waits that pile up at it once there are three runs', () => {
    const fits = told(3);
    expect(fits.length).toBeGreaterThanOrEqual(35);
    expect(fits.filter((fit) => !hasRule(fit)).length).toBeLessThanOrEqual(fits.length * 0.15);
  });
});

/** Each wait a little late, one in three much. */
function lateWaits(rule: Rule, count: number, seed: number) {
  const random = createRandom(seed);
  return waitsOf(rule, 1, count, random).map((wait) => {
    return { ...wait, delayMs: wait.delayMs + (random() < 1 / 3 ? 400 * random() ** 2 : 0) };
  });
}

describe('lateness and jitter', () => {
  const PLAIN = { jitter: 'none', rate: 1, size: 0, capMs: Number.POSITIVE_INFINITY, delaysMs: [] } as const;

  it('are told apart where there is none: of 200 clients of one interval, few are said to have jitter', () => {
    const fits = Array.from({ length: 200 }, (_, seed) => {
      return fitBackoff(lateWaits({ ...PLAIN, growth: 'fixed', baseMs: 1_000 + 500 * (seed % 5) }, 10, seed));
    });
    const told = fits.filter((fit) => fit?.certainty !== 'uncertain');
    expect(told.filter((fit) => fit?.jitter.kind !== 'none').length).toBeLessThanOrEqual(4);
    expect(told.length).toBeGreaterThanOrEqual(150);
  });

  it('does not make a rule of usual numbers less certain, as long as each wait is on time', () => {
    for (const [baseMs, rate] of [
      [1_000, 2],
      [5_000, 1.5],
      [500, 1.5],
    ] as const) {
      const rule = { ...PLAIN, growth: 'exponential', baseMs, rate, capMs: 30_000 } as const;
      const certain = Array.from({ length: 50 }, (_, seed) => {
        const random = createRandom(seed);
        return fitBackoff(
          waitsOf(rule, 1, 6, random).map((wait) => ({ ...wait, delayMs: wait.delayMs + 23 * random() })),
        );
      }).filter((fit) => fit?.growth === 'exponential' && fit.certainty === 'certain');
      expect(certain.length).toBe(50);
    }
  });

  it('are told apart where there is some: of 200 clients with 5 to 20 %, few are said to have none', () => {
    const fits = Array.from({ length: 200 }, (_, seed) => {
      const rule = { ...PLAIN, growth: 'fixed', jitter: 'proportional', baseMs: 2_000 } as const;
      return fitBackoff(waitsOf({ ...rule, size: 0.05 + (seed % 4) * 0.05 }, 1, 10, createRandom(seed)));
    });
    expect(
      fits.filter((fit) => fit?.certainty !== 'uncertain' && fit?.jitter.kind === 'none').length,
    ).toBeLessThanOrEqual(4);
  });
});
