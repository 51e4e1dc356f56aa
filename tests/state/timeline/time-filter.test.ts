import { describe, expect, it } from 'vitest';
import { filteredRange, withTimeRange } from '../../../lib/state/timeline/time-filter.ts';

const START = 1_700_000_000_000;
const whole = { from: START, until: START + 60_000 };
const rangeOf = (text: string) => filteredRange(text, START, START + 60_000, whole);

describe('the time in the filter', () => {
  it('is written as the axis counts, behind what was there', () => {
    const text = withTimeRange('type:ping -is:heartbeat', { from: START + 1_500, until: START + 2_000.3 }, START);
    expect(text).toBe('type:ping -is:heartbeat after:+1.5s before:+2.0003s');
  });

  it('is read as it was written', () => {
    const range = { from: START + 12_345.6, until: START + 23_456.7 };
    const read = rangeOf(withTimeRange('', range, START));
    expect(read?.from).toBeCloseTo(range.from, 0);
    expect(read?.until).toBeCloseTo(range.until, 0);
  });

  it('takes the place of an older one, and goes without a trace', () => {
    const first = withTimeRange('"a b" /x y/i', { from: START, until: START + 1_000 }, START);
    const second = withTimeRange(first, { from: START + 5_000, until: START + 6_000 }, START);
    expect(second).toBe('"a b" /x y/i after:+5s before:+6s');
    expect(withTimeRange(second, null, START)).toBe('"a b" /x y/i');
  });

  it('may be open at one side', () => {
    expect(rangeOf('after:+10s')).toEqual({ from: START + 10_000, until: whole.until });
    expect(rangeOf('before:+10s')).toEqual({ from: whole.from, until: START + 10_000 });
  });

  it.each(['', 'ping', 'after:', 'after:soon', '-after:+1s', 'after:+9s before:+3s', 'after>+1s'])(
    'is none in %j',
    (text) => {
      expect(rangeOf(text)).toBeNull();
    },
  );
});
