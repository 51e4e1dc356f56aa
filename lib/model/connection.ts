// One `WebSocket` object as the log tells it, from constructor to closed. Pure.
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import type { Attribution } from './attribution.ts';
import type { Endpoint } from './endpoint.ts';

export type ReadyState = 'connecting' | 'open' | 'closing' | 'closed';

/** Why an attempt did not become an open connection. */
export interface Failure {
  readonly cause:
    | 'connection-refused'
    | 'name-not-resolved'
    | 'unexpected-status'
    | 'proxy'
    | 'tls'
    | 'timed-out'
    /** An answer that is no handshake: a wrong `Sec-WebSocket-Accept`, none, no upgrade, an extension nobody asked for, no HTTP. */
    | 'bad-accept'
    | 'accept-missing'
    | 'not-upgraded'
    | 'extension'
    | 'not-http'
    | 'subprotocol'
    | 'closed-by-page'
    | 'network-changed'
    | 'blocked'
    | 'blocked-port'
    | 'blocked-by-csp'
    | 'not-answered'
    /** The server accepted, and the line broke before the page was told. */
    | 'broken-off'
    /** The constructor threw: no `WebSocket` came to be. */
    | 'never-constructed'
    | 'other'
    | 'unknown';
  /** HTTP status for `unexpected-status` and, where it is known, for `proxy`; else null. */
  readonly status: number | null;
  /** The browser's own words, or null when no witness heard them. */
  readonly text: string | null;
}

/** What the network layer knew of the same connection. */
export interface NetworkFacts {
  readonly entryId: string;
  /** Whether the hook stood on the constructor's stack; null when the browser does not tell. */
  readonly isHooked: boolean | null;
  /** False where the browser lists no messages: counts of a connection that only it saw mean nothing then. */
  readonly hasCounts: boolean;
  readonly status: number;
  readonly failureText: string | null;
  readonly requestHeaders: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly responseHeaders: ReadonlyArray<{ readonly name: string; readonly value: string }>;
}

export interface Traffic {
  readonly sentCount: number;
  readonly receivedCount: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Sends that threw or were discarded; not among those sent. */
  readonly failedSendCount: number;
}

/** Times are epoch ms; null while the thing has not happened. */
export interface Connection {
  readonly id: ConnectionId;
  readonly realmId: RealmId;
  /** Which witnesses saw it. */
  readonly witnesses: { readonly hook: boolean; readonly network: boolean };
  readonly url: string;
  readonly endpoint: Endpoint;
  readonly requestedSubprotocols: readonly string[] | null;
  readonly subprotocol: string | null;
  readonly extensions: string | null;
  readonly attribution: Attribution;
  readonly stack: string;
  readonly readyState: ReadyState;
  readonly createdAt: number;
  readonly openedAt: number | null;
  readonly closeRequestedAt: number | null;
  /** That the page first called `close()` with; null when it gave none, or did not call. */
  readonly requestedCode: number | null;
  /** Where the page first called `close()`, as the browser wrote it; empty when it did not. */
  readonly closeStack: string;
  readonly closedAt: number | null;
  readonly hasError: boolean;
  readonly close: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
  /** Set once the connection ended without ever being open. */
  readonly failure: Failure | null;
  readonly network: NetworkFacts | null;
  readonly traffic: Traffic;
  /** Realm's page was left while this was not closed: the browser closed it. */
  readonly endedWithRealm: boolean;
}
