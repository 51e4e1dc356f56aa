// Loaded on demand: CBOR by its own library.
import { decodeSequence, type TagDecoder, type TagNumber } from 'cbor2';
import type { Json } from '../decoded.ts';
import { MAX_DEPTH, readable } from './readable.ts';

/** Longer ones stay bytes: their digits would take seconds. */
const MAX_BIGINT_BYTES = 128;

const date: TagDecoder = ({ contents }) =>
  new Date(typeof contents === 'number' ? contents * 1000 : typeof contents === 'string' ? contents : Number.NaN);

const bigint: TagDecoder = ({ tag, contents }) => {
  if (!(contents instanceof Uint8Array) || contents.length > MAX_BIGINT_BYTES) return contents;
  const value = contents.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return tag === 3 ? -1n - value : value;
};

/**
 * Only tags that have one plain meaning. The library's own set would build regular expressions, symbols and numbers of any
 * size from what a page sends.
 */
const TAGS = new Map<TagNumber, TagDecoder>([
  [0, date],
  [1, date],
  [2, bigint],
  [3, bigint],
  [55_799, ({ contents }) => contents],
]);

/** Every value in the bytes, one after another. Throws where they are not CBOR. */
export function cborValues(bytes: Uint8Array): Json[] {
  const values = decodeSequence(bytes, { ignoreGlobalTags: true, tags: TAGS, maxDepth: MAX_DEPTH });
  return Array.from(values, (value) => readable(value));
}
