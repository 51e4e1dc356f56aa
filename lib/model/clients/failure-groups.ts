// Which of a client's attempts failed, by which cause, and whether it got through since. A fold: connections in order.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Connection, Failure } from '../connection.ts';
import type { FailureFinding, Severity } from '../finding.ts';
import { grown, NO_ITEMS, plainList, type SharedList } from '../shared-list.ts';

interface Group {
  readonly failure: Failure;
  readonly since: number;
  readonly connectionIds: SharedList<ConnectionId>;
  /** Of these, those that failed by this very cause. */
  readonly attempts: number;
  readonly isRecovered: boolean;
}

export interface FailureGroups {
  readonly groups: ReadonlyMap<string, Group>;
  /** The group of the last attempt that failed since the last success. */
  readonly nearest: string | null;
  /** Attempts whose cause nobody heard (yet): they go with their neighbours, so that no line comes and goes with each. */
  readonly unexplained: Group | null;
}

export const NO_FAILURES: FailureGroups = { groups: new Map(), nearest: null, unexplained: null };

/** The groups with one more connection of the client. */
export function withConnection(before: FailureGroups, connection: Connection): FailureGroups {
  const { openedAt, failure } = connection;
  if (openedAt !== null) return recovered(before);
  if (failure === null) return before;
  const one = groupOf(connection, failure);
  if (failure.cause !== 'unknown') {
    const members = before.unexplained === null ? one : merged({ ...before.unexplained, failure, attempts: 0 }, one);
    return { groups: added(before.groups, members), nearest: keyOf(failure), unexplained: null };
  }
  const nearest = before.nearest === null ? undefined : before.groups.get(before.nearest);
  if (nearest === undefined) return { ...before, unexplained: merged(before.unexplained, one) };
  return { ...before, groups: added(before.groups, { ...one, failure: nearest.failure, attempts: 0 }) };
}

/** One finding a cause, of all attempts that failed by it: what it counts is what the list of connections shows. */
export function failureFindingsOf(groups: FailureGroups): FailureFinding[] {
  return [...settled(groups).values()].map(findingOf);
}

function groupOf({ id, closedAt, createdAt }: Connection, failure: Failure): Group {
  const connectionIds = grown(NO_ITEMS, [id]);
  return { failure, since: closedAt ?? createdAt, connectionIds, attempts: 1, isRecovered: false };
}

function recovered(before: FailureGroups): FailureGroups {
  if (before.groups.size === 0 && before.unexplained === null) return before;
  const groups = new Map<string, Group>();
  for (const [key, group] of settled(before)) groups.set(key, { ...group, isRecovered: true });
  return { groups, nearest: null, unexplained: null };
}

function settled({ groups, unexplained }: FailureGroups): ReadonlyMap<string, Group> {
  return unexplained === null ? groups : added(groups, unexplained);
}

function added(groups: ReadonlyMap<string, Group>, more: Group): ReadonlyMap<string, Group> {
  const key = keyOf(more.failure);
  return new Map(groups).set(key, merged(groups.get(key) ?? null, more));
}

function merged(group: Group | null, more: Group): Group {
  if (group === null) return more;
  return {
    ...group,
    connectionIds: grown(group.connectionIds, plainList(more.connectionIds)),
    attempts: group.attempts + more.attempts,
    isRecovered: false,
  };
}

function keyOf({ cause, status }: Failure): string {
  return `${cause} ${status}`;
}

function findingOf({ failure, connectionIds, since, attempts, isRecovered }: Group): FailureFinding {
  const ids = plainList(connectionIds);
  return {
    rule: 'connection-failed',
    // Not by cause: that may become known later, and the row shall keep its place.
    id: `connection-failed ${ids[0]}`,
    severity: severityOf(failure, isRecovered),
    connectionIds: ids,
    since,
    failure,
    attempts,
    isRecovered,
  };
}

function severityOf(failure: Failure, isRecovered: boolean): Severity {
  if (failure.cause === 'closed-by-page') return 'information';
  return isRecovered ? 'warning' : 'error';
}
