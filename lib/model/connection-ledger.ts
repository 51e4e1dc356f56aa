// All connections of a session. Inside, counts grow in place (a burst of messages makes no garbage); what is handed out
// never changes.
import type { MessageEvent, SessionEvent } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import type { Connection, Traffic } from './connection.ts';
import { changedConnection } from './connection-changes.ts';
import { createSharedMap } from './shared-map.ts';

interface Entry {
  connection: Connection;
  readonly traffic: { -readonly [Key in keyof Traffic]: Traffic[Key] };
}

export interface ConnectionLedger {
  get(id: ConnectionId): Connection | undefined;
  /** Adds or replaces a connection; its traffic is kept. */
  put(connection: Connection): void;
  /** As `put`, with the traffic that the connection brings. */
  putWithTraffic(connection: Connection): void;
  remove(id: ConnectionId): void;
  /** Folds an event of a known connection in; null when it changed nothing but traffic. */
  apply(event: Extract<SessionEvent, { connectionId: ConnectionId }>): Connection | null;
  ofRealm(realmId: RealmId): Connection[];
  /** The same map as before when nothing changed. */
  snapshot(): ReadonlyMap<ConnectionId, Connection>;
}

export function createConnectionLedger(): ConnectionLedger {
  const entries = new Map<ConnectionId, Entry>();
  const changed = new Set<ConnectionId>();
  const published = createSharedMap<ConnectionId, Connection>();

  function put(connection: Connection): void {
    changed.add(connection.id);
    const known = entries.get(connection.id);
    if (known !== undefined) known.connection = connection;
    else entries.set(connection.id, { connection, traffic: { ...connection.traffic } });
  }

  return {
    get: (id) => entries.get(id)?.connection,
    put,
    putWithTraffic(connection) {
      entries.set(connection.id, { connection, traffic: { ...connection.traffic } });
      changed.add(connection.id);
    },
    remove(id) {
      if (entries.delete(id)) changed.add(id);
    },
    apply(event) {
      const entry = entries.get(event.connectionId);
      if (entry === undefined) return null;
      if (event.type === 'message-sent' || event.type === 'message-received') {
        changed.add(event.connectionId);
        countMessage(entry.traffic, event);
        return null;
      }
      if (event.type === 'send-failed') {
        changed.add(event.connectionId);
        entry.traffic.failedSendCount++;
        return null;
      }
      const after = changedConnection(entry.connection, event);
      if (after === entry.connection) return null;
      put(after);
      return after;
    },
    ofRealm(realmId) {
      return [...entries.values()].map((entry) => entry.connection).filter((found) => found.realmId === realmId);
    },
    snapshot() {
      for (const id of changed) {
        const entry = entries.get(id);
        if (entry === undefined) published.delete(id);
        else published.set(id, { ...entry.connection, traffic: { ...entry.traffic } });
      }
      changed.clear();
      return published.snapshot();
    },
  };
}

function countMessage(traffic: Entry['traffic'], event: MessageEvent): void {
  if (event.type === 'message-sent') {
    traffic.sentCount++;
    traffic.sentBytes += event.byteLength;
  } else {
    traffic.receivedCount++;
    traffic.receivedBytes += event.byteLength;
  }
}
