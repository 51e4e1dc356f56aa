// Puts events of several realms into one order. Pure.
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

interface Placed {
  readonly event: SessionEvent;
  /** No earlier than that of the event before it in its realm: a realm's own order is never broken. */
  readonly time: number;
  readonly realm: number;
}

/** In order of time, and inside a realm in order of sequence. */
export function inOrder(events: readonly SessionEvent[]): SessionEvent[] {
  const placed: Placed[] = [];
  let realm = 0;
  for (const ofRealm of Map.groupBy(events, ({ realmId }) => realmId).values()) {
    let newest = 0;
    for (const event of ofRealm.sort((a, b) => a.sequence - b.sequence)) {
      newest = Math.max(newest, event.timestamp);
      placed.push({ event, time: newest, realm });
    }
    realm++;
  }
  placed.sort((a, b) => a.time - b.time || a.realm - b.realm || a.event.sequence - b.event.sequence);
  return placed.map(({ event }) => event);
}

/** Gives events that are in order of time their sequence inside their realm. */
export function numbered<Event extends { readonly realmId: RealmId }>(
  events: readonly Event[],
): Array<Event & { sequence: number }> {
  const next = new Map<RealmId, number>();
  return events.map((event) => {
    const sequence = next.get(event.realmId) ?? 0;
    next.set(event.realmId, sequence + 1);
    return { ...event, sequence };
  });
}
