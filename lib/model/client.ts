// The run of connections that one piece of code makes to one endpoint, retries included. Pure.
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Attribution } from './attribution.ts';
import type { Endpoint } from './endpoint.ts';

export interface Client {
  /** Stable while the session grows: realm, endpoint, opener and call site. */
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly attribution: Attribution;
  /** Oldest first; index + 1 is the number that the panel shows (`#3`). */
  readonly connectionIds: readonly ConnectionId[];
}
