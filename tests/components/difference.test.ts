import { describe, expect, it } from 'vitest';
import { byteDifference, textDifference } from '../../components/detail/byte-difference.ts';
import { jsonDifference, pathOf } from '../../components/detail/json-difference.ts';
import type { Json } from '../../lib/decode/decoded.ts';

const nested = (depth: number, leaf: string) =>
  JSON.parse(`${'{"a":'.repeat(depth)}${leaf}${'}'.repeat(depth)}`) as Json;

describe('the difference of two payloads', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: 1, b: 2 }, { a: 3, c: 2 }, ['a changed', 'b removed', 'c added']],
    [{ list: [1, 2] }, { list: [1, 2, 3] }, ['list[2] added']],
    [{ list: [{ x: 1 }] }, { list: [{ x: 2 }] }, ['list[0].x changed']],
    [{ a: { b: 1 } }, { a: [1] }, ['a changed']],
    [{ a: null }, {}, ['a removed']],
    [[1], { 0: 1 }, [' changed']],
  ])('from %j to %j is %j', (before, after, changes) => {
    const found = jsonDifference(before as Json, after as Json).changes;
    expect(found.map(({ path, kind }) => `${path} ${kind}`).toSorted()).toEqual(changes);
  });

  it('is found at any depth, and of names that mean something to JavaScript', () => {
    expect(jsonDifference(nested(10_000, '1'), nested(10_000, '2')).changes).toHaveLength(1);
    const [before, after] = ['{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}'].map((text) => JSON.parse(text) as Json);
    expect(jsonDifference(before ?? null, after ?? null).changes.map(({ path }) => path)).toEqual(['__proto__.a']);
  });

  it('ends, however much differs, and says that there is more', () => {
    const list = (value: number) => Array(300_000).fill(value) as Json;
    const { changes, isCut } = jsonDifference(list(1), list(2));
    expect([changes.length, isCut]).toEqual([1_000, true]);
  });

  it.each([
    ['', 'a', false, 'a'],
    ['a', 'b-c', false, 'a.b-c'],
    ['a', '3', true, 'a[3]'],
    ['a', 'b c"', false, 'a["b c\\""]'],
  ])('has paths: %j, %j (in a list: %j) is %s', (parent, key, isInList, path) => {
    expect(pathOf(parent, key, isInList)).toBe(path);
  });
});

describe('the difference of two texts', () => {
  it.each([
    ['same', 'same', null],
    ['count 12 of 9', 'count 345 of 9', { at: 6, before: '12', after: '345' }],
    ['aa', 'aaa', { at: 2, before: '', after: 'a' }],
    ['', 'x', { at: 0, before: '', after: 'x' }],
  ])('from %j to %j is %j', (before, after, replaced) => {
    expect(textDifference(before, after)).toEqual(replaced);
  });
});

describe('the difference of two runs of bytes', () => {
  it('is the places that differ, up to the longer end', () => {
    const runs = byteDifference(Uint8Array.of(1, 2, 3, 4), Uint8Array.of(1, 9, 3, 4, 5), 10);
    expect(runs.map(({ at, before, after }) => [at, [...before], [...after]])).toEqual([
      [1, [2], [9]],
      [4, [], [5]],
    ]);
    expect(byteDifference(new Uint8Array(9), Uint8Array.of(1, 0, 1, 0, 1, 0, 1), 2)).toHaveLength(2);
  });
});
