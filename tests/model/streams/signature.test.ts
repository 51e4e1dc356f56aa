import { describe, expect, it } from 'vitest';
import { createSignatureReader } from '../../../lib/model/streams/signature.ts';

const long = (fields: string) => `{${fields},"data":{"text":"${'x'.repeat(200)}"}}`;

describe('signatures', () => {
  it.each([
    ['["3","5","room:12","new_msg",{"a":1}]', '["3","61","room:9","new_msg",{"b":2}]'],
    ['42["tick",{"price":1}]', '42["tick",{"price":22}]'],
    ['{"alive":1234}', '{"alive":77}'],
    [
      `MESSAGE\ndestination:/topic/a\nid:1\n\n${'x'.repeat(99)}\0`,
      `MESSAGE\ndestination:/topic/a\nid:22\n\n${'y'.repeat(120)}\0`,
    ],
  ])('are equal for %j and %j', (one, other) => {
    const reader = createSignatureReader();
    expect(reader.of(one)).toBe(reader.of(other));
  });

  it.each([
    ['["3","5","room:1","new_msg",{}]', '["3","6","room:1","phx_reply",{}]'],
    ['[32,7,{},"com.a"]', '[33,7,99]'],
    ['2', '3'],
    ['2', '2probe'],
    ['\n', 'CONNECTED\nversion:1.2\n\n\0'],
  ])('differ for %j and %j', (one, other) => {
    const reader = createSignatureReader();
    expect(reader.of(one)).not.toBe(reader.of(other));
  });

  it('tell packets of bytes by their first byte', () => {
    const reader = createSignatureReader();
    expect(reader.of(new Uint8Array([0xc0, 0]))).not.toBe(reader.of(new Uint8Array([0xd0, 0])));
    expect(reader.of(new Uint8Array([0x30, 9, 0, 1, 97]))).toBe(reader.of(new Uint8Array([0x30, 12, 0, 2, 98, 98])));
  });

  it('go on telling types once they are told by how a message begins', () => {
    const reader = createSignatureReader();
    for (let round = 0; round < 100; round++) {
      expect(reader.of(long('"event":"tick"'))).toBe('tick');
      expect(reader.of(long('"id":7,"event":"ticker"'))).toBe('ticker');
      expect(reader.of(long('"event":"ticks"'))).toBe('ticks');
    }
    expect(reader.of('{"type":"ping"}')).toBe('ping');
    expect(reader.of(long('"type":"tick"'))).toBe('tick');
  });

  it('find a short typed message among long ones without a type', () => {
    const reader = createSignatureReader();
    for (let round = 0; round < 200; round++) reader.of(long(`"s":"BTC","n":${round}`));
    expect(reader.of('{"action":"ping"}')).toBe('ping');
    expect(reader.of(long('"type":"error"'))).toBe('error');
  });
});
