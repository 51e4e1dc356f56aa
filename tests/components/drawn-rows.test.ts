import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnRows, drawnRows, placeOfRow, ROW_PX } from '../../components/messages/drawn-rows.ts';
import { maxScrollPx, scrolledList } from '../../components/ui/row-window.ts';

const HEIGHT_PX = 400;
const VIEW_ROWS = HEIGHT_PX / ROW_PX;

function at(
  row: number,
  rowCount = 10_000,
): { readonly scrollPx: number; readonly heightPx: number; rowCount: number } {
  return { scrollPx: row * ROW_PX, heightPx: HEIGHT_PX, rowCount };
}

function drawnAfter(last: DrawnRows | null, place: ReturnType<typeof at>, isFollowing = false): DrawnRows {
  return drawnRows(last, place, { length: place.rowCount, firstNumber: 0 }, isFollowing);
}

describe('the rows that are drawn', () => {
  it('always fill the view, wherever it was scrolled to, and never take more elements', () => {
    const step = fc.record({
      scrollPx: fc.integer({ min: 0, max: 400_000 }),
      rowCount: fc.integer({ min: 1, max: 20_000 }),
      isFollowing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        let last: DrawnRows | null = null;
        for (const { scrollPx, rowCount, isFollowing } of steps) {
          const asked = isFollowing ? Number.MAX_SAFE_INTEGER : scrollPx;
          last = drawnRows(
            last,
            { scrollPx: asked, heightPx: HEIGHT_PX },
            { length: rowCount, firstNumber: 0 },
            isFollowing,
          );
          const top = Math.max(0, Math.min(asked, rowCount * ROW_PX - HEIGHT_PX)) / ROW_PX;
          expect(last.first).toBeLessThanOrEqual(Math.max(0, Math.floor(top) - 8));
          expect(last.end).toBeGreaterThanOrEqual(Math.min(rowCount, Math.ceil(top + VIEW_ROWS) + 8));
          expect(last.end).toBeLessThanOrEqual(rowCount);
          expect(last.end - last.first).toBeLessThanOrEqual(last.slotCount);
        }
      }),
    );
  });

  it('stay for a few rows of scrolling, then some are drawn at once', () => {
    let last = drawnAfter(null, at(1000));
    const changes: number[] = [];
    for (let row = 1000; row < 1100; row++) {
      const next = drawnAfter(last, at(row));
      if (next.first !== last.first) changes.push(next.first - last.first);
      last = next;
    }
    expect(changes.length).toBeLessThanOrEqual(100 / 8 + 1);
    expect(Math.min(...changes)).toBeGreaterThanOrEqual(8);
  });

  it('stay where one turns back by a row or two', () => {
    const down = drawnAfter(drawnAfter(null, at(1000)), at(1010));
    expect(drawnAfter(down, at(1008))).toEqual(down);
  });

  it('lie around the view after a leap', () => {
    const { first, end } = drawnAfter(drawnAfter(null, at(100)), at(5000));
    expect(5000 - first).toBeGreaterThan(8);
    expect(end - 5000 - VIEW_ROWS).toBeGreaterThan(8);
  });

  it('are only those in view and a few while the newest are followed', () => {
    const { first, end } = drawnAfter(drawnAfter(null, at(100)), at(Number.MAX_SAFE_INTEGER), true);
    expect(end).toBe(10_000);
    expect(end - first).toBe(VIEW_ROWS + 8);
  });

  it('have as many elements at every place of one height, an even number', () => {
    const counts = [0, 1, 77, 9_990].map((row) => drawnAfter(null, at(row)).slotCount);
    expect(new Set(counts).size).toBe(1);
    expect((counts[0] ?? 1) % 2).toBe(0);
  });

  it('are placed by a row far above, which stays the same while they change', () => {
    const one = drawnAfter(null, at(5_000));
    const other = drawnAfter(one, at(5_400));
    expect([one.baseNumber, other.baseNumber]).toEqual([4096, 4096]);
    expect(placeOfRow(4096, at(5_400), 10_000)).toBe(4096 * ROW_PX);
  });

  it('stand where the view is in a list too long for any browser', () => {
    const rowCount = 5_000_000;
    const scrollPx = maxScrollPx() / 2;
    const viewport = { scrollPx, heightPx: HEIGHT_PX };
    const { first, baseNumber } = drawnRows(null, viewport, { length: rowCount, firstNumber: 0 }, false);
    const topRow = baseNumber + (scrollPx - placeOfRow(baseNumber, viewport, rowCount)) / ROW_PX;
    expect(topRow).toBeCloseTo(rowCount / 2, -3);
    expect(first).toBeLessThan(topRow);
  });

  it('stand on whole px of the screen in such a list, where the view is to half a px', () => {
    const rowCount = 5_000_000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: maxScrollPx() - HEIGHT_PX }), (scrollPx) => {
        const viewport = { scrollPx, heightPx: HEIGHT_PX };
        const row = drawnRows(null, viewport, { length: rowCount, firstNumber: 0 }, false).first;
        const place = placeOfRow(row, viewport, rowCount);
        const { topRow } = scrolledList(viewport, rowCount, ROW_PX);
        expect(place).toBe(Math.round(place));
        expect(Math.abs(place - (scrollPx + (row - topRow) * ROW_PX))).toBeLessThanOrEqual(0.51);
      }),
    );
  });

  it('keep their numbers while others go or come in front of them, and so are drawn as they were', () => {
    const of = (firstNumber: number, topNumber: number, last: DrawnRows | null) => {
      const viewport = { scrollPx: (topNumber - firstNumber) * ROW_PX, heightPx: HEIGHT_PX };
      return drawnRows(last, viewport, { length: 10_000, firstNumber }, false);
    };
    const before = of(0, 5_000, null);
    expect(of(1_237, 5_000, before)).toEqual(before);
    expect(of(-800, 5_000, before)).toEqual(before);
    expect(of(5_010, 5_010, before).first).toBe(5_010);
  });
});
