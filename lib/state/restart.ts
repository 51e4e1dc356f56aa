// What a session starts again from when the user clears it, or when the page navigates and the log is not kept. Pure.
import type { SessionEvent } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';

/**
 * Clearing forgets messages and connections that ended, but not that a connection is open: without its construction
 * the messages to come would have no opener.
 */
export function eventsKeptOnClear(events: readonly SessionEvent[]): SessionEvent[] {
  const endedRealms = new Set<RealmId>();
  const endedConnections = new Set<ConnectionId>();
  for (const event of events) {
    if (event.type === 'realm-ended') endedRealms.add(event.realmId);
    if (event.type === 'connection-closed') endedConnections.add(event.connectionId);
  }
  return events.filter((event) => {
    if (endedRealms.has(event.realmId)) return false;
    switch (event.type) {
      case 'realm-started':
      case 'realm-not-observed':
      case 'runtime-observed':
      case 'panel-attached':
        return true;
      case 'connection-created':
      case 'connection-opened':
        return !endedConnections.has(event.connectionId);
      default:
        return false;
    }
  });
}

/** The events of the newest page: those of realms that began with its top realm or later. All when there was one page. */
export function eventsOfNewestPage(events: readonly SessionEvent[]): SessionEvent[] {
  const start = events.findLast((event) => event.type === 'realm-started' && event.isTop)?.timestamp ?? 0;
  const older = new Set<RealmId>();
  for (const event of events) {
    if (event.type === 'realm-started' && event.timestamp < start) older.add(event.realmId);
  }
  return events.filter((event) => {
    if (event.type === 'panel-attached') return true;
    if (event.type === 'network-observed') return (event.startedAt ?? event.timestamp) >= start;
    return !older.has(event.realmId) && event.timestamp >= start;
  });
}
