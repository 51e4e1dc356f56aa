import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../lib/decode/custom/compile-schema.ts';
import { createCustomDecoder } from '../../../lib/decode/custom/custom-decoder.ts';
import { type CustomSchema, EMPTY_CUSTOM_SCHEMA, readCustomSchemas } from '../../../lib/decode/custom/custom-schema.ts';
import type { Json } from '../../../lib/decode/decoded.ts';

const TICK = {
  type: 'object',
  properties: {
    type: { const: 'tick' },
    symbol: { type: 'string' },
    side: { enum: ['BUY', 'SELL'] },
    price: { type: 'number', minimum: 0 },
    at: { type: ['string', 'null'], format: 'date-time' },
    levels: { type: 'array', items: { $ref: '#/$defs/level' } },
    extra: { anyOf: [{ type: 'string' }, { type: 'object', required: ['why'] }] },
  },
  required: ['symbol', 'price'],
  additionalProperties: false,
  $defs: { level: { type: 'object', properties: { size: { type: 'integer' } }, required: ['size'] } },
};

const stored = (part: Partial<CustomSchema> = {}): CustomSchema => ({
  ...EMPTY_CUSTOM_SCHEMA,
  name: 'Tick',
  value: 'tick',
  schema: JSON.stringify(TICK),
  summary: '{symbol} {side}',
  ...part,
});

const tick = { type: 'tick', symbol: 'PETR4', price: 36.4 };
const describeBy = (schemas: readonly CustomSchema[], value: object, url = 'wss://feed.example/v1') =>
  createCustomDecoder(schemas).describe(value as Json, JSON.stringify(value), { url });
const driftOf = (value: object, schema: object | boolean = TICK) =>
  createCustomDecoder([stored({ schema: JSON.stringify(schema) })])
    .drift({ type: 'tick', ...value } as Json)
    .map(({ kind, path, expected, found }) => [kind, path, expected, found].join(' '));

describe('a schema of the user', () => {
  it('names its messages and says what the row says', () => {
    expect(describeBy([stored()], { ...tick, side: 'BUY' })).toMatchObject({
      format: 'custom',
      typeLabel: 'Tick',
      summary: 'PETR4 BUY',
      producer: 'javascript',
    });
    expect(describeBy([stored({ summary: '' })], tick)?.summary).toBe(JSON.stringify(tick));
  });

  it.each([
    [{}, tick, true],
    [{}, { type: 'trade' }, false],
    [{}, ['tick'], false],
    [{ value: '' }, { type: null }, true],
    [{ value: '' }, {}, false],
    [{ field: 'meta.kind', value: '7' }, { meta: { kind: 7 } }, true],
    [{ field: '0', value: 'tick' }, ['tick', 1], true],
    [{ field: '__proto__', value: '' }, {}, false],
    [{ field: '', urlPattern: 'feed.example' }, {}, true],
    [{ field: '', urlPattern: 'WSS://*/v1' }, {}, true],
    [{ field: '', urlPattern: '*v1*feed' }, {}, false],
    [{ urlPattern: 'other.example' }, tick, false],
  ])('with %j takes %j: %s', (part, value, isTaken) => {
    expect(describeBy([stored(part)], value) !== null).toBe(isTaken);
  });

  it('comes before those that follow it, and is left out when something is wrong with it', () => {
    const other = stored({ name: 'Other' });
    expect(describeBy([stored(), other], tick)?.typeLabel).toBe('Tick');
    expect(describeBy([stored({ schema: '{' }), other], tick)?.typeLabel).toBe('Other');
    expect(describeBy([], tick)).toBeNull();
  });

  it.each([
    ['{symbol}: {price}, {levels} {meta} {gone}{levels.0.size}', 'PETR4: 36.4, [1] {2} 5'],
    ['{ symbol } { and }{', 'PETR4 {'],
    ['no field', 'no field'],
    ['{a.b.c}', ''],
  ])('fills %j', (summary, line) => {
    const value = { ...tick, levels: [{ size: 5 }], meta: { a: 1, b: 2 } };
    expect(describeBy([stored({ summary })], value)?.summary).toBe(line);
  });

  it('keeps a summary to one short line', () => {
    const line = describeBy([stored()], { ...tick, symbol: 'x\n'.repeat(100_000) })?.summary ?? '';
    expect(line.length).toBeLessThanOrEqual(240);
    expect(line).not.toContain('\n');
  });
});

describe('drift from a schema of the user', () => {
  it.each([
    [tick, []],
    [{ ...tick, at: null, levels: [{ size: 1 }] }, []],
    [{ symbol: 'x' }, ['missing price  ']],
    [{ ...tick, side: 'HOLD' }, ['mistyped side enum "HOLD"']],
    [{ ...tick, price: '36.4' }, ['mistyped price number string']],
    [{ ...tick, price: -1 }, ['mistyped price minimum -1']],
    [{ ...tick, at: 7 }, ['mistyped at string | null number']],
    [{ ...tick, depth: 5 }, ['extra depth  number']],
    [{ ...tick, 'a/b~c d#%': 5 }, ['extra a/b~c d#%  number']],
    [
      { ...tick, levels: [{ size: 1.5 }, {}, { size: 'x' }] },
      ['mistyped levels[].size integer number', 'missing levels[].size  '],
    ],
    [{ ...tick, levels: {} }, ['mistyped levels array object']],
    [{ ...tick, extra: 7 }, ['mistyped extra anyOf 7']],
    [{ ...tick, extra: { why: 1 } }, []],
  ])('of %j is %j', (value, expected) => {
    expect(driftOf(value)).toEqual(expected);
  });

  it('is none where the schema is empty, and all is extra where it is false', () => {
    expect(createCustomDecoder([stored({ schema: ' ' })]).drift(tick)).toEqual([]);
    expect(driftOf(tick, { properties: { symbol: false } })).toEqual(['extra symbol  string']);
  });

  it('follows a schema that refers to itself', () => {
    const tree = { properties: { left: { $ref: '#' }, size: { type: 'integer' } } };
    expect(driftOf({ left: { left: { size: 'x' } } }, tree)).toEqual(['mistyped left.left.size integer string']);
  });

  it('ends, however a message and a schema are nested', () => {
    const branch = { properties: { a: { $ref: '#' } } };
    let deep: object = {};
    for (let level = 0; level < 5_000; level++) deep = { a: deep };
    expect(driftOf(deep, { anyOf: [branch, branch, branch] })).toEqual([]);
    const list = Array.from({ length: 60_000 }, (_, index) => ({ index }));
    expect(driftOf({ list }, { properties: { list: { uniqueItems: true } } })).toEqual([]);
    expect(driftOf({ list }, { properties: { list: { items: { type: 'string' } } } }).length).toBeLessThanOrEqual(1);
  });

  it('survives any message', () => {
    const decoder = createCustomDecoder([stored({ field: '', urlPattern: '*' })]);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(decoder.drift(value as Json).length).toBeLessThanOrEqual(50);
        expect(decoder.describe(value as Json, JSON.stringify(value))?.summary.length ?? 0).toBeLessThanOrEqual(240);
      }),
    );
  });

  it('survives a name that is no Unicode text', () => {
    expect(driftOf({ ...tick, '\ud800': 1 })).toEqual([]);
  });
});

describe('problemOf', () => {
  it.each([
    [{ name: '  ' }, 'no-name'],
    [{ field: ' ', urlPattern: '' }, 'no-condition'],
    [{ schema: 'x' }, 'not-json'],
    [{ schema: '{"$id":"http://[x"}' }, 'not-a-schema'],
  ])('of %j is %s', (part, kind) => {
    expect(problemOf(stored(part))?.kind).toBe(kind);
  });

  it('survives any text', () => {
    const anything = fc.record({
      ...{ name: fc.string(), urlPattern: fc.string(), field: fc.string(), value: fc.string(), summary: fc.string() },
      schema: fc.oneof(fc.string(), fc.json()),
    });
    fc.assert(
      fc.property(anything, fc.jsonValue(), (schema, value) => {
        problemOf(schema);
        createCustomDecoder([schema]).drift(value as Json, { url: 'ws://a' });
      }),
    );
  });
});

describe('readCustomSchemas', () => {
  it('keeps what can be read of a stored list', () => {
    expect(readCustomSchemas([stored(), null, { name: 7 }, stored({ name: 'b' })]).map(({ name }) => name)).toEqual([
      'Tick',
      'b',
    ]);
    expect(readCustomSchemas('x')).toEqual([]);
    expect(readCustomSchemas(undefined)).toEqual([]);
  });
});
