// What each event does to a session's ledgers.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { bareConnection, createdConnection, endedWithRealm } from './connection-changes.ts';
import type { SessionParts } from './session-parts.ts';

type ConnectionEvent = Extract<SessionEvent, { connectionId: ConnectionId }>;

/** Folds one event in. Its sequence was accepted before. */
export function foldEvent(parts: SessionParts, event: SessionEvent): void {
  noteTime(parts.times, event);
  foldRealm(parts, event);
  switch (event.type) {
    case 'connection-created':
      parts.change(createdConnection(event, parts.openers.open(event)));
      break;
    case 'runtime-observed':
      foldRuntime(parts, event);
      break;
    case 'network-observed':
      parts.witnesses.observe(event);
      break;
    case 'events-dropped':
      foldDropped(parts, event);
      break;
    case 'hook-faulted':
      parts.admitted.faultCount++;
      break;
    case 'payload-read':
      parts.messages.joinPayload(event);
      break;
    default:
      if ('connectionId' in event) foldConnection(parts, event);
  }
}

function noteTime(times: SessionParts['times'], { type, timestamp }: SessionEvent): void {
  times.startedAt = Math.min(times.startedAt ?? timestamp, timestamp);
  times.lastEventAt = Math.max(times.lastEventAt ?? timestamp, timestamp);
  if (type === 'panel-attached') times.attachedAt ??= timestamp;
}

function foldRealm({ realms, connections, change }: SessionParts, event: SessionEvent): void {
  for (const realmId of realms.apply(event)) {
    for (const connection of connections.ofRealm(realmId)) {
      const ended = endedWithRealm(connection, event.timestamp);
      if (ended !== connection) change(ended);
    }
  }
}

function foldRuntime({ openers, connections, change }: SessionParts, event: SessionEventOf<'runtime-observed'>): void {
  for (const [id, attribution] of openers.learn(event)) {
    const connection = connections.get(id);
    if (connection !== undefined) change({ ...connection, attribution });
  }
}

function foldDropped({ admitted, sequences }: SessionParts, event: SessionEventOf<'events-dropped'>): void {
  admitted.droppedBytes += event.byteLength;
  if (event.why === 'refused') admitted.refusedCount += event.count;
  else sequences.explain(event.realmId, event.count);
}

function foldConnection(parts: SessionParts, event: ConnectionEvent): void {
  const { connectionId, realmId, timestamp } = event;
  if (parts.connections.get(connectionId) === undefined) parts.change(bareConnection(connectionId, realmId, timestamp));
  const changed = parts.connections.apply(event);
  if (changed !== null) parts.change(changed);
  if (event.type !== 'message-sent' && event.type !== 'message-received') return;
  parts.messages.append(event);
  const connection = parts.connections.get(connectionId);
  if (event.type === 'message-received' && connection !== undefined) {
    parts.duplicates.received(connection.endpoint.key, event);
  }
}
