// What each event makes of a connection: the old one in, the new one out. Pure.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import type { Attribution } from './attribution.ts';
import type { Connection, NetworkFacts } from './connection.ts';
import { endpointOf } from './endpoint.ts';
import { failureOf, failureOfText, wasTried } from './failure.ts';

const UNATTRIBUTED: Attribution = {
  opener: { language: 'unknown', runtime: null, place: null },
  initiator: null,
  confidence: 'none',
  rule: 'no-frames',
};

/** A connection of which nothing but its id is known: its creation was dropped. */
export function bareConnection(id: ConnectionId, realmId: RealmId, createdAt: number): Connection {
  return {
    id,
    realmId,
    witnesses: { hook: true, network: false },
    url: '',
    endpoint: endpointOf(''),
    requestedSubprotocols: null,
    subprotocol: null,
    extensions: null,
    attribution: UNATTRIBUTED,
    stack: '',
    readyState: 'connecting',
    createdAt,
    openedAt: null,
    closeRequestedAt: null,
    requestedCode: null,
    closeStack: '',
    closedAt: null,
    hasError: false,
    close: null,
    failure: null,
    network: null,
    traffic: { sentCount: 0, receivedCount: 0, sentBytes: 0, receivedBytes: 0, failedSendCount: 0 },
    endedWithRealm: false,
  };
}

export function createdConnection(event: SessionEventOf<'connection-created'>, attribution: Attribution): Connection {
  const { url, requestedSubprotocols, stack } = event;
  const bare = bareConnection(event.connectionId, event.realmId, event.timestamp);
  const created = { ...bare, url, endpoint: endpointOf(url), requestedSubprotocols, stack, attribution };
  return event.isStopped === true ? { ...created, ...STOPPED, closedAt: event.timestamp } : created;
}

/** Closed before the constructor returned. Browsers do so for the page's policy alone, and no close event follows. */
const STOPPED = { readyState: 'closed', failure: { cause: 'blocked-by-csp', status: null, text: null } } as const;

/** From a page's clean-up to its end, when it is left. */
const LEAVING_MS = 1_000;

const NETWORK_PREFIX = 'network/';

/** Whether an id names a connection that only the network layer saw. */
export function isOfNetwork(id: ConnectionId): boolean {
  return id.startsWith(NETWORK_PREFIX);
}

/**
 * A socket that only the network layer saw: when it opened nobody knows. `leftAt`: when the page was left, if that was
 * after the last time that the network layer told of it.
 */
export function networkConnection(
  event: SessionEventOf<'network-observed'>,
  attribution: Attribution,
  leftAt: number | null,
): Connection {
  const startedAt = event.startedAt ?? event.failedAt ?? event.timestamp;
  const isAccepted = event.status === 101;
  const isFailed = event.failureText !== null || (event.status !== 0 && !isAccepted);
  const endedAt = event.closedAt ?? (isFailed ? (event.failedAt ?? startedAt) : null);
  const bare = bareConnection(networkIdOf(event), event.realmId, startedAt);
  return withFailure({
    ...bare,
    witnesses: { hook: false, network: true },
    url: event.url,
    endpoint: endpointOf(event.url),
    attribution,
    readyState: (endedAt ?? leftAt) !== null ? 'closed' : isAccepted ? 'open' : 'connecting',
    openedAt: isAccepted && !isClosedBeforeOpen(event) ? startedAt : null,
    closedAt: endedAt ?? leftAt,
    endedWithRealm: endedAt === null && leftAt !== null,
    network: networkFactsOf(event),
    traffic: { ...bare.traffic, ...countsOf(event) },
  });
}

/** The server's answer came after the page had given up: by the browser's words the page was told of no opening. */
function isClosedBeforeOpen({ failureText }: SessionEventOf<'network-observed'>): boolean {
  return failureText !== null && failureOfText(failureText).cause === 'closed-by-page';
}

export function networkIdOf({ entryId }: SessionEventOf<'network-observed'>): ConnectionId {
  return `${NETWORK_PREFIX}${entryId}` as ConnectionId;
}

/** What was not seen by the hook is counted as its messages come. */
function countsOf({ isHooked, sentCount, receivedCount }: SessionEventOf<'network-observed'>) {
  return isHooked === false ? {} : { sentCount, receivedCount };
}

export function networkFactsOf(event: SessionEventOf<'network-observed'>): NetworkFacts {
  const { entryId, status, failureText, requestHeaders, responseHeaders, isHooked = null, hasCounts = true } = event;
  return { entryId, isHooked, hasCounts, status, failureText, requestHeaders, responseHeaders };
}

export function withNetwork(connection: Connection, network: NetworkFacts | null): Connection {
  const witnesses = { ...connection.witnesses, network: network !== null };
  return withFailure({ ...connection, network, witnesses });
}

/** The connection after the event; the same object when the event says nothing about it. */
export function changedConnection(connection: Connection, event: SessionEvent): Connection {
  const at = event.timestamp;
  switch (event.type) {
    case 'connection-opened': {
      const { subprotocol, extensions } = event;
      return { ...connection, subprotocol, extensions, openedAt: at, readyState: 'open' };
    }
    case 'close-requested': {
      if (isOver(connection)) return connection;
      const isClosed = connection.readyState === 'closed';
      const readyState = isClosed ? 'closed' : 'closing';
      if (connection.closeRequestedAt !== null) return { ...connection, readyState };
      return { ...connection, closeRequestedAt: at, requestedCode: event.code, closeStack: event.stack, readyState };
    }
    case 'connection-error':
      return { ...connection, hasError: true };
    case 'connection-closed': {
      const { code, reason, wasClean } = event;
      // A page that comes back from the back/forward cache is told only then what its leaving did.
      if (connection.endedWithRealm && at > (connection.closedAt ?? at)) return connection;
      const close = code === null ? null : { code, reason, wasClean };
      return withFailure({ ...connection, close, closedAt: at, readyState: 'closed', endedWithRealm: false });
    }
    default:
      return connection;
  }
}

/**
 * Closed already, as it is when the error event comes, so that `close()` does nothing: many pages call it in `onerror` and
 * `onclose`. https://websockets.spec.whatwg.org/#dom-websocket-close
 */
function isOver({ readyState, hasError, endedWithRealm }: Connection): boolean {
  return (readyState === 'closed' && !endedWithRealm) || hasError;
}

/** The page was left: the browser closes what is open and tells nobody. */
export function endedWithRealm(connection: Connection, at: number): Connection {
  if (isPartOfLeaving(connection, at)) return withFailure({ ...connection, endedWithRealm: true });
  if (connection.readyState === 'closed') return connection;
  return { ...connection, readyState: 'closed', closedAt: at, endedWithRealm: true };
}

/** A page that cleans up as it is left closes what was still connecting: nothing failed. */
function isPartOfLeaving({ readyState, openedAt, closeRequestedAt }: Connection, at: number): boolean {
  const isCleanUp = readyState === 'closed' && openedAt === null && closeRequestedAt !== null;
  return isCleanUp && at - closeRequestedAt <= LEAVING_MS;
}

/** A page that came back from the back/forward cache still has it. */
export function revived(connection: Connection): Connection {
  if (!connection.endedWithRealm || connection.close !== null) return connection;
  const readyState = connection.closeRequestedAt !== null ? 'closing' : 'open';
  return { ...connection, readyState, closedAt: null, endedWithRealm: false };
}

function withFailure(connection: Connection): Connection {
  return wasTried(connection) ? { ...connection, failure: failureOf(connection) } : connection;
}
