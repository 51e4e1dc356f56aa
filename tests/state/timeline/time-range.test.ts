import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL,
  MIN_SPAN_MS,
  pannedBy,
  rangeOf,
  spanOf,
  wholeRange,
  type Zoom,
  zoomedAround,
  zoomTo,
} from '../../../lib/state/timeline/time-range.ts';

const whole = { from: 1000, until: 61_000 };

describe('the range on show', () => {
  it('is the whole session at first, and none before the first event', () => {
    expect(rangeOf(ALL, whole)).toEqual(whole);
    expect(wholeRange(null, 5)).toBeNull();
  });

  it('is a second long where the session is shorter', () => {
    expect(wholeRange(500, 510)).toEqual({ from: 485, until: 1515 });
  });

  it('keeps what stands under the pointer in its place', () => {
    const zoom = zoomedAround(ALL, whole, 4, 16_000);
    const range = rangeOf(zoom, whole);
    expect(spanOf(range)).toBe(15_000);
    expect((16_000 - range.from) / spanOf(range)).toBeCloseTo(0.25);
  });

  it('follows the session once it touches its end, and stays elsewhere', () => {
    const later = { from: 1000, until: 90_000 };
    const latest = zoomedAround(ALL, whole, 6, whole.until);
    expect(rangeOf(latest, later)).toEqual({ from: 80_000, until: 90_000 });
    const fixed = pannedBy(latest, whole, -5_000);
    expect(rangeOf(fixed, later)).toEqual({ from: 46_000, until: 56_000 });
  });

  it('never leaves the session', () => {
    const zoom = zoomTo({ from: 10_000, until: 20_000 }, whole);
    expect(rangeOf(pannedBy(zoom, whole, -1e9), whole)).toEqual({ from: 1000, until: 11_000 });
    expect(rangeOf(pannedBy(zoom, whole, 1e9), whole)).toEqual({ from: 51_000, until: 61_000 });
  });

  it('is the whole again when zoomed out far enough', () => {
    const zoom = zoomTo({ from: 10_000, until: 20_000 }, whole);
    expect(zoomedAround(zoom, whole, 0.01, 15_000)).toEqual(ALL);
  });

  it('stays inside of the session and above the least span, whatever is done', () => {
    const step = fc.oneof(
      fc.record({
        factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ deltaMs: fc.double({ min: -1e6, max: 1e6, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let zoom: Zoom = ALL;
        for (const one of steps) {
          const range = rangeOf(zoom, whole);
          zoom =
            'deltaMs' in one
              ? pannedBy(zoom, whole, one.deltaMs)
              : zoomedAround(zoom, whole, one.factor, range.from + one.share * spanOf(range));
          const { from, until } = rangeOf(zoom, whole);
          expect(from).toBeGreaterThanOrEqual(whole.from);
          expect(until).toBeLessThanOrEqual(whole.until + 1e-6);
          expect(until - from).toBeGreaterThanOrEqual(MIN_SPAN_MS - 1e-6);
        }
      }),
    );
  });
});
