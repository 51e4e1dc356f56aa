// Lines of a text file that may be compressed, may be cut off and may be made to burst.
import { streamOf } from './stream-of.ts';

/** Text beyond this is not read: a small file can unpack to anything. UTF-16 units. */
const MAX_TEXT = 1_073_741_824;
/** Longest line: an event with the largest payload the hook sends, many times over. UTF-16 units. */
const MAX_LINE = 134_217_728;
/** Small pieces, so that what lies before a damaged place is out of the decompressor before it fails. */
const PIECE = 16_384;

/**
 * Gives each line to `onLine` until it says false. Null when the file was read to its end, else one sentence that says
 * why not. A last line without line feed counts only when the file is whole.
 */
export async function readLines(
  bytes: Uint8Array<ArrayBuffer>,
  onLine: (line: string) => boolean,
): Promise<string | null> {
  const reader = textOf(bytes).getReader();
  // Pieces of a line whose end has not come: joined once, since a payload may be thousands of them long.
  let rest: string[] = [];
  let restLength = 0;
  let total = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      total += value.length;
      const [first = '', ...others] = value.split('\n');
      rest.push(first);
      restLength += first.length;
      const last = others.pop();
      if (last !== undefined) {
        if (![rest.join(''), ...others].every(onLine)) return null;
        rest = [last];
        restLength = last.length;
      }
      if (total > MAX_TEXT || restLength > MAX_LINE) return 'The file is larger than can be read.';
    }
  } catch {
    return 'The file is damaged or ends too early.';
  } finally {
    reader.cancel().catch(() => {});
  }
  if (restLength > 0) onLine(rest.join(''));
  return null;
}

function textOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const pieces = streamOf(piecesOf(bytes));
  const plain = isGzip ? pieces.pipeThrough(new DecompressionStream('gzip')) : pieces;
  return plain.pipeThrough(new TextDecoderStream());
}

function* piecesOf(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let offset = 0; offset < bytes.length; offset += PIECE) yield bytes.subarray(offset, offset + PIECE);
}
