import { describe, expect, it } from 'vitest';
import { layOutRoundTrips, niceStep } from '../../../components/retries/round-trip-layout.ts';
import type { Beat } from '../../../lib/model/streams/heartbeat.ts';

const beat = (at: number, tookMs: number | null): Beat => ({
  at,
  messageIndex: at,
  answeredAt: tookMs === null ? null : at + tookMs,
  answerIndex: tookMs === null ? null : at + 1,
});
const SIZE = { widthPx: 600, heightPx: 150, hiddenTimes: [] };

describe('the picture of round trips', () => {
  it('stands answers at their time and length, and breaks the line where one is missing', () => {
    const missed = beat(2_000, null);
    const beats = [beat(0, 10), beat(1_000, 20), missed, beat(3_000, 10), beat(4_000, 10)];
    const { points, lines, plot, rungs } = layOutRoundTrips({ beats, missing: new Set([missed]), ...SIZE });
    expect(points.map(({ tookMs }) => tookMs)).toEqual([10, 20, null, 10, 10]);
    expect(points[0]?.x).toBeLessThan(points[1]?.x ?? 0);
    expect(points[1]?.y).toBeLessThan(points[0]?.y ?? 0);
    expect(lines.map((line) => line.length)).toEqual([2, 2]);
    expect(rungs[0]).toEqual({ y: plot.bottom, ms: 0 });
    expect(rungs.at(-1)?.ms).toBeGreaterThanOrEqual(20);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(plot.left);
      expect(x).toBeLessThanOrEqual(plot.right);
      expect(y).toBeGreaterThanOrEqual(plot.top);
      expect(y).toBeLessThanOrEqual(plot.bottom);
    }
  });

  it('leaves out what still waits, and shades the time in which the page was hidden', () => {
    const beats = [beat(0, 10), beat(10_000, 10), beat(20_000, null)];
    const hiddenTimes = [{ since: 5_000, until: null }];
    const { points, hidden } = layOutRoundTrips({ beats, missing: new Set(), ...SIZE, hiddenTimes });
    expect(points).toHaveLength(2);
    expect(hidden).toHaveLength(1);
    expect(hidden[0]?.right).toBe(points[1]?.x);
  });

  it.each([
    [0.7, 1],
    [1.2, 2],
    [3, 5],
    [7, 10],
    [45, 50],
  ])('rounds a step of %d up to %d', (least, step) => expect(niceStep(least)).toBeCloseTo(step));
});
