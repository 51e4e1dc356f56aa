// Loaded on demand: gzip, zlib and raw deflate, never to more than is asked for.
import { Decompress } from 'fflate';

/** Pushed piece by piece, because one piece may grow a thousandfold. Doubled up to the last, so that long input is not slow. */
const FIRST_PIECE = 1_024;
const LAST_PIECE = 32_768;

export interface Inflated {
  readonly bytes: Uint8Array;
  /** There is more than `limit`, or the input was cut. */
  readonly isTruncated: boolean;
}

/** What the bytes hold, up to about `limit` bytes. Throws where they are not compressed. */
export function inflate(compressed: Uint8Array, limit: number, isCut: boolean): Inflated {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Decompress((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  let start = 0;
  for (let size = FIRST_PIECE; start < compressed.length && length <= limit; size = Math.min(size * 2, LAST_PIECE)) {
    const end = Math.min(start + size, compressed.length);
    stream.push(compressed.slice(start, end), end === compressed.length && !isCut);
    start = end;
  }
  const bytes = joined(pieces, Math.min(length, limit));
  return { bytes, isTruncated: isCut || length > limit };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, length - position);
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}
