// One diagnosed problem. Pure data: the sentence is made from `rule` and `facts` by the texts of each language.
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Failure } from './connection.ts';

export type Severity = 'error' | 'warning' | 'information';

interface FindingBase {
  /** Stable while the session grows, so that a row keeps its place. */
  readonly id: string;
  readonly severity: Severity;
  readonly connectionIds: readonly ConnectionId[];
  /** Epoch ms of the first evidence. */
  readonly since: number;
}

export interface DuplicateFinding extends FindingBase {
  readonly rule: 'duplicate-connections';
  /** Epoch ms when the overlap ended; null while it lasts. */
  readonly until: number | null;
  /** ms of overlap up to `until` or the last event of the log. */
  readonly overlapMs: number;
  /** Broadcasts that reached two or more of these connections during the overlap, and all that reached any of them. */
  readonly doubledBroadcasts: number;
  readonly broadcasts: number;
  readonly doubledBytes: number;
  /** `broadcast-id`: same `broadcast_info.id` and type; `payload`: same payload within a second; `none`: nothing compared. */
  readonly evidence: 'broadcast-id' | 'payload' | 'none';
}

export interface FailureFinding extends FindingBase {
  readonly rule: 'connection-failed';
  readonly failure: Failure;
  /** Attempts of this client that failed by this cause. `connectionIds` has those near them whose cause nobody heard too. */
  readonly attempts: number;
  /** True once the client opened a connection after these failures. */
  readonly isRecovered: boolean;
}

export type Finding = DuplicateFinding | FailureFinding;
