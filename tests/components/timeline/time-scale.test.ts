import { describe, expect, it } from 'vitest';
import { axisLines, axisStep, createTimeScale } from '../../../components/timeline/time-scale.ts';

const scaleOf = (spanMs: number, widthPx = 800) => createTimeScale({ from: 5_000, until: 5_000 + spanMs }, widthPx);

describe('the time scale', () => {
  it('leads from times to places and back', () => {
    const scale = scaleOf(1_600);
    expect(scale.xOf(5_000)).toBe(0);
    expect(scale.xOf(6_600)).toBe(800);
    expect(scale.timeOf(scale.xOf(5_432.1))).toBeCloseTo(5_432.1);
  });

  it('works without width, as a hidden panel has none', () => {
    expect(createTimeScale({ from: 0, until: 10 }, 0).xOf(10)).toBe(1);
  });

  it.each([
    [0.5, 0.05],
    [3, 0.5],
    [40, 5],
    [4_000, 500],
    [60_000, 10_000],
    [3_600_000, 600_000],
    [20 * 3_600_000, 2 * 3_600_000],
    [40 * 86_400_000, 4 * 86_400_000],
  ])('draws round lines that leave room for their labels: %d ms on 800 px', (spanMs, step) => {
    expect(axisStep(scaleOf(spanMs))).toBeCloseTo(step);
  });

  it('counts from the beginning of the session, not from what is on show', () => {
    const lines = axisLines(createTimeScale({ from: 12_300, until: 22_300 }, 800), 2_000);
    expect(lines.map(({ offsetMs }) => offsetMs)).toEqual([
      11_000, 12_000, 13_000, 14_000, 15_000, 16_000, 17_000, 18_000, 19_000, 20_000,
    ]);
    expect(lines[0]?.x).toBeCloseTo(56);
  });
});
