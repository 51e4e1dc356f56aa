import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../lib/decode/binary/inflate.ts';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('compressed');
const JSON_TEXT = '{"type":"snapshot","list":[1,2,3],"note":"é€😀"}';
const bytesOf = (buffer: Uint8Array) => new Uint8Array(buffer);

describe.each([
  ['gzip', gzipSync],
  ['zlib', deflateSync],
  ['deflate', deflateRawSync],
])('what %s packed', (_, pack) => {
  it('is told as what it holds', () => {
    const decoded = decode(bytesOf(pack(JSON_TEXT)));
    expect(decoded).toMatchObject({ format: 'compressed', typeLabel: 'snapshot', summary: JSON_TEXT, error: null });
    expect(decoded.tree).toEqual(JSON.parse(JSON_TEXT));
  });

  it('is shown as bytes when it holds bytes', () => {
    expect(decode(bytesOf(pack(new Uint8Array([0, 1, 255]))))).toMatchObject({ summary: '00 01 ff', error: null });
  });

  it('is told by its beginning when it is long', () => {
    const long = JSON.stringify({ type: 'big', list: Array.from({ length: 200_000 }, (_, index) => index) });
    const packed = bytesOf(pack(long));
    expect(decode(packed)).toMatchObject({ typeLabel: 'big', error: null });
    expect(decode(packed).tree).toMatchObject({ type: 'big', list: { length: 200_000 } });
  });

  it('never grows beyond the limit', () => {
    const bomb = bytesOf(pack(new Uint8Array(200_000_000)));
    const { bytes, isTruncated } = inflate(bomb, 1_000_000, false);
    expect(bytes).toHaveLength(1_000_000);
    expect(isTruncated).toBe(true);
    expect(decode(bomb).error).toBeNull();
  });

  it('says so when it is broken', () => {
    const broken = bytesOf(pack(JSON_TEXT.repeat(20))).fill(255, 12);
    const decoded = decode(broken);
    expect(decoded).toMatchObject({ format: 'binary' });
    expect(decoded.error).toMatch(/^This is not compressed: .+\.$/);
  });
});
