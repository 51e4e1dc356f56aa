// The text of a file that may be compressed, may be cut off and may be made to burst.
import { createBreather } from './breather.ts';
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

/** Small pieces, so that what lies before a damaged place is out of the decompressor before it fails. */
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
  // What breaks here breaks again, and is told, when the pieces are asked for.
  const first = await bytes.next();
  const magic = first.done ? new Uint8Array() : first.value.subarray(0, 4);
  let readBytes = 0;

  async function* counted(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let next = first; !next.done; next = await bytes.next()) {
      readBytes += next.value.length;
      yield next.value;
    }
  }

  async function* pieces(): AsyncGenerator<string, TextEnd> {
    const isGzip = magic[0] === 0x1f && magic[1] === 0x8b;
    const raw = streamOf(counted(), signal);
    const reader = (isGzip ? raw.pipeThrough(new DecompressionStream('gzip')) : raw).getReader();
    const decoder = new TextDecoder();
    const breathe = createBreather();
    let total = 0;
    try {
      for (;;) {
        const { value, done } = await reader.read();
        const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
        total += text.length;
        if (text !== '') yield text;
        if (done) return 'whole';
        if (total > limits.minBomb && total > readBytes * limits.maxRatio) return 'bomb';
        if (total > limits.maxText) return 'too-large';
        await breathe();
      }
    } catch (error) {
      signal?.throwIfAborted();
      return isTruncation(error) ? 'cut-off' : 'damaged';
    } finally {
      reader.cancel().catch(() => {});
    }
  }

  return { magic, pieces: pieces(), readBytes: () => readBytes };
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
