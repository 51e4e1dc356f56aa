// Several files as one zip, made as fast as it is taken and never whole in memory.
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { streamOf } from './stream-of.ts';

export interface ZipEntry {
  readonly name: string;
  /** Compressed already: goes in as it is. */
  readonly isPacked: boolean;
  /** Asked for when its turn comes. */
  open(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** The zip's bytes; `modifiedAt` (epoch ms) is the time that its entries bear. */
export function zipStream(
  entries: readonly ZipEntry[],
  modifiedAt: number,
  signal?: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return streamOf(zipped(entries, modifiedAt), signal);
}

/** Zips know no other years. A day away from the edges, whatever the time zone. */
const FIRST = Date.UTC(1980, 0, 2);
const LAST = Date.UTC(2099, 11, 30);

async function* zipped(entries: readonly ZipEntry[], modifiedAt: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let made: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    made.push(new Uint8Array(data));
  });
  const taken = () => {
    const before = made;
    made = [];
    return before;
  };
  for (const { name, isPacked, open } of entries) {
    const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name);
    file.mtime = Math.min(LAST, Math.max(FIRST, modifiedAt));
    zip.add(file);
    const reader = open().getReader();
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        file.push(next.value);
        yield* taken();
      }
    } finally {
      reader.cancel().catch(() => {});
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
