// What of a session a finding rests on, as references that a reader can go to. Pure.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Connection } from '../connection.ts';

export type Moment = 'constructed' | 'opened' | 'close-requested' | 'closed';

export type Evidence =
  /** By its place in the session's list of messages. */
  | { readonly kind: 'message'; readonly index: number }
  /** `at` is epoch ms. */
  | { readonly kind: 'moment'; readonly connectionId: ConnectionId; readonly moment: Moment; readonly at: number }
  /** A try to connect and the wait before it, as the list of retries shows them. */
  | { readonly kind: 'attempt'; readonly connectionId: ConnectionId; readonly delayMs: number | null }
  /** A `send` that came to nothing; `at` is epoch ms. */
  | { readonly kind: 'send-failure'; readonly connectionId: ConnectionId; readonly at: number }
  /** Epoch ms; `until` is null while it lasts. */
  | { readonly kind: 'span'; readonly since: number; readonly until: number | null };

/** Of what repeats, this many are named at its start and as many at its end. */
const KEPT = 3;

/** The moment of a connection as evidence; null when it never came. */
export function momentOf(connection: Connection, moment: Moment): Evidence | null {
  const at = timeOf(connection, moment);
  return at === null ? null : { kind: 'moment', connectionId: connection.id, moment, at };
}

function timeOf(connection: Connection, moment: Moment): number | null {
  switch (moment) {
    case 'constructed':
      return connection.createdAt;
    case 'opened':
      return connection.openedAt;
    case 'close-requested':
      return connection.closeRequestedAt;
    case 'closed':
      return connection.closedAt;
  }
}

/** The list with one more: the first and the latest few stay, so that it is as short for a session of days. */
export function withEvidence(list: readonly Evidence[], more: Evidence | null): readonly Evidence[] {
  if (more === null) return list;
  if (list.length < 2 * KEPT) return [...list, more];
  return [...list.slice(0, KEPT), ...list.slice(KEPT + 1), more];
}
