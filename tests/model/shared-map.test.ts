import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSharedMap } from '../../lib/model/shared-map.ts';

const key = fc.integer({ min: 0, max: 200 });
const step = fc.oneof(
  fc.record({ act: fc.constant('set'), key, value: fc.integer() }),
  fc.record({ act: fc.constant('delete'), key }),
  fc.record({ act: fc.constant('look') }),
);

describe('a shared map', () => {
  it('has at each look what a Map has, and keeps it whatever comes later', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const [shared, plain] = [createSharedMap<number, number>(), new Map<number, number>()];
        const looks: Array<[ReadonlyMap<number, number>, Map<number, number>]> = [];
        for (const one of [...steps, { act: 'look' }]) {
          if ('value' in one) {
            shared.set(one.key, one.value);
            plain.set(one.key, one.value);
          } else if ('key' in one) {
            shared.delete(one.key);
            plain.delete(one.key);
          } else looks.push([shared.snapshot(), new Map(plain)]);
        }
        for (const [seen, expected] of looks) {
          expect([...seen]).toEqual([...expected]);
          expect([...seen.keys()]).toEqual([...expected.keys()]);
          expect([...seen.values()]).toEqual([...expected.values()]);
          expect(seen.size).toBe(expected.size);
          for (let each = 0; each <= 200; each++) {
            expect([seen.has(each), seen.get(each)]).toEqual([expected.has(each), expected.get(each)]);
          }
          const visited: unknown[] = [];
          seen.forEach((value, at, map) => {
            visited.push([at, value, map === seen]);
          });
          expect(visited).toEqual([...expected].map(([at, value]) => [at, value, true]));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('equals another with the same entries', () => {
    const [one, two, other] = [1, 1, 2].map((value) => {
      const shared = createSharedMap<string, number>();
      shared.set('a', value);
      return shared.snapshot();
    });
    expect(one).toEqual(two);
    expect(one).not.toEqual(other);
  });

  it('is the same object until something changes', () => {
    const shared = createSharedMap<string, number>();
    shared.set('a', 1);
    const before = shared.snapshot();
    expect(shared.snapshot()).toBe(before);
    shared.set('a', 2);
    expect(shared.snapshot()).not.toBe(before);
    expect(before.get('a')).toBe(1);
  });
});
