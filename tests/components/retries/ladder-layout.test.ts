import { describe, expect, it } from 'vitest';
import { climbsOf, type DelayRule, fitOf, layOutLadder, MAX_STEPS } from '../../../components/retries/ladder-layout.ts';
import type { Attempt } from '../../../lib/model/clients/attempt.ts';
import { connectionIdOf, type RealmId } from '../../../lib/protocol/identifiers.ts';

const DOUBLING: DelayRule = { delayMs: (retry) => Math.min(30_000, 1000 * 2 ** (retry - 1)), maxRetries: 10 };

/** `null` stands for a success before it: retries count from 1 again. */
function attemptsOf(...delaysMs: Array<number | null>): Attempt[] {
  return attemptsAfter(delaysMs);
}

function attemptsAfter(delaysMs: readonly (number | null)[]): Attempt[] {
  let retry = 0;
  const attempts: Attempt[] = [];
  for (const [index, delayMs] of [null, ...delaysMs].entries()) {
    if (delayMs === null && index > 0) {
      retry = 0;
      continue;
    }
    attempts.push({
      connectionId: connectionIdOf('page' as RealmId, index + 1),
      number: retry + 1,
      retry: delayMs === null ? 0 : ++retry,
      startedAt: index,
      delayMs,
      intervalMs: delayMs,
      after: index === 0 ? null : 'failed',
      outcome: 'failed',
      trigger: index === 0 ? 'start' : 'wait',
      wasHidden: false,
    });
  }
  return attempts;
}

const layOut = (attempts: Attempt[], policy: DelayRule | null = DOUBLING) =>
  layOutLadder({ attempts, policy, fitted: null, widthPx: 800, heightPx: 240 });
const pointsOf = (attempts: Attempt[], policy?: DelayRule | null) =>
  layOut(attempts, policy).climbs.flatMap(({ points }) => points);

describe('the ladder', () => {
  it('puts equal factors at equal heights', () => {
    const [one, two, four] = pointsOf(attemptsOf(1000, 2000, 4000)).map(({ y }) => y) as [number, number, number];
    expect(one - two).toBeCloseTo(two - four);
    expect(one).toBeGreaterThan(two);
  });

  it('says which waits are not what the policy asks for', () => {
    const fits = pointsOf(attemptsOf(5000, 2100, 400, 8000)).map(({ fit }) => fit);
    expect(fits).toEqual(['too-late', 'as-expected', 'too-soon', 'as-expected']);
  });

  it('judges nothing without a policy', () => {
    expect(pointsOf(attemptsOf(5000), null).map(({ fit, expected }) => [fit, expected])).toEqual([[null, null]]);
  });

  it.each([
    [1000, 1000, 'as-expected'],
    [1140, 1000, 'as-expected'],
    [1160, 1000, 'too-late'],
    [840, 1000, 'too-soon'],
    [45, 1, 'as-expected'],
  ])('takes a wait of %d ms where %d ms were asked for as %s', (delayMs, expectedMs, fit) => {
    expect(fitOf(delayMs, expectedMs)).toBe(fit);
  });

  it('shows how far the policy would have gone on', () => {
    const { policyLine, policyEndX, climbs } = layOut(attemptsOf(1000, 2000, 4000));
    expect(policyLine).toHaveLength(10);
    expect(policyEndX).toBe(policyLine.at(-1)?.[0]);
    expect(climbs[0]?.points.at(-1)?.x).toBeLessThan(policyEndX ?? 0);
  });

  it('begins a new climb after each success', () => {
    const attempts = attemptsOf(1000, 2000, null, 1000, 2000, 4000);
    expect(climbsOf(attempts).map((climb) => climb.length)).toEqual([2, 3]);
    expect(layOut(attempts).climbs.map(({ isLatest }) => isLatest)).toEqual([false, true]);
  });

  it('draws the latest of very many climbs', () => {
    const { climbs } = layOut(attemptsAfter(Array.from({ length: 200_000 }, (_, at) => (at % 2 === 0 ? 1000 : null))));
    expect(climbs).toHaveLength(12);
    expect(climbs.at(-1)?.isLatest).toBe(true);
  });

  it('stays inside of its frame, whatever the waits', () => {
    for (const delays of [[0, 0, 0], [1e9, 1], [3_600_000], [0.01, 5e6, 30]]) {
      const { climbs, plot } = layOut(attemptsOf(...delays));
      for (const { x, y } of climbs.flatMap(({ points }) => points)) {
        expect(x).toBeGreaterThanOrEqual(plot.left);
        expect(x).toBeLessThanOrEqual(plot.right);
        expect(y).toBeGreaterThanOrEqual(plot.top);
        expect(y).toBeLessThanOrEqual(plot.bottom);
      }
    }
  });

  it('shows the latest of a storm, with labels that do not cover each other', () => {
    const { climbs, steps, rungs } = layOut(attemptsAfter(Array.from({ length: 200_000 }, () => 3000)));
    const points = climbs.flatMap((climb) => climb.points);
    expect(points).toHaveLength(MAX_STEPS);
    expect(points.at(-1)?.attempt.retry).toBe(200_000);
    for (const [index, { x }] of steps.entries()) expect(x - (steps[index - 1]?.x ?? 0)).toBeGreaterThan(40);
    for (const [index, { y }] of rungs.entries()) expect((rungs[index - 1]?.y ?? 1e9) - y).toBeGreaterThanOrEqual(18);
  });
});
