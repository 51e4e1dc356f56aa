// The text of a file that may be compressed, may be cut off and may be made to burst.
import { createBreather } from './breather.ts';
import { salvaged } from './salvage.ts';
import { streamOf } from './stream-of.ts';

/** A file as it comes: from a drop, a download or a test. */
export type FileSource = Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array<ArrayBuffer>>;

/** How a text ended; all but `whole` before its end. */
export type TextEnd = 'whole' | 'damaged' | 'cut-off' | 'too-large' | 'bomb';

export interface TextLimits {
  /** Text beyond this is not read. UTF-16 units. */
  readonly maxText: number;
  /** From this length on the ratio counts. UTF-16 units. */
  readonly minBomb: number;
  /** UTF-16 units out of each byte of the file. */
  readonly maxRatio: number;
}

/** Sessions shrink to a twentieth, logs of one line over and over to a hundredth; deflate ends at a thousandth. */
export const TEXT_LIMITS: TextLimits = { maxText: 2_147_483_648, minBomb: 67_108_864, maxRatio: 400 };

/** Small pieces, so that most of what lies before a damaged place is out of the decompressor before it fails. */
const PIECE = 8_192;

export interface TextReading {
  /** The first bytes tell a zip from a text. */
  readonly magic: Uint8Array<ArrayBuffer>;
  readonly pieces: AsyncGenerator<string, TextEnd>;
  /** Bytes of the file taken so far. */
  readBytes(): number;
}

/** Opens a file; aborting makes the pieces throw the signal's reason, nothing else does. */
export async function readText(
  source: FileSource,
  limits: TextLimits = TEXT_LIMITS,
  signal?: AbortSignal,
): Promise<TextReading> {
  const bytes = bytesOf(source)[Symbol.asyncIterator]();
  const first = await settled(bytes.next());
  const magic = first.value?.value?.subarray(0, 4) ?? new Uint8Array();
  const isGzip = magic[0] === 0x1f && magic[1] === 0x8b;
  let readBytes = 0;

  async function* counted(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    if (first.value === undefined) throw first.error;
    for (let next = first.value; !next.done; next = await bytes.next()) {
      readBytes += next.value.length;
      yield next.value;
    }
  }

  async function* pieces(): AsyncGenerator<string, TextEnd> {
    const raw = streamOf(counted(), signal);
    const reader = (isGzip ? raw.pipeThrough(new DecompressionStream('gzip')) : raw).getReader();
    const measure = createMeasure(limits, () => readBytes);
    const decoder = new TextDecoder();
    const breathe = createBreather();
    let unpackedBytes = 0;
    let end: TextEnd | null = null;
    try {
      while (end === null) {
        const { value, done } = await reader.read();
        unpackedBytes += value?.length ?? 0;
        const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
        if (text !== '') yield text;
        end = done ? 'whole' : measure(text);
        await breathe();
      }
      return end;
    } catch (error) {
      signal?.throwIfAborted();
      end = isTruncation(error) ? 'cut-off' : 'damaged';
    } finally {
      reader.cancel().catch(() => {});
    }
    // A stream is gone once it was read.
    if (!isGzip || source instanceof ReadableStream) return end;
    for await (const rest of salvaged(bytesOf(source), unpackedBytes)) {
      signal?.throwIfAborted();
      const text = decoder.decode(rest, { stream: true });
      if (text !== '') yield text;
      const limit = measure(text);
      if (limit !== null) return limit;
    }
    return end;
  }

  return { magic, pieces: pieces(), readBytes: () => readBytes };
}

/** Says when a text has become longer than it may. */
function createMeasure(limits: TextLimits, readBytes: () => number): (text: string) => TextEnd | null {
  let total = 0;
  return (text) => {
    total += text.length;
    if (total > limits.minBomb && total > readBytes() * limits.maxRatio) return 'bomb';
    return total > limits.maxText ? 'too-large' : null;
  };
}

async function settled<Value>(promise: Promise<Value>): Promise<{ value?: Value; error?: unknown }> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}

/** Each engine has its own words for it, and none has a code. */
function isTruncation(error: unknown): boolean {
  return error instanceof Error && /truncat|unexpected end|incomplete/i.test(`${error.message} ${error.cause}`);
}

async function* bytesOf(source: FileSource): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (source instanceof Uint8Array) {
    yield* split(source);
    return;
  }
  const reader = (source instanceof Blob ? source.stream() : source).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield* split(next.value);
  } finally {
    reader.cancel().catch(() => {});
  }
}

function* split(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let offset = 0; offset < bytes.length; offset += PIECE) yield bytes.subarray(offset, offset + PIECE);
}
