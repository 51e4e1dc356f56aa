// Which of a client's attempts failed, by which cause, and whether it got through since.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Connection, Failure } from '../connection.ts';
import { grown, NO_ITEMS, plainList, type SharedList } from '../shared-list.ts';
import type { ClientRule } from './client-rule.ts';
import { type Evidence, momentOf, withEvidence } from './evidence.ts';
import type { Confidence, Finding, Severity } from './finding.ts';

interface Group {
  readonly failure: Failure;
  readonly since: number;
  readonly connectionIds: SharedList<ConnectionId>;
  /** Of these, those that failed by this very cause. */
  readonly attempts: number;
  /** Epoch ms when the client opened a connection after these failures. */
  readonly recoveredAt: number | null;
  readonly evidence: readonly Evidence[];
}

interface FailureGroups {
  readonly groups: ReadonlyMap<string, Group>;
  /** The group of the last attempt that failed since the last success. */
  readonly nearest: string | null;
  /** Attempts whose cause nobody heard (yet): they go with their neighbours, so that no line comes and goes with each. */
  readonly unexplained: Group | null;
}

/** One finding a cause, of all attempts that failed by it: what it counts is what the list of connections shows. */
export const connectionFailed: ClientRule<FailureGroups> = {
  start: { groups: new Map(), nearest: null, unexplained: null },
  next: (before, { connection }) => withConnection(before, connection),
  findings: (groups) => [...settled(groups).values()].map(findingOf),
};

/** The groups with one more connection of the client. */
function withConnection(before: FailureGroups, connection: Connection): FailureGroups {
  const { openedAt, failure } = connection;
  if (openedAt !== null) return recovered(before, openedAt);
  // What was never constructed could not fail to connect: a rule of its own.
  if (failure === null || failure.cause === 'never-constructed') return before;
  const one = groupOf(connection, failure);
  if (failure.cause !== 'unknown') {
    const members = before.unexplained === null ? one : merged({ ...before.unexplained, failure, attempts: 0 }, one);
    return { groups: added(before.groups, members), nearest: keyOf(failure), unexplained: null };
  }
  const nearest = before.nearest === null ? undefined : before.groups.get(before.nearest);
  if (nearest === undefined) return { ...before, unexplained: merged(before.unexplained, one) };
  return { ...before, groups: added(before.groups, { ...one, failure: nearest.failure, attempts: 0 }) };
}

function groupOf(connection: Connection, failure: Failure): Group {
  const { id, closedAt, createdAt } = connection;
  const connectionIds = grown(NO_ITEMS, [id]);
  const evidence = withEvidence([], momentOf(connection, 'closed'));
  return { failure, since: closedAt ?? createdAt, connectionIds, attempts: 1, recoveredAt: null, evidence };
}

function recovered(before: FailureGroups, at: number): FailureGroups {
  if (before.groups.size === 0 && before.unexplained === null) return before;
  const groups = new Map<string, Group>();
  for (const [key, group] of settled(before)) groups.set(key, { ...group, recoveredAt: group.recoveredAt ?? at });
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
    recoveredAt: null,
    evidence: more.evidence.reduce(withEvidence, group.evidence),
  };
}

const CONCLUDED: ReadonlySet<Failure['cause']> = new Set([
  'not-answered',
  'blocked-by-csp',
  'subprotocol',
  'broken-off',
]);

function keyOf({ cause, status }: Failure): string {
  return `${cause} ${status}`;
}

function findingOf({ failure, connectionIds, since, attempts, recoveredAt, evidence }: Group): Finding {
  const ids = plainList(connectionIds);
  const isRecovered = recoveredAt !== null;
  return {
    rule: 'connection-failed',
    // Not by cause: that may become known later, and the row shall keep its place.
    id: `connection-failed ${ids[0]}`,
    severity: severityOf(failure, isRecovered),
    confidence: confidenceOf(failure),
    connectionIds: ids,
    since,
    until: recoveredAt,
    facts: { failure, attempts, isRecovered },
    evidence,
  };
}

function severityOf(failure: Failure, isRecovered: boolean): Severity {
  if (failure.cause === 'closed-by-page') return 'information';
  return isRecovered ? 'warning' : 'error';
}

/** Without the browser's words some causes are conclusions: from what the page waited for, was closed at once, asked for, or was granted and never had. */
function confidenceOf({ cause, text }: Failure): Confidence {
  if (cause === 'unknown') return 'uncertain';
  return text === null && CONCLUDED.has(cause) ? 'likely' : 'certain';
}
