// Writes a session file. Nothing is taken out here: redaction comes before.
import type { SessionEvent } from '../protocol/events.ts';
import { toBase64 } from './bytes-as-text.ts';
import { FILE_FORMAT, FILE_VERSION, type SessionHeader } from './session-file.ts';
import { streamOf } from './stream-of.ts';

export type HeaderFacts = Omit<SessionHeader, 'format' | 'version'>;

/** Lines gathered before they are compressed, so that a million events are not a million small writes. UTF-16 units. */
const CHUNK = 65_536;

/** The file's lines, each with its line feed: the header, then one event a line. */
export function* sessionLines(events: Iterable<SessionEvent>, facts: HeaderFacts = {}): Generator<string> {
  yield `${JSON.stringify({ ...facts, format: FILE_FORMAT, version: FILE_VERSION })}\n`;
  for (const event of events) yield `${JSON.stringify(writable(event))}\n`;
}

/** The whole file, compressed. */
export async function writeSession(
  events: Iterable<SessionEvent>,
  facts: HeaderFacts = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const encoded = chunksOf(sessionLines(events, facts));
  const stream = streamOf(encoded).pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function* chunksOf(lines: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

function writable(event: SessionEvent): unknown {
  if (!('payload' in event) || !(event.payload instanceof Uint8Array)) return event;
  return { ...event, payload: { base64: toBase64(event.payload) } };
}
