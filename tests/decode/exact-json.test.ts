import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCustomDecoder } from '../../lib/decode/custom/custom-decoder.ts';
import { EMPTY_CUSTOM_SCHEMA } from '../../lib/decode/custom/custom-schema.ts';
import { exactNumber, mayHoldRounded, parseExactly } from '../../lib/decode/exact-json.ts';
import { describePlain } from '../../lib/decode/plain.ts';
import { runs } from '../fuzz-runs.ts';
import { decodeAs } from './decode-as.ts';

describe('an integer that a number would round', () => {
  it.each([
    ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
    ['[ -9007199254740993, 9007199254740993]', ['-9007199254740993', '9007199254740993']],
    ['{"id":9007199254740991,"n":10000000000000000000}', { id: 9007199254740991, n: 10000000000000000000 }],
    ['{"price":0.12345678901234567890}', { price: 0.12345678901234568 }],
    ['{"n":12345678901234567890e2}', { n: 1.2345678901234568e21 }],
    ['{"a":"x: 12345678901234567890","b":[1]}', { a: 'x: 12345678901234567890', b: [1] }],
    ['{"a\\"":"\\\\","b":12345678901234567890}', { 'a"': '\\', b: '12345678901234567890' }],
  ])('of %s is kept as its digits', (text, expected) => {
    expect(parseExactly(text)).toEqual(expected);
  });

  it('is shown as its digits in the row of a type of the user', () => {
    const schema = { ...EMPTY_CUSTOM_SCHEMA, name: 'Order', value: 'order', schema: '{}', summary: '{id} {side}' };
    const decoders = [{ format: 'custom', ...createCustomDecoder([schema]) }];
    const rowOf = (payload: string) => describePlain(payload, false, decoders, {}).summary;
    expect(rowOf('{"type":"order","id":12345678901234567890,"side":"BUY"}')).toBe('12345678901234567890 BUY');
    expect(rowOf('{"type":"order","id":9007199254740993,"side":"BUY"}')).toBe('9007199254740993 BUY');
    expect(rowOf('{"type":"order","id":1712345678901234,"side":"BUY"}')).toBe('1712345678901234 BUY');
  });

  it.each([
    ['9007199254740992', true],
    ['{"n":-12345678901234567000}', true],
    [`${'x'.repeat(33)}:12345678901234567`, true],
    ['1712345678901234', false],
    ['0.1234567890123456', false],
    ['1.0000000000000002', false],
    ['{"id":"12345678901234567890"}', false],
    ['123 456 789 012 345 678 901 234', false],
    ['', false],
  ])('may have been rounded in the line %s: %s', (line, mayBe) => {
    expect(mayHoldRounded(line)).toBe(mayBe);
  });

  it('is the same in plain JSON, in JSON within strings and in what a protocol carries', () => {
    expect(decodeAs(null)('{"id":12345678901234567890}').tree).toEqual({ id: '12345678901234567890' });
    expect(decodeAs(null)('{"data":"{\\"id\\":12345678901234567890}"}').tree).toEqual({
      data: { id: '12345678901234567890' },
    });
    expect(decodeAs('socket.io')('42["order",12345678901234567890]').summary).toBe('"12345678901234567890"');
  });

  it('changes nothing in any other JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify({ value }, null, indent);
        expect(parseExactly(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: runs(200) },
    );
  });

  it('costs no stack, however deep it stands or however long the texts beside it are', () => {
    const deep = `${'['.repeat(10_000)}12345678901234567890${']'.repeat(10_000)}`;
    expect(parseExactly(deep)).toHaveLength(1);
    expect(parseExactly(`[12345678901234567890,"${'\\n'.repeat(10_000_000)}"]`)).toHaveLength(2);
  });

  it('of no JSON is none', () => {
    expect(parseExactly('{"id":12345678901234567890')).toBeUndefined();
    expect([exactNumber('1e3'), exactNumber('-12345678901234567890')]).toEqual([1000, '-12345678901234567890']);
  });
});
