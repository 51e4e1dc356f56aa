import { encode, Tag } from 'cbor2';
import { describe, expect, it } from 'vitest';
import { scanCbor } from '../../../lib/decode/binary/cbor-scan.ts';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('cbor');
const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

describe('CBOR', () => {
  it('reads what the library writes, and names the type as in JSON', () => {
    const value = { type: 'tick', price: 1.5, list: [1, -2, null, true], text: 'é', nested: { a: { b: [] } } };
    expect(decode(encode(value))).toMatchObject({ format: 'cbor', typeLabel: 'tick', error: null });
    expect(decode(encode(value)).tree).toEqual(value);
  });

  it('makes what JSON has not readable', () => {
    const value = {
      at: new Date('2025-03-04T10:15:30Z'),
      big: 2n ** 70n,
      bytes: new Uint8Array([1, 255]),
      none: undefined,
    };
    expect(decode(encode(value)).tree).toEqual({
      at: '2025-03-04T10:15:30.000Z',
      big: `${2n ** 70n}`,
      bytes: '01 ff',
      none: null,
    });
    expect(
      decode(
        encode(
          new Map<unknown, unknown>([
            [1, 'a'],
            [[2], 'b'],
          ]),
        ),
      ).tree,
    ).toEqual({ 1: 'a', '[2]': 'b' });
    expect(decode(encode(new Tag(999, 'x'))).tree).toEqual({ tag: 999, contents: 'x' });
  });

  it('neither builds an expression from a tag, nor a number of a million digits', () => {
    expect(decode(encode(new Tag(35, '(a+)+$'))).tree).toEqual({ tag: 35, contents: '(a+)+$' });
    const digits = new Uint8Array(100_000).fill(255);
    expect(typeof (decode(encode(new Tag(2, digits))).tree as unknown)).toBe('string');
  });

  it('reads lists, maps and strings of no told length (RFC 8949, appendix A)', () => {
    expect(decode(hex('bf61610161629f0203ffff')).tree).toEqual({ a: 1, b: [2, 3] });
    expect(decode(hex('7f657374726561646d696e67ff')).tree).toBe('streaming');
    expect(decode(hex('5f42010243030405ff')).tree).toBe('01 02 03 04 05');
  });

  it.each([
    ['a reserved head', '1c'],
    ['a break alone', 'ff'],
    ['a string longer than the bytes', '7a00ffffff61'],
    ['a list that claims more than there is', '9b0000000100000000'],
    ['a list that does not end', '9f01'],
    ['a map that ends after a name', 'bf6161ff'],
    ['a string with a number inside', '7f01ff'],
    ['a tag of nothing', 'c1'],
    ['nothing', ''],
    ['a thousand levels', '81'.repeat(1_000)],
    ['a thousand indefinite levels', `${'9f'.repeat(1_000)}${'ff'.repeat(1_000)}`],
  ])('refuses %s, and keeps the bytes', (_, text) => {
    const decoded = decode(hex(text));
    expect(decoded.error).toMatch(/^This is not CBOR: .+\.$/);
    expect(decoded).toMatchObject({ format: 'binary', tree: null });
  });
});

describe('scanCbor', () => {
  it.each([
    ['01', { values: 1, isStructured: false, error: null }],
    ['a080', { values: 2, isStructured: true, error: null }],
    ['d9d9f7a0', { values: 1, isStructured: true, error: null }],
    ['f97e00', { values: 1, isStructured: false, error: null }],
    ['5f41004101ff', { values: 1, isStructured: false, error: null }],
  ])('walks %s', (text, found) => {
    expect(scanCbor(hex(text))).toEqual(found);
  });
});
