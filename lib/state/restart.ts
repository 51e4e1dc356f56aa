// What a session starts again from when the user clears it, or when the page navigates and the log is not kept. Pure.
import type { Connection } from '../model/connection.ts';
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';

/**
 * Clearing forgets messages and connections that ended, but not that a connection is open: without its construction
 * the messages to come would have no opener. `connections` is what the events come to.
 */
export function eventsKeptOnClear(
  events: readonly SessionEvent[],
  connections: ReadonlyMap<ConnectionId, Connection>,
): SessionEvent[] {
  const endedRealms = new Set<RealmId>();
  for (const event of events) {
    if (event.type === 'realm-ended') endedRealms.add(event.realmId);
    if (event.type === 'worker-ended') endedRealms.add(event.workerId);
  }
  const liveEntries = new Set<string>();
  for (const { network, readyState, realmId } of connections.values()) {
    if (network !== null && readyState !== 'closed' && !endedRealms.has(realmId)) liveEntries.add(network.entryId);
  }
  return events.filter((event) => {
    if (endedRealms.has(event.realmId)) return false;
    switch (event.type) {
      case 'realm-started':
      case 'realm-not-observed':
      case 'runtime-observed':
      case 'panel-attached':
        return true;
      case 'network-observed':
        return liveEntries.has(event.entryId);
      case 'connection-created':
      case 'connection-opened':
        return connections.get(event.connectionId)?.readyState !== 'closed';
      default:
        return false;
    }
  });
}

/** Tells the events of the newest page: those of realms that began with its top realm or later. Null when there was one page. */
export function newestPageTest(controls: readonly SessionEvent[]): ((event: SessionEvent) => boolean) | null {
  const start = controls.findLast((event) => event.type === 'realm-started' && event.isTop)?.timestamp ?? 0;
  const older = new Set<RealmId>();
  for (const event of controls) {
    if (event.type === 'realm-started' && event.timestamp < start) older.add(event.realmId);
  }
  const isNewest = (event: SessionEvent): boolean => {
    if (event.type === 'panel-attached') return true;
    if (event.type === 'network-observed') return (event.startedAt ?? event.timestamp) >= start;
    return !older.has(event.realmId) && event.timestamp >= start;
  };
  return controls.every(isNewest) ? null : isNewest;
}

/**
 * The network layer tells of an entry late, and anew when it changed: one that was forgotten must not come back by that.
 * Nor must one that the hook saw, if what the hook told of it was forgotten before.
 */
export function createForgottenEntries() {
  const forgotten = new Set<string>();

  function isLate(
    { isHooked, startedAt, url }: SessionEventOf<'network-observed'>,
    clearedAt: number | null,
    connections: Iterable<Connection>,
  ): boolean {
    if (isHooked !== true || startedAt === null || clearedAt === null || startedAt >= clearedAt) return false;
    for (const connection of connections) if (connection.network === null && connection.url === url) return false;
    return true;
  }

  return {
    forget(events: readonly SessionEvent[], kept: readonly SessionEvent[]): void {
      for (const event of events) if (event.type === 'network-observed') forgotten.add(event.entryId);
      for (const event of kept) if (event.type === 'network-observed') forgotten.delete(event.entryId);
    },
    isForgotten(event: SessionEvent, clearedAt: number | null, connections: Iterable<Connection>): boolean {
      if (event.type !== 'network-observed') return false;
      const isNew = !forgotten.has(event.entryId) && isLate(event, clearedAt, connections);
      if (isNew) forgotten.add(event.entryId);
      return forgotten.has(event.entryId);
    },
  };
}
