import { streamOf } from './stream-of.ts';

/** The text as bytes of UTF-8, compressed if wished, made as fast as they are taken. Aborting fails the stream. */
export function byteStream(
  text: AsyncIterable<string>,
  options: { readonly isCompressed?: boolean; readonly signal?: AbortSignal | undefined } = {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = streamOf(encoded(text), options.signal);
  return options.isCompressed === true ? bytes.pipeThrough(new CompressionStream('gzip')) : bytes;
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for await (const piece of text) yield encoder.encode(piece);
}
