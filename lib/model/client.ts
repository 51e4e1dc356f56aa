// The run of connections that one piece of code makes to one endpoint, retries included. Pure.
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import type { Attribution } from './attribution.ts';
import type { Attempt } from './clients/attempt.ts';
import type { Endpoint } from './endpoint.ts';

export interface Client {
  /** Stable while the session grows: realm, endpoint, opener, call site and, from the second on, ordinal. */
  readonly id: string;
  /** Which of the clients of one call site, from 1: a class that is instantiated twice makes two. */
  readonly ordinal: number;
  readonly realmId: RealmId;
  readonly endpoint: Endpoint;
  readonly attribution: Attribution;
  /** Oldest first; index + 1 is the number that the panel shows (`#3`). */
  readonly connectionIds: readonly ConnectionId[];
  /** One for each connection, in the same order. */
  readonly attempts: readonly Attempt[];
}
