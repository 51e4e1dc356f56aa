// The log as every way out takes it: in order, made as it is asked for.
import type { SessionEvent } from '../protocol/events.ts';

/** A session's events in order of arrival. A log may make them one by one, so that they are never all there at once. */
export type Events = Iterable<SessionEvent> | AsyncIterable<SessionEvent>;

/** Waiting for each event by itself would cost more than writing it. */
const BATCH = 512;

/** The events in lists of some hundred. */
export async function* batchesOf(events: Events): AsyncGenerator<readonly SessionEvent[]> {
  let batch: SessionEvent[] = [];
  if (Symbol.asyncIterator in events) {
    for await (const event of events) {
      batch.push(event);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } else {
    for (const event of events) {
      batch.push(event);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
