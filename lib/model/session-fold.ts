// What each event does to a session's ledgers.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { bareConnection, createdConnection, endedWithRealm, isOfNetwork, revived } from './connection-changes.ts';
import { isMessage } from './event-log.ts';
import { constructionTried, neverConstructed } from './failed-calls.ts';
import { withGap } from './gaps.ts';
import type { SessionParts } from './session-parts.ts';

type ConnectionEvent = Extract<SessionEvent, { connectionId: ConnectionId }>;

/** Folds one event in. Its sequence was accepted before. */
export function foldEvent(parts: SessionParts, event: SessionEvent): void {
  if (event.type === 'payload-read') parts.events.append(event, parts.messages.joinPayload(event));
  else if (!isMessage(event)) parts.events.append(event);
  noteTime(parts.times, event);
  foldRealm(parts, event);
  switch (event.type) {
    case 'connection-created':
      parts.change(createdConnection(event, parts.openers.open(event)));
      endIfTerminated(parts, event);
      break;
    case 'construct-failed':
      parts.change(neverConstructed(event, parts.openers.open(constructionTried(event))));
      break;
    case 'runtime-observed':
      foldRuntime(parts, event);
      break;
    case 'network-observed':
      parts.witnesses.observe(event);
      break;
    case 'http-observed':
      parts.polling.observe(event);
      break;
    case 'page-navigated':
      parts.witnesses.navigated(event.timestamp);
      break;
    case 'check-ran':
    case 'debug-mode-changed':
    case 'note-added':
      parts.checks.append(event);
      break;
    case 'events-dropped':
      foldDropped(parts, event);
      break;
    case 'messages-unrecorded':
      foldUnrecorded(parts, event);
      break;
    case 'hook-faulted':
      parts.admitted.faultCount++;
      if (event.hasSteppedAside) parts.admitted.steppedAsideCount++;
      break;
    case 'payload-read':
      break;
    default:
      if ('connectionId' in event) foldConnection(parts, event);
  }
}

function noteTime(times: SessionParts['times'], { type, timestamp }: SessionEvent): void {
  if (times.startedAt === null || timestamp < times.startedAt) times.startedAt = timestamp;
  if (times.lastEventAt === null || timestamp > times.lastEventAt) times.lastEventAt = timestamp;
  if (type === 'panel-attached') times.attachedAt ??= timestamp;
}

function foldRealm({ realms, connections, visibility, clients, change }: SessionParts, event: SessionEvent): void {
  const seenDifferentlyFrom = visibility.apply(event);
  if (seenDifferentlyFrom !== null) clients.visibilityChanged(seenDifferentlyFrom);
  for (const realmId of realms.apply(event)) {
    for (const connection of connections.ofRealm(realmId)) {
      const ended = endedWithRealm(connection, event.timestamp);
      if (ended !== connection) change(ended);
    }
  }
}

/** A worker's last events may come after the word of its end, which comes from another realm. */
function endIfTerminated({ realms, connections, change }: SessionParts, event: ConnectionEvent): void {
  const at = realms.terminatedAt(event.realmId);
  const connection = at === null ? undefined : connections.get(event.connectionId);
  if (at !== null && connection !== undefined) change(endedWithRealm(connection, at));
}

/** What goes on after its page had been left: that has come back. */
function reviveIfBack({ realms, connections, change }: SessionParts, event: ConnectionEvent): void {
  const connection = connections.get(event.connectionId);
  if (connection?.endedWithRealm !== true || event.timestamp <= (connection.closedAt ?? 0)) return;
  if (realms.snapshot().get(event.realmId)?.endedAt === null) change(revived(connection));
}

function foldRuntime({ openers, connections, change }: SessionParts, event: SessionEventOf<'runtime-observed'>): void {
  for (const [id, attribution] of openers.learn(event)) {
    const connection = connections.get(id);
    if (connection !== undefined) change({ ...connection, attribution });
  }
}

function foldDropped({ admitted }: SessionParts, event: SessionEventOf<'events-dropped'>): void {
  admitted.droppedBytes += event.byteLength;
  // What else was dropped shows as gaps in the order of its realm.
  if (event.why === 'refused') admitted.refusedCount += event.count;
  else admitted.because[event.why] += event.count;
}

function foldUnrecorded(parts: SessionParts, { since, timestamp, count }: SessionEventOf<'messages-unrecorded'>): void {
  const { unrecorded } = parts;
  parts.unrecorded = {
    gaps: withGap(unrecorded.gaps, { since, until: timestamp }),
    count: unrecorded.count + count,
  };
}

function foldConnection(parts: SessionParts, event: ConnectionEvent): void {
  const { connectionId, realmId, timestamp } = event;
  if (parts.connections.get(connectionId) === undefined) {
    // Messages of a socket that only the network layer saw follow its observation.
    if (isOfNetwork(connectionId)) parts.witnesses.settle();
    else parts.change(bareConnection(connectionId, realmId, timestamp));
    // The user cleared it.
    if (parts.connections.get(connectionId) === undefined) return;
  }
  if (isMessage(event) || event.type === 'connection-opened') reviveIfBack(parts, event);
  const changed = parts.connections.apply(event);
  if (changed !== null) {
    parts.change(changed);
    endIfTerminated(parts, event);
  }
  if (event.type === 'send-failed') {
    parts.sendFailures.append(event);
    parts.lostSends.add(event);
  }
  if (!isMessage(event)) return;
  const index = parts.messages.append(event);
  if (event.isTruncated) parts.admitted.cutCount++;
  parts.streams.hear(event, index);
  const connection = parts.connections.get(connectionId);
  if (event.type === 'message-received' && connection?.witnesses.hook) {
    const copies = parts.duplicates.received(connection.endpoint.key, event, index);
    for (const copy of copies) parts.messages.setCopies(copy, copies.length);
  }
}
