// Loaded on demand: MessagePack by its own library.
import { decodeMulti } from '@msgpack/msgpack';
import type { Json } from '../decoded.ts';
import { nameOf, readable } from './readable.ts';

const OPTIONS = {
  useBigInt64: true,
  mapKeyConverter: (key: unknown) => (typeof key === 'number' ? key : nameOf(key)),
};

/** Every value in the bytes, one after another. Throws where they are not MessagePack. */
export function msgpackValues(bytes: Uint8Array): Json[] {
  return Array.from(decodeMulti(bytes as Uint8Array<ArrayBuffer>, OPTIONS), (value) => readable(value));
}
