// What the findings about connecting know: two at once, and none at all.
import type { Failure } from '../connection.ts';

export interface DuplicateFacts {
  /** Many came and none of them twice, to connections that one language opened: several in parallel, as it seems on purpose. */
  readonly isByDesign: boolean;
  /** ms of overlap up to its end or the last event of the log. */
  readonly overlapMs: number;
  /** Broadcasts that reached two or more of these connections during the overlap, and all that reached any of them. */
  readonly doubledBroadcasts: number;
  readonly broadcasts: number;
  readonly doubledBytes: number;
  /** `broadcast-id`: same `broadcast_info.id` and type; `payload`: same payload within a second; `none`: nothing compared. */
  readonly comparedBy: 'broadcast-id' | 'payload' | 'none';
}

export interface FailureFacts {
  readonly failure: Failure;
  /** Attempts of this client that failed by this cause. The finding's connections are these and those near them whose cause nobody heard. */
  readonly attempts: number;
  /** True once the client opened a connection after these failures. */
  readonly isRecovered: boolean;
}

export interface ConnectFacts {
  readonly 'duplicate-connections': DuplicateFacts;
  readonly 'short-overlap': {
    readonly count: number;
    readonly overlapMs: number;
    /** `hand-over`: the page closed the older one once the next was open; `reload`: the older one went with its page. */
    readonly kind: 'hand-over' | 'reload';
  };
  readonly 'connection-failed': FailureFacts;
  /** Neither open nor failed for long. */
  readonly 'connecting-stalled': {
    readonly count: number;
    /** HTTP status that the network layer saw for the first of them; null when it saw none. */
    readonly status: number | null;
  };
  /** `close()` was called on an open connection, and it is not closed. */
  readonly 'closing-stalled': { readonly count: number };
}
