import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Json } from '../../../lib/decode/decoded.ts';
import { pathOf, valuesAt } from '../../../lib/state/filter/field-path.ts';
import { fieldTest } from '../../../lib/state/filter/field-test.ts';
import type { FilterSubject } from '../../../lib/state/filter/filter-subject.ts';
import { shapeOf } from '../../../lib/state/filter/json-shape.ts';
import { tokensOf } from '../../../lib/state/filter/tokens.ts';

function subjectOf(text: string): FilterSubject & { readonly tree: ReturnType<typeof vi.fn> } {
  return {
    direction: 'received',
    isTruncated: false,
    isEscaped: text.includes('\\'),
    text: () => text,
    isJson: () => true,
    tree: vi.fn(() => JSON.parse(text) as Json),
  } as unknown as FilterSubject & { readonly tree: ReturnType<typeof vi.fn> };
}

function testOf(filter: string) {
  const [token] = tokensOf(filter);
  const test = token && fieldTest(token);
  if (test === undefined) throw new Error(`${filter} asks for no field.`);
  return test;
}

describe('a path into a message', () => {
  it.each([
    ['data.symbol', ['data', 'symbol']],
    ['.symbol', ['symbol']],
    ['[1].a', [1, 'a']],
    ['a[0][2].b', ['a', 0, 2, 'b']],
    ['data["a b"].c', ['data', 'a b', 'c']],
    ['["price.usd"][0]', ['price.usd', 0]],
    ['.["0"]', ['0']],
    ['a["\\"]:\\u00e7"]', ['a', '"]:ç']],
    ['a[""]', ['a', '']],
    ['a["x"', null],
    ['a["\\x"]', null],
    ['a["x"]b', null],
    ['"a".b', null],
    ['symbol', null],
    ['a..b', null],
    ['a.', null],
    ['a[x]', null],
    ['.', null],
  ])('%s is %j', (key, path) => {
    expect(pathOf(key)).toEqual(path);
  });

  it('leads through lists of ten thousand levels and of a million elements without end', () => {
    const deep = JSON.parse(`${'['.repeat(10_000)}1${']'.repeat(10_000)}`) as Json;
    expect(valuesAt(deep, pathOf('[][].a') ?? [])).toEqual([]);
    const wide = { a: Array.from({ length: 1_000_000 }, () => ({ b: 1 })) };
    expect(valuesAt(wide, ['a', 'b']).length).toBeLessThanOrEqual(1_000);
  });
});

describe('a field of many texts', () => {
  it('parses the first of each shape only', () => {
    const test = testOf('data.symbol:BTC-*');
    const subjects = Array.from({ length: 50 }, (_, n) =>
      subjectOf(
        `{"type": "tick", "n": ${n}, "data": {"ok": true, "symbol": "${n % 2 ? 'BTC' : 'ETH'}-USDT"}, "x": [1]}`,
      ),
    );
    expect(subjects.filter(test)).toHaveLength(25);
    expect(subjects.filter(({ tree }) => tree.mock.calls.length > 0)).toHaveLength(1);
  });

  it.each([
    '{"a":{"b":"x"},"a":{"b":"y"}}',
    '{"a":{"b":"x","b":"y"}}',
    '{"a":{"b":["y"]}}',
    '{"a":[{"b":"x"},{"b":"y"}]}',
    '{"a":{"\\u0062":"y"}}',
    '{"a":{"b":"\\u0079"}}',
    ' { "a" : { "b" : "y" } } ',
    '{"c":{"b":"x"},"a":{"b":"y"}}',
    '{"a":{"b":"x","\\u0062":"y"}}',
    '{"a":{"b":"y","\\u0062":"x"}}',
    '{"a":{"b":"x"},"\\u0061":{"b":"y"}}',
    '{"a":{"b":"\\"y"}}',
    '{"a":{"b":{"b":"y"}}}',
  ])('of another shape is read as its parser reads it: %s', (text) => {
    const test = testOf('a.b:y');
    for (const met of ['{"a":{"b":"z"}}', '{"c":{"b":"z"},"a":{"b":"z"}}']) test(subjectOf(met));
    expect(test(subjectOf(text))).toBe(valuesAt(JSON.parse(text), ['a', 'b']).flat().includes('y'));
  });

  it.each([
    ['{"a":{"b":991}}', true],
    ['{"a":{"b":990}}', false],
    ['{"a":{"b":-991}}', false],
    ['{"a":{"b":9.91e2}}', true],
    ['{"a":{"b":1E+3,"c":1}}', true],
    ['{ "a" : { "b" : 1000\n} }', true],
    ['{"a":{"b":"991.5"}}', true],
    ['{"a":{"b":""}}', false],
    ['{"a":{"b":true}}', false],
    ['{"a":{"b":null}}', false],
    ['{"a":{"b":[1,991]}}', true],
    ['{"a":{"b":[[991]]}}', false],
    ['{"a":{"b":1,"b":991}}', true],
    ['{"a":{"b":991,"b":1}}', false],
    ['{"a":{"c":991},"b":991}', false],
  ])('is compared with a number as its parser reads it: %s', (text, passes) => {
    const test = testOf('a.b:>990');
    for (const met of ['{"a":{"b":1}}', '{"a":{"b":"x"},"c":1}']) test(subjectOf(met));
    expect(test(subjectOf(text))).toBe(passes);
  });

  it('compares no more and no less than its parser would', () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 8 }), fc.integer(), (numbers, bound) => {
        const test = testOf(`a.b:>${bound}`);
        const subjects = numbers.map((b) => subjectOf(JSON.stringify({ n: 1, a: { b, c: b } })));
        expect(subjects.map(test)).toEqual(numbers.map((b) => b > bound));
        expect(subjects.filter(({ tree }) => tree.mock.calls.length > 0)).toHaveLength(1);
      }),
    );
  });

  it('is parsed where a name or a value before it is more than a pattern takes', () => {
    const test = testOf('.a:2');
    const long = JSON.stringify({ ['k'.repeat(50_000)]: 1, a: 2 });
    const escaped = (count: number) => `{"t":"${'\\n'.repeat(count)}","a":2}`;
    const texts = [long, long, escaped(1), escaped(1), escaped(10_000_000), long];
    expect(texts.map((text) => test(subjectOf(text)))).toEqual(texts.map(() => true));
  });

  it('is looked for in vain at the cost of its name where most messages have none', () => {
    const test = testOf('data.price:>1');
    const subjects = Array.from({ length: 40 }, (_, n) =>
      subjectOf(n % 4 ? `{"type":"pong","n":${n}}` : `{"type":"tick","data":{"price":${n}}}`),
    );
    expect(subjects.filter(test)).toHaveLength(9);
    expect(subjects.filter(({ tree }) => tree.mock.calls.length > 0)).toHaveLength(1);
  });

  it('passes whatever its parser would pass', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        value,
        fc.dictionary(fc.constantFrom('a', 'b', '"', '\\', 'é', '1', '__proto__'), tie('node'), { maxKeys: 4 }),
        fc.array(tie('node'), { maxLength: 2 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 8 }), fc.boolean(), (trees, isSpaced) => {
        const test = testOf('a.b:/^/');
        for (const one of trees) {
          const text = JSON.stringify(one, null, isSpaced ? 1 : 0);
          const values = valuesAt(JSON.parse(text), ['a', 'b']).flat();
          const expected = values.some((found) => typeof found !== 'object' || found === null);
          expect(test(subjectOf(text))).toBe(expected);
        }
      }),
    );
  });

  it('makes no pattern of what is too much or in a list', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, n]));
    expect(shapeOf({ ...many, a: 1 }, ['a'])).toBeNull();
    expect(shapeOf({ ['k'.repeat(50_000)]: 1, a: 1 }, ['a'])).toBeNull();
    expect(shapeOf({ list: [1], a: 1 }, ['a'])).toBeNull();
    expect(shapeOf({ a: { b: 1 } }, ['a'])).toBeNull();
    expect(shapeOf({ a: 1 }, ['a'])).not.toBeNull();
  });

  it('takes no longer for a text made to stall a pattern', () => {
    const test = testOf('a.b:1');
    test(subjectOf('{"s":"x","a":{"b":1}}'));
    const hostile = `{"s":"${'\\\\'.repeat(200_000)}`;
    const subject = { ...subjectOf('{}'), text: () => hostile, isEscaped: true };
    expect(test(subject)).toBe(false);
  });
});
