import { byteStream } from '../../lib/session/bytes/byte-stream.ts';

/** All bytes of an export. */
export async function bytesOf(text: AsyncIterable<string>, isCompressed = false): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(byteStream(text, { isCompressed })).arrayBuffer());
}

export async function textOf(text: AsyncIterable<string>): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(text));
}
