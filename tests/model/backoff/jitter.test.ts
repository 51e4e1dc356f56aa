// What is told of clients whose waits have chance in them: how often it is right, and whether what is said of how sure it
// is holds. Each number is a count over simulated clients with random parameters.
import { describe, expect, it } from 'vitest';
import { type BackoffFit, fitBackoff, type Growth, type JitterKind } from '../../../lib/model/backoff/fit.ts';
import { createRandom, type Random, type Rule, randomRule, randomWrittenRule, waitsOf } from './simulated-waits.ts';

type Shape = readonly [Growth, JitterKind];
type MakeRule = (growth: Growth, jitter: JitterKind, random: Random) => Rule;

interface Told {
  readonly rule: Rule;
  readonly fit: BackoffFit;
  readonly isKindRight: boolean;
  readonly isRuleRight: boolean;
  readonly isBaseRight: boolean;
}

/** `runs` times refused `perRun` times in a row: clients of one shape. */
function told(
  [growth, jitter]: Shape,
  makeRule: MakeRule,
  runs: number,
  perRun: number,
  clients = 100,
  seed = 11,
): Told[] {
  const random = createRandom(seed);
  return Array.from({ length: clients }, () => {
    const rule = makeRule(growth, jitter, random);
    const fit = fitBackoff(waitsOf(rule, runs, perRun, random));
    if (fit === null) throw new Error('no waits');
    const isKindRight = fit.jitter.kind === jitter;
    return {
      rule,
      fit,
      isKindRight,
      isRuleRight: isKindRight && fit.growth === growth,
      isBaseRight: Math.abs(fit.base.value - rule.baseMs) <= rule.baseMs / 10,
    };
  });
}

function count(all: readonly Told[], test: (one: Told) => boolean): number {
  return all.filter(test).length;
}

/** Of 100 clients: kinds, and first waits within a tenth, that must be right in each series. Measured: 5 more of each. */
const WRITTEN: ReadonlyArray<{
  readonly shape: Shape;
  readonly least: ReadonlyArray<readonly [kind: number, base: number]>;
}> = [
  {
    shape: ['fixed', 'proportional'],
    least: [
      [58, 65],
      [83, 84],
      [92, 93],
    ],
  },
  {
    shape: ['fixed', 'equal'],
    least: [
      [77, 73],
      [89, 88],
      [94, 94],
    ],
  },
  {
    shape: ['fixed', 'full'],
    least: [
      [76, 41],
      [93, 74],
      [95, 92],
    ],
  },
  {
    shape: ['linear', 'proportional'],
    least: [
      [50, 58],
      [82, 80],
      [93, 91],
    ],
  },
  {
    shape: ['exponential', 'proportional'],
    least: [
      [59, 58],
      [90, 85],
      [93, 92],
    ],
  },
  {
    shape: ['exponential', 'equal'],
    least: [
      [67, 59],
      [88, 82],
      [93, 93],
    ],
  },
  {
    shape: ['exponential', 'full'],
    least: [
      [78, 39],
      [94, 68],
      [95, 88],
    ],
  },
  {
    shape: ['exponential', 'additive'],
    least: [
      [81, 87],
      [94, 95],
      [95, 95],
    ],
  },
  {
    shape: ['decorrelated', 'decorrelated'],
    least: [
      [60, 32],
      [94, 57],
      [95, 87],
    ],
  },
];
/** Six attempts in a row; twice seven; five times seven. */
const SERIES = [
  [1, 5],
  [2, 6],
  [5, 6],
] as const;

describe('clients with jitter whose numbers are such as people write', () => {
  it.each(WRITTEN)('are recovered as often as before, the more waits the better: $shape', ({ shape, least }) => {
    const found = SERIES.map(([runs, perRun]) => {
      const all = told(shape, randomWrittenRule, runs, perRun);
      return [count(all, ({ isKindRight }) => isKindRight), count(all, ({ isBaseRight }) => isBaseRight)] as const;
    });
    for (const [at, [kind, base]] of least.entries()) {
      expect(found[at]?.[0]).toBeGreaterThanOrEqual(kind);
      expect(found[at]?.[1]).toBeGreaterThanOrEqual(base);
    }
    expect(found[2]?.[1]).toBeGreaterThanOrEqual(found[0]?.[1] ?? 0);
  });
});

const SHAPES = WRITTEN.map(({ shape }) => shape);

describe.each<readonly [string, MakeRule]>([
  ['people write', randomWrittenRule],
  ['are any', randomRule],
])('what is said to be sure, of clients whose numbers %s', (_, makeRule) => {
  const all = SERIES.flatMap(([runs, perRun]) =>
    SHAPES.flatMap((shape) => told(shape, makeRule, runs, perRun, 30, 23)),
  );

  it('is right as often as that says: growth and kind of jitter', () => {
    const share = (wanted: BackoffFit['certainty']) => {
      const such = all.filter(({ fit }) => fit.certainty === wanted && fit.probability !== null);
      return count(such, ({ isRuleRight }) => isRuleRight) / such.length;
    };
    expect(share('high')).toBeGreaterThanOrEqual(0.95);
    expect(share('medium')).toBeGreaterThanOrEqual(0.85);
  });

  it('is right about the first wait nearly as often', () => {
    const sure = all.filter(({ isRuleRight, fit }) => isRuleRight && fit.base.probability >= 0.9);
    expect(count(sure, ({ isBaseRight }) => isBaseRight) / sure.length).toBeGreaterThanOrEqual(
      makeRule === randomRule ? 0.85 : 0.95,
    );
  });

  it.each(SHAPES)('is wrong in fewer than one of seven cases of any one shape: %s, %s jitter', (growth, jitter) => {
    const sure = all.filter(({ rule, fit }) => {
      return rule.growth === growth && rule.jitter === jitter && fit.certainty !== 'uncertain';
    });
    expect(count(sure, ({ isKindRight }) => !isKindRight)).toBeLessThanOrEqual(sure.length * 0.15);
  });
});

describe('what no one can tell from five waits', () => {
  /** Of 20,000 clients: how often the best multiple of the longest wait is within a tenth of the first, all else known. */
  function bestShare(least: number): number {
    const random = createRandom(5);
    const longest = Array.from({ length: 20_000 }, () => {
      return Math.max(...Array.from({ length: 5 }, () => least + (1 - least) * random()));
    });
    const shares = Array.from({ length: 60 }, (_, step) => 1 + step / 100).map((factor) => {
      return longest.filter((most) => Math.abs(factor * most - 1) <= 0.1).length / longest.length;
    });
    return Math.max(...shares);
  }

  it('is the first wait under full jitter: within a tenth in under two thirds of the cases, even if all else were known', () => {
    expect(bestShare(0)).toBeGreaterThan(0.6);
    expect(bestShare(0)).toBeLessThan(2 / 3);
  });

  it('but under equal jitter it is known nine times in ten', () => {
    expect(bestShare(0.5)).toBeGreaterThan(0.85);
  });
});
