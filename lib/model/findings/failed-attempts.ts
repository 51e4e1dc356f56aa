// Attempts of a client that failed in a way that says more than that they failed, counted: the state of several rules.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Connection } from '../connection.ts';
import { type Evidence, type Moment, momentOf, withEvidence } from './evidence.ts';

export interface FailedAttempts {
  readonly count: number;
  readonly since: number;
  /** Epoch ms when the client opened a connection after them. */
  readonly until: number | null;
  readonly last: Connection;
  readonly connectionIds: readonly ConnectionId[];
  readonly evidence: readonly Evidence[];
}

const MAX_IDS = 100;

/** With one more; `moment` is what of it is the evidence. */
export function withFailed(known: FailedAttempts | null, connection: Connection, moment: Moment): FailedAttempts {
  return {
    count: (known?.count ?? 0) + 1,
    since: known?.since ?? connection.createdAt,
    until: null,
    last: connection,
    connectionIds: [...(known?.connectionIds ?? []), connection.id].slice(-MAX_IDS),
    evidence: withEvidence(known?.evidence ?? [], momentOf(connection, moment)),
  };
}

export function endedBy(known: FailedAttempts | null, { openedAt }: Connection): FailedAttempts | null {
  return known === null || known.until !== null || openedAt === null ? known : { ...known, until: openedAt };
}
