import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTickColumn } from '../../../lib/state/timeline/tick-column.ts';

function columnOf(times: readonly number[]) {
  const column = createTickColumn();
  for (const [index, time] of times.entries()) column.append(time, index);
  return column;
}

const allOf = (column: ReturnType<typeof createTickColumn>) =>
  Array.from({ length: column.length }, (_, at) => [column.timeAt(at), column.messageIndexAt(at)]);

describe('a column of ticks', () => {
  it('counts what lies before a time', () => {
    const column = columnOf([1, 2, 2, 5, 9]);
    expect([0, 1, 2, 3, 9, 10].map((time) => column.countBefore(time))).toEqual([0, 0, 1, 3, 4, 5]);
  });

  it('knows nothing outside of itself', () => {
    const column = columnOf([1]);
    expect([column.timeAt(-1), column.timeAt(1), column.messageIndexAt(1)]).toEqual([undefined, undefined, undefined]);
    expect(createTickColumn().countBefore(7)).toBe(0);
  });

  it('forgets the oldest, and grows on afterwards', () => {
    const column = columnOf(Array.from({ length: 1000 }, (_, index) => index));
    column.forgetBefore(990);
    for (let index = 1000; index < 3000; index++) column.append(index, index);
    expect(column.length).toBe(2010);
    expect(column.timeAt(0)).toBe(990);
    expect(column.countBefore(995)).toBe(5);
    column.forgetBefore(9_999);
    expect(column.length).toBe(0);
  });

  it('is in order whatever order its times came in, and keeps each beside its message', () => {
    const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 300 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 300 }), (given, asked) => {
        const column = createTickColumn();
        for (const [index, time] of given.entries()) {
          column.append(time, index);
          if (index === asked) column.countBefore(25);
        }
        const expected = given.map((time, index) => [time, index]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
        const found = allOf(column);
        expect(found.map(([time]) => time)).toEqual(expected.map(([time]) => time));
        expect(found.every(([time, index]) => given[index ?? -1] === time)).toBe(true);
        expect(new Set(found.map(([, index]) => index)).size).toBe(given.length);
      }),
    );
  });

  it('finds from any place on what it finds from the start', () => {
    const sorted = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(sorted, fc.integer({ min: 0, max: 1000 }), fc.nat(), (given, time, seed) => {
        const column = columnOf(given.toSorted((a, b) => a - b));
        const count = column.countBefore(time);
        expect(count).toBe(given.filter((one) => one < time).length);
        expect(column.countBefore(time, seed % (count + 1))).toBe(count);
      }),
    );
  });
});
