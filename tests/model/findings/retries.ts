// Clients that retry, as logs.
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK } from '../session-log.ts';

/** ms that a refused attempt takes. */
export const REFUSAL_MS = 5;

/** A client whose attempts all fail, the first at `startMs`, each next after one of the waits. */
export function retriesOf(delaysMs: readonly number[], startMs = 0, log = createRealmLog(), stack = JS_STACK) {
  const events: SessionEvent[] = [];
  const ids: ConnectionId[] = [];
  let at = startMs;
  for (const delayMs of [0, ...delaysMs]) {
    at += delayMs;
    const id = log.nextId();
    events.push(log.created(at, stack));
    at += REFUSAL_MS;
    events.push(log.closed(at, id));
    ids.push(id);
  }
  return { log, events, ids, endMs: at };
}
