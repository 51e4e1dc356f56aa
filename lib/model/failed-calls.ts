// Calls of the page that came to nothing: constructors that threw, and sends that threw or were discarded.
import type { SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Attribution } from './attribution.ts';
import type { Connection, ReadyState } from './connection.ts';
import { createdConnection } from './connection-changes.ts';

/** Listed one by one; those after them are only counted by their connection, or a page that goes on sending fills the panel. */
export const MAX_SEND_FAILURES = 10_000;

export interface SendFailure {
  readonly connectionId: ConnectionId;
  readonly timestamp: number;
  /** Place in its realm's order. */
  readonly sequence: number;
  readonly readyState: ReadyState;
  /** Null when the browser said nothing: what is sent while closing or closed is discarded in silence. */
  readonly errorName: string | null;
}

export interface SendFailureLog {
  append(event: SessionEventOf<'send-failed'>): void;
  /** The same list as before when nothing came. */
  snapshot(): readonly SendFailure[];
}

const READY_STATES = ['connecting', 'open', 'closing', 'closed'] as const;

export function createSendFailureLog(limit = MAX_SEND_FAILURES): SendFailureLog {
  const failures: SendFailure[] = [];
  let published: readonly SendFailure[] = [];
  return {
    append({ connectionId, timestamp, sequence, readyState, errorName }) {
      if (failures.length >= limit) return;
      failures.push({
        connectionId,
        timestamp,
        sequence,
        readyState: READY_STATES[readyState] ?? 'closed',
        errorName,
      });
    },
    snapshot() {
      if (published.length !== failures.length) published = [...failures];
      return published;
    },
  };
}

/** A constructor that threw, as the construction that it tried. No `WebSocket` came to be, so the id is of our making. */
export function constructionTried(event: SessionEventOf<'construct-failed'>): SessionEventOf<'connection-created'> {
  const { errorName: _name, errorMessage: _message, ...tried } = event;
  const connectionId = `${event.realmId}/failed-${event.sequence}` as ConnectionId;
  return { ...tried, type: 'connection-created', connectionId };
}

/** What the panel shows in place of the connection that never was. */
export function neverConstructed(event: SessionEventOf<'construct-failed'>, attribution: Attribution): Connection {
  const { errorName, errorMessage, timestamp } = event;
  return {
    ...createdConnection(constructionTried(event), attribution),
    readyState: 'closed',
    closedAt: timestamp,
    failure: {
      cause: 'never-constructed',
      status: null,
      // Without a name it was the page's own code that threw, while the arguments were converted.
      text: errorName === '' ? null : [errorName, errorMessage].filter((word) => word !== '').join(': '),
    },
  };
}

export function wasConstructed({ failure }: Connection): boolean {
  return failure?.cause !== 'never-constructed';
}
