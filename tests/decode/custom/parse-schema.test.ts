import { describe, expect, it } from 'vitest';
import { MAX_SCHEMA_LENGTH, parseSchema } from '../../../lib/decode/custom/parse-schema.ts';

const problemOf = (schema: unknown) => {
  const parsed = parseSchema(typeof schema === 'string' ? schema : JSON.stringify(schema));
  return 'problem' in parsed ? parsed.problem : null;
};

describe('parseSchema', () => {
  it.each([
    [{ type: 'object', properties: { side: { enum: ['BUY', 'SELL'] } }, required: ['side'] }],
    [{ $ref: '#/$defs/tick', $defs: { tick: { type: 'object' } } }],
    [{ $ref: '#tick', $defs: { tick: { $anchor: 'tick' } } }],
    [{ $ref: '#/components/schemas/a~1b', components: { schemas: { 'a/b': { type: ['string', 'null'] } } } }],
    [{ properties: { next: { $ref: '#' } } }],
    [{ anyOf: [{ items: { $ref: '#' } }, { type: 'null' }] }],
    [{ patternProperties: { '^x-': true }, additionalProperties: false }],
    [{ default: { type: 7 }, enum: [{ $ref: 'gone' }], const: { pattern: '(' } }],
    ['true'],
  ])('takes %j', (schema) => {
    expect(problemOf(schema)).toBeNull();
  });

  it.each([
    ['{\n"type": }', { kind: 'not-json', line: 2 }],
    ['[]', { kind: 'not-a-schema', path: '#' }],
    ['null', { kind: 'not-a-schema', path: '#' }],
    [{ properties: { a: 'string' } }, { kind: 'not-a-schema', path: '#/properties/a' }],
    [{ properties: [] }, { kind: 'wrong-keyword', path: '#/properties', expected: 'object' }],
    [{ anyOf: {} }, { kind: 'wrong-keyword', path: '#/anyOf', expected: 'list' }],
    [{ required: 'a' }, { kind: 'wrong-keyword', path: '#/required', expected: 'list' }],
    [{ enum: 'a' }, { kind: 'wrong-keyword', path: '#/enum', expected: 'list' }],
    [{ pattern: 7 }, { kind: 'wrong-keyword', path: '#/pattern', expected: 'text' }],
    [{ $ref: 7 }, { kind: 'wrong-keyword', path: '#/$ref', expected: 'text' }],
    [{ items: { type: 'strnig' } }, { kind: 'unknown-type', path: '#/items', found: '"strnig"' }],
    [{ type: ['string', 7] }, { kind: 'unknown-type', path: '#', found: '7' }],
    [{ pattern: '(' }, { kind: 'bad-pattern', path: '#' }],
    [{ patternProperties: { '[': true } }, { kind: 'bad-pattern', path: '#' }],
    [{ $ref: '#/$defs/gone' }, { kind: 'bad-reference', path: '#', found: '#/$defs/gone' }],
    [{ $ref: 'https://example.org/a' }, { kind: 'bad-reference', path: '#', found: 'https://example.org/a' }],
    [{ $ref: '#/constructor' }, { kind: 'bad-reference', path: '#', found: '#/constructor' }],
    [{ $ref: '%' }, { kind: 'bad-reference', path: '#', found: '%' }],
    [{ $ref: '#' }, { kind: 'endless', path: '#' }],
    [{ allOf: [{ anyOf: [{ $ref: '#' }] }] }, { kind: 'endless', path: '#' }],
    [
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { not: { $ref: '#/$defs/a' } } } },
      expect.objectContaining({ kind: 'endless' }),
    ],
    [' '.repeat(MAX_SCHEMA_LENGTH + 1), { kind: 'too-long', limit: MAX_SCHEMA_LENGTH }],
    [`${'{"items":'.repeat(5_000)}{}${'}'.repeat(5_000)}`, { kind: 'too-deep' }],
  ])('says what is wrong with %.60j', (schema, problem) => {
    expect(problemOf(schema)).toEqual(problem);
  });
});
