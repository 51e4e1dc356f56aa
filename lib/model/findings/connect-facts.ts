// What the findings about connecting know: two at once, and none at all.
import type { Failure } from '../connection.ts';

export interface DuplicateFacts {
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
  readonly 'connection-failed': FailureFacts;
}
