// What a damaged gzip still holds. The browser's own decompressor drops what it has not handed over when it fails, and
// refuses all of a file whose checksum alone is wrong; this one gives what it unpacks as it goes, and takes longer.
import { Gunzip } from 'fflate';

/** What lies before the damage in the same piece is lost with it. Bytes. */
const PIECE = 256;

/** The unpacked bytes from `skippedBytes` on, up to where nothing can be unpacked any more. */
export async function* salvaged(
  compressed: AsyncIterable<Uint8Array>,
  skippedBytes: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let found: Uint8Array<ArrayBuffer>[] = [];
  let left = skippedBytes;
  const stream = new Gunzip((data) => {
    if (left < data.length) found.push(data.slice(left));
    left = Math.max(0, left - data.length);
  });
  for await (const bytes of compressed) {
    for (let offset = 0; offset < bytes.length; offset += PIECE) {
      if (!pushed(stream, bytes.subarray(offset, offset + PIECE))) return;
      yield* found;
      found = [];
    }
  }
}

function pushed(stream: Gunzip, bytes: Uint8Array): boolean {
  try {
    stream.push(bytes);
    return true;
  } catch {
    return false;
  }
}
