import { ExtData, encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { scanMsgpack } from '../../../lib/decode/binary/msgpack-scan.ts';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('msgpack');
const BIG = 2n ** 60n;

describe('MessagePack', () => {
  it('reads what the library writes, and names the type as in JSON', () => {
    const value = { type: 'tick', price: 1.5, list: [1, -2, null, true], text: 'é', nested: { a: { b: [] } } };
    const decoded = decode(encode(value));
    expect(decoded).toMatchObject({ format: 'msgpack', typeLabel: 'tick', error: null });
    expect(decoded.summary).toBe(JSON.stringify(value));
    expect(decoded.tree).toEqual(value);
  });

  it('makes what JSON has not readable', () => {
    const value = {
      bytes: new Uint8Array([1, 255]),
      big: BIG,
      small: 7n,
      at: new Date('2025-03-04T10:15:30.000Z'),
      own: new ExtData(5, new Uint8Array([9])),
      none: Number.NaN,
    };
    expect(decode(encode(value, { useBigInt64: true })).tree).toEqual({
      bytes: '01 ff',
      big: `${BIG}`,
      small: 7,
      at: '2025-03-04T10:15:30.000Z',
      own: { type: 5, data: '09' },
      none: 'NaN',
    });
  });

  it('reads keys that are no text', () => {
    // {1: "a", nil: "b", [2]: "c"}
    const bytes = [0x83, 0x01, 0xa1, 0x61, 0xc0, 0xa1, 0x62, 0x91, 0x02, 0xa1, 0x63];
    expect(decode(new Uint8Array(bytes)).tree).toEqual({ 1: 'a', null: 'b', '[2]': 'c' });
  });

  it('unwraps JSON in strings, and reads several values', () => {
    const two = new Uint8Array([...encode({ data: '{"a":1}' }), ...encode([2])]);
    expect(decode(two).tree).toEqual([{ data: { a: 1 } }, [2]]);
  });

  it.each([
    ['a type that does not exist', [0xc1]],
    ['a string longer than the bytes', [0xd9, 200, 65]],
    ['a list that claims four thousand million elements', [0xdd, 0xff, 0xff, 0xff, 0xff, 1]],
    ['a map that ends early', [0x82, 0x01, 0x02]],
    ['a million nested claims', Array.from({ length: 1_000 }, () => [0xdd, 0, 0x0f, 0xff, 0xff]).flat()],
    ['nothing', []],
  ])('refuses %s, and keeps the bytes', (_, bytes) => {
    const decoded = decode(new Uint8Array(bytes));
    expect(decoded.error).toMatch(/^This is not MessagePack: .+\.$/);
    expect(decoded).toMatchObject({ format: 'binary', tree: null });
  });

  it('says that a cut message is too short, and nothing of a long one', () => {
    const long = encode({ list: Array.from({ length: 100_000 }, (_, index) => `element ${index}`) });
    expect(decode(long.slice(0, 50), { isTruncated: true }).error).toMatch(/first 50 bytes/);
    expect(decode(long)).toMatchObject({ format: 'msgpack', error: null });
    expect(decode(long).tree).toMatchObject({ list: { length: 100_000 } });
  });

  it('leaves texts of the same connection alone', () => {
    expect(decode('{"type":"hello"}')).toMatchObject({ format: 'json', typeLabel: 'hello', error: null });
  });
});

describe('scanMsgpack', () => {
  it.each([
    [[1], { values: 1, isStructured: false, error: null }],
    [[0x80, 0x90], { values: 2, isStructured: true, error: null }],
    [[0x81, 0xa1, 0x61, 0x92, 1, 2], { values: 1, isStructured: true, error: null }],
    [[], { values: 0, isStructured: true, error: null }],
  ])('walks %j', (bytes, found) => {
    expect(scanMsgpack(new Uint8Array(bytes))).toEqual(found);
  });

  it.each([
    [0xc4, 1],
    [0xc5, 2],
    [0xc6, 4],
    [0xc7, 1],
    [0xca, 4],
    [0xcb, 8],
    [0xcc, 1],
    [0xcf, 8],
    [0xd0, 1],
    [0xd3, 8],
    [0xd4, 2],
    [0xd5, 3],
    [0xd6, 5],
    [0xd7, 9],
    [0xd8, 17],
    [0xd9, 1],
    [0xda, 2],
    [0xdb, 4],
    [0xdc, 2],
    [0xde, 2],
  ])('knows that %i is followed by %i bytes', (type, size) => {
    // Lengths of zero; an extension has its type byte besides.
    const extra = type >= 0xc7 && type <= 0xc9 ? 1 : 0;
    expect(scanMsgpack(new Uint8Array([type, ...Array(size + extra).fill(0)]))).toMatchObject({
      values: 1,
      error: null,
    });
    expect(scanMsgpack(new Uint8Array([type, ...Array(size + extra - 1).fill(0)])).error).not.toBeNull();
  });
});
