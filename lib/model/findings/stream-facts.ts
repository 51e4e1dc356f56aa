// What the findings about what is said on connections know.
import type { Drift } from '../../decode/decoded.ts';
import type { ReadyState } from '../connection.ts';

export interface HeartbeatFacts {
  readonly 'heartbeat-lost': {
    readonly from: 'page' | 'server';
    /** How the message is called. */
    readonly ping: string;
    /** In a row, and overdue. */
    readonly unanswered: number;
    readonly intervalMs: number | null;
    /** Nothing at all was received since the first of them. */
    readonly isSilent: boolean;
    /** Another open connection to the endpoint went on receiving. */
    readonly doPeersHear: boolean;
    /** This endpoint answered such a message before. */
    readonly isProven: boolean;
  };
  /** The server stopped to give the sign of life that it gave at regular times. */
  readonly 'server-silent': { readonly ping: string; readonly intervalMs: number; readonly silentMs: number };
  /** Connections that were served the same are not any more. */
  readonly 'connection-unheard': { readonly silentMs: number; readonly doubledBroadcasts: number };
  readonly 'beats-throttled': { readonly count: number; readonly longestMs: number; readonly intervalMs: number };
  readonly 'pong-rejected': {
    readonly count: number;
    readonly code: string;
    /** The server names the pong; else it only followed one each time. */
    readonly isNamed: boolean;
  };
}

export interface SubscriptionFacts {
  readonly 'subscription-unanswered': {
    readonly channels: readonly string[];
    /** ms since the newest of them was asked for. */
    readonly waitedMs: number;
    /** Others of this connection that were answered. */
    readonly answeredCount: number;
  };
  readonly 'subscription-refused': { readonly channels: readonly string[]; readonly reason: string | null };
  /** Asked for more than once on one connection. */
  readonly 'subscription-repeated': { readonly channels: readonly string[]; readonly askCount: number };
  /** Held by several open connections to one endpoint. */
  readonly 'subscription-doubled': { readonly channels: readonly string[] };
  readonly 'channel-silent': { readonly channels: readonly string[]; readonly silentMs: number };
  readonly 'request-unanswered': { readonly what: string; readonly count: number; readonly waitedMs: number };
}

export interface ScanFacts {
  readonly 'scan-without-end': {
    readonly processed: number | null;
    readonly total: number | null;
    readonly silentMs: number;
    /** It went on after that. */
    readonly isOver: boolean;
  };
  readonly 'scan-interrupted': {
    readonly processed: number | null;
    readonly total: number | null;
    /** ms until the client was connected again; null while it is not. */
    readonly awayMs: number | null;
    /** A later connection heard how it ended. */
    readonly isEndKnown: boolean;
  };
  readonly 'scan-contradiction': { readonly overlaps: number; readonly contradictoryEnds: number };
}

export interface ContentFacts {
  readonly 'unknown-type': { readonly types: readonly string[]; readonly count: number };
  readonly 'message-refused': { readonly code: string; readonly about: string | null; readonly count: number };
  readonly 'schema-drift': {
    readonly type: string;
    readonly drift: Drift;
    /** Further differences of the same message. */
    readonly more: number;
    readonly driftCount: number;
    readonly lookedCount: number;
  };
  readonly 'text-not-json': { readonly isReceived: boolean; readonly count: number; readonly jsonCount: number };
  readonly 'reconnect-gap': {
    readonly count: number;
    readonly totalMs: number;
    readonly longestMs: number;
    /** Sends that came to nothing meanwhile. */
    readonly failedSends: number;
  };
}

export interface PageFacts {
  readonly 'polling-active': {
    readonly paths: readonly string[];
    readonly periodMs: number;
    /** Loops that ask for the same address beside each other, at most. */
    readonly loops: number;
    readonly isSocketOpen: boolean;
    /** It began while no connection to the host was open, after one had ended. */
    readonly isAfterLoss: boolean;
  };
  readonly 'fewer-on-server': { readonly onServer: number; readonly here: number };
  readonly 'stale-flag': {
    /** Where the page keeps it, as `window.tradingWebSocket`. */
    readonly path: string;
    readonly flag: string;
    readonly value: boolean;
    /** Of the `WebSocket` that the same object holds; null when it holds none. */
    readonly readyState: ReadyState | null;
  };
}

export interface StreamFacts extends HeartbeatFacts, SubscriptionFacts, ScanFacts, ContentFacts, PageFacts {}
