// Writes a session file as a stream. Nothing is taken out here: redaction comes before.
import { createBreather } from '../bytes/breather.ts';
import { batchesOf, type Events } from '../event-batches.ts';
import { lineOf } from './event-line.ts';
import { END_FORMAT, FILE_FORMAT, FILE_VERSION, type SessionFacts } from './session-file.ts';

/** Lines gathered before they are handed on, so that a million events are not a million small writes. UTF-16 units. */
const CHUNK = 65_536;

/** The file's lines, some hundred at a time, each with its line feed: header, events, end. */
export async function* sessionText(
  events: Events,
  facts: SessionFacts = {},
  onProgress?: (eventCount: number) => void,
): AsyncGenerator<string> {
  const breathe = createBreather();
  let eventCount = 0;
  let text = `${JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, ...facts, hasEnd: true })}\n`;
  for await (const batch of batchesOf(events)) {
    for (const event of batch) {
      text += `${lineOf(event)}\n`;
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
    eventCount += batch.length;
    const pause = breathe();
    if (pause === undefined) continue;
    onProgress?.(eventCount);
    await pause;
  }
  yield `${text}${JSON.stringify({ format: END_FORMAT, eventCount })}\n`;
  onProgress?.(eventCount);
}
