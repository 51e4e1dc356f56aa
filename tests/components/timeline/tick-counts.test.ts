import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTickCounts, bucketCount, densityShare } from '../../../components/timeline/tick-counts.ts';
import { createTimeScale } from '../../../components/timeline/time-scale.ts';
import { createTickColumn } from '../../../lib/state/timeline/tick-column.ts';

function countsOf(times: readonly number[], from: number, until: number, widthPx: number): number[] {
  const column = createTickColumn();
  for (const [index, time] of times.entries()) column.append(time, index);
  const scale = createTimeScale({ from, until }, widthPx);
  const counts = new Uint32Array(bucketCount(scale));
  addTickCounts(column, scale, counts);
  return [...counts];
}

describe('the counts of ticks', () => {
  it('put each message behind its part of the canvas', () => {
    expect(countsOf([0, 1, 10, 11, 19, 20], 0, 20, 20)).toEqual([2, 0, 0, 0, 0, 2, 0, 0, 0, 2]);
  });

  it('leave out what is not on show', () => {
    expect(countsOf([1, 9, 10, 30, 31], 10, 30, 4)).toEqual([1, 1]);
  });

  it('add up to the messages on show, each once, at any zoom', () => {
    const times = fc.array(fc.double({ min: 1.6e12, max: 1.6e12 + 1e6, noNaN: true }), { maxLength: 200 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(times, share, share, fc.integer({ min: 1, max: 900 }), (given, a, b, widthPx) => {
        const [from, until] = [1.6e12 + Math.min(a, b) * 1e6, 1.6e12 + Math.max(a, b) * 1e6 + 0.5];
        const counts = countsOf(given, from, until, widthPx);
        const shown = given.filter((time) => time >= from && time <= until).length;
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(shown);
      }),
    );
  });

  it('make higher bars of more messages, and never higher than the lane', () => {
    const shares = [0, 1, 2, 10, 100, 1e6].map(densityShare);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  });
});
