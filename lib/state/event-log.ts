// The raw events of the session, for saving and for starting again. Mutable on purpose: copying a list of a million
// events for every batch would be quadratic.
import type { MessageEvent, SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

/** About what the model's own message list holds; more could be saved than seen. */
export const MAX_LOG_EVENTS = 1_000_000;
/** Payloads are shared with the model's list, so this bounds what the log keeps alive beyond it. */
export const MAX_LOG_BYTES = 256 * 1024 * 1024;
/** Messages go in slices of this share, so that the cost of evicting is spread over many events. */
const EVICTED_SHARE = 0.25;

const PANEL_REALM = 'panel' as RealmId;

export interface EventLog {
  append(events: readonly SessionEvent[]): void;
  /** A copy, in order of arrival; what was evicted is said in an `events-dropped` at its head. */
  snapshot(): SessionEvent[];
}

export function isMessage(event: SessionEvent): event is MessageEvent {
  return event.type === 'message-sent' || event.type === 'message-received';
}

export function createEventLog(maxEvents = MAX_LOG_EVENTS, maxBytes = MAX_LOG_BYTES): EventLog {
  let events: SessionEvent[] = [];
  let messageCount = 0;
  let byteLength = 0;
  let evicted = { count: 0, byteLength: 0 };

  function evict(): void {
    let left = Math.max(1, Math.ceil(messageCount * EVICTED_SHARE));
    events = events.filter((event) => {
      if (left === 0 || !isMessage(event)) return true;
      left -= 1;
      messageCount -= 1;
      byteLength -= event.byteLength;
      evicted = { count: evicted.count + 1, byteLength: evicted.byteLength + event.byteLength };
      return false;
    });
  }

  return {
    append(batch) {
      for (const event of batch) {
        events.push(event);
        if (!isMessage(event)) continue;
        messageCount += 1;
        byteLength += event.byteLength;
      }
      while (messageCount > 0 && (events.length > maxEvents || byteLength > maxBytes)) evict();
    },
    snapshot: () => (evicted.count === 0 ? [...events] : [evictionEvent(evicted, events), ...events]),
  };
}

function evictionEvent(
  evicted: { count: number; byteLength: number },
  events: readonly SessionEvent[],
): SessionEventOf<'events-dropped'> {
  const timestamp = events[0]?.timestamp ?? 0;
  return { type: 'events-dropped', realmId: PANEL_REALM, sequence: 0, timestamp, ...evicted, why: 'evicted' };
}
