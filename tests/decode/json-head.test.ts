import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonHead } from '../../lib/decode/json-head.ts';

describe('parseJsonHead', () => {
  it.each([
    ['{"type":"x","list":[1,2', { type: 'x', list: [1] }],
    ['{"type":"x","list":[1,2]', { type: 'x', list: [1, 2] }],
    ['{"a":{"b":[{"c":1},{"d"', { a: { b: [{ c: 1 }, {}] } }],
    ['["event",{"blob":"AAAA', ['event', {}]],
    ['{"a":"\\"}]","b":1,"c":tr', { a: '"}]', b: 1 }],
    ['{"a":1}', { a: 1 }],
    ['{"a', {}],
    ['[', []],
    ['"text', undefined],
    ['hello, world', undefined],
    ['[INFO] started, x', undefined],
    ['', undefined],
  ])('reads %s', (head, value) => {
    expect(parseJsonHead(head)).toEqual(value);
  });

  it('closes every beginning of a JSON object or list', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (value, share) => {
          const text = JSON.stringify(value);
          const head = text.slice(0, 1 + Math.floor(share * text.length));
          const read = parseJsonHead(head);
          expect(typeof read).toBe('object');
          expect(Array.isArray(read)).toBe(Array.isArray(value));
        },
      ),
    );
  });

  it('gives up on what nests without end', () => {
    expect(parseJsonHead('['.repeat(1_000_000))).toBeUndefined();
  });
});
