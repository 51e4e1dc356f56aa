import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('protobuf');
const SCHEMA = `
  syntax = "proto3";
  message Inner { string name = 1; int32 count = 2; repeated Inner children = 3; }
  message Outer {
    int32 id = 1; string text = 2; Inner inner = 3; bytes raw = 4; double price = 5; float ratio = 6;
    uint64 big = 7; sint32 zigzag = 8; bool flag = 9; repeated string tags = 10; fixed64 exact = 11;
  }`;
const Outer = protobuf.parse(SCHEMA).root.lookupType('Outer');
const write = (value: object) => new Uint8Array(Outer.encode(Outer.fromObject(value)).finish());

describe('Protobuf without a schema', () => {
  it('reads fields by number, messages inside messages, and repeated ones as lists', () => {
    const bytes = write({
      id: 150,
      text: 'testing é',
      inner: { name: 'a', count: 3, children: [{ name: 'b' }, { name: 'c', count: 300 }] },
      tags: ['x', 'y'],
      flag: true,
    });
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ format: 'protobuf', typeLabel: null, error: null });
    expect(decoded.tree).toEqual({
      1: 150,
      2: 'testing é',
      3: { 1: 'a', 2: 3, 3: [{ 1: 'b' }, { 1: 'c', 2: 300 }] },
      9: 1,
      10: ['x', 'y'],
    });
    expect(decoded.summary).toContain('{"1":150,"2":"testing é"');
  });

  it('gives what eight and four bytes may mean, and integers to their last digit', () => {
    const bytes = write({ price: 64_000.5, ratio: 0.5, big: '18446744073709551615', zigzag: -1, id: -1 });
    expect(decode(bytes).tree).toEqual({
      1: '18446744073709551615',
      5: { uint64: expect.anything(), double: 64_000.5 },
      6: { uint32: 1_056_964_608, float: 0.5 },
      7: '18446744073709551615',
      8: 1,
    });
    expect(decode(write({ exact: '1' })).tree).toEqual({ 11: { uint64: 1, double: expect.any(Number) } });
  });

  it('shows bytes that are neither text nor a message', () => {
    expect(decode(write({ raw: new Uint8Array([255, 254, 0]) })).tree).toEqual({ 4: 'ff fe 00' });
  });

  it.each([
    ['a field of number 0', [0x00, 1]],
    ['a wire type that does not exist', [0x0f, 1]],
    ['a length behind the end', [0x0a, 200, 1]],
    ['a number that does not end', [0x08, ...Array(11).fill(0xff)]],
    ['four bytes where three are', [0x0d, 1, 2, 3]],
  ])('refuses %s, and keeps the bytes', (_, bytes) => {
    expect(decode(new Uint8Array(bytes))).toMatchObject({ format: 'binary', tree: null });
    expect(decode(new Uint8Array(bytes)).error).toMatch(/no Protobuf message/);
  });

  it('goes no deeper than its bound', () => {
    let bytes = write({ id: 1 });
    for (let level = 0; level < 200; level++) bytes = new Uint8Array([0x1a, ...varint(bytes.length), ...bytes]);
    expect(decode(bytes).error).toBeNull();
    expect(JSON.stringify(decode(bytes).tree).match(/"3":/g)?.length).toBeLessThan(100);
  });
});

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
