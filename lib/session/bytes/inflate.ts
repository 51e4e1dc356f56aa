// Payloads that are packed, unpacked at once and never beyond a bound: their length is whatever their sender chose.
import { Gunzip, gzipSync, Unzlib, zlibSync } from 'fflate';

/** More is not unpacked. Bytes. */
const MAX_INFLATED = 16_777_216;

/** The content of a gzip or zlib stream that is whole; null for all else. Never throws. */
export function inflated(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (isGzip(bytes)) return collected((onData) => new Gunzip(onData), bytes);
  return isZlib(bytes) ? collected((onData) => new Unzlib(onData), bytes) : null;
}

/** Packed by the same method as `like`. */
export function deflatedLike(like: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(isGzip(like) ? gzipSync(bytes, { mtime: 0 }) : zlibSync(bytes));
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** RFC 1950: method 8, and the two bytes as one number divisible by 31. */
function isZlib(bytes: Uint8Array): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0;
}

/** Small pieces, so that a bomb is noticed before it has burst. */
const PIECE = 4_096;

function collected(
  create: (onData: (data: Uint8Array, isFinal: boolean) => void) => {
    push(chunk: Uint8Array, isFinal?: boolean): void;
  },
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const stream = create((data, isFinal) => {
    // Copied: the library may go on writing into what it gave.
    parts.push(data.slice());
    length += data.length;
    isWhole = isFinal;
  });
  try {
    for (let offset = 0; offset < bytes.length && length <= MAX_INFLATED; offset += PIECE) {
      stream.push(bytes.subarray(offset, offset + PIECE), offset + PIECE >= bytes.length);
    }
  } catch {
    return null;
  }
  if (!isWhole || length > MAX_INFLATED) return null;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
