import { describe, expect, it } from 'vitest';
import { maxScrollPx, rowWindow, scrollPxToShow } from '../../components/ui/row-window.ts';

const ROW = 20;

describe('the window of rows', () => {
  it('draws what is in view and a little more', () => {
    const { first, end, offsetPx, totalPx } = rowWindow({ scrollPx: 2000, heightPx: 400 }, 1000, ROW);
    expect(first).toBeLessThanOrEqual(100);
    expect(end).toBeGreaterThanOrEqual(120);
    expect(end - first).toBeLessThan(60);
    expect(offsetPx).toBe(first * ROW);
    expect(totalPx).toBe(20_000);
  });

  it('draws all of a short list', () => {
    expect(rowWindow({ scrollPx: 0, heightPx: 400 }, 3, ROW)).toMatchObject({
      first: 0,
      end: 3,
      offsetPx: 0,
      totalPx: 60,
    });
  });

  it('reaches the last of two million rows', () => {
    const viewport = { scrollPx: maxScrollPx() - 400, heightPx: 400 };
    const { end, first, offsetPx } = rowWindow(viewport, 2_000_000, ROW);
    expect(end).toBe(2_000_000);
    expect(offsetPx + (end - first) * ROW).toBeCloseTo(maxScrollPx(), 0);
  });

  it.each([
    [150, null],
    [99, 1980],
    [125, 2120],
  ])('shows row %i by scrolling to %s', (row, expected) => {
    const heightPx = row === 150 ? 4000 : 400;
    expect(scrollPxToShow({ scrollPx: 2000, heightPx }, row, 1000, ROW)).toBe(expected);
  });
});
