// Which of a client's attempts failed, by which cause, and whether it got through since. Pure.
import type { Client } from './client.ts';
import type { Connection, Failure } from './connection.ts';
import type { FailureFinding, Severity } from './finding.ts';

interface Group {
  readonly failure: Failure;
  readonly connections: Connection[];
  isRecovered: boolean;
}

/** One finding a cause, of all attempts that failed by it: what it counts is what the list of connections shows. */
export function failureFindingsOf(client: Client, connections: ReadonlyMap<string, Connection>): FailureFinding[] {
  return groupsOf(client, connections).map(findingOf);
}

/** One whose cause nobody heard (yet) goes with its neighbours, so that no line comes and goes with each attempt. */
function groupsOf(client: Client, connections: ReadonlyMap<string, Connection>): Group[] {
  const groups = new Map<string, Group>();
  let nearest: Group | null = null;
  let unexplained: Connection[] = [];

  function add(failure: Failure, members: readonly Connection[]): Group {
    const key = `${failure.cause} ${failure.status}`;
    const group = groups.get(key) ?? { failure, connections: [], isRecovered: false };
    groups.set(key, group);
    group.connections.push(...members);
    group.isRecovered = false;
    return group;
  }

  function addUnexplained(): void {
    const [first] = unexplained;
    if (first?.failure != null) add(first.failure, unexplained);
    unexplained = [];
  }

  for (const id of client.connectionIds) {
    const connection = connections.get(id);
    if (connection === undefined) continue;
    const { openedAt, failure } = connection;
    if (openedAt !== null) {
      addUnexplained();
      nearest = null;
      for (const group of groups.values()) group.isRecovered = true;
    } else if (failure?.cause === 'unknown') {
      if (nearest === null) unexplained.push(connection);
      else nearest.connections.push(connection);
    } else if (failure !== null) {
      nearest = add(failure, [...unexplained, connection]);
      unexplained = [];
    }
  }
  addUnexplained();
  return [...groups.values()];
}

function findingOf({ failure, connections, isRecovered }: Group): FailureFinding {
  const [first] = connections;
  return {
    rule: 'connection-failed',
    // Not by cause: that may become known later, and the row shall keep its place.
    id: `connection-failed ${first?.id}`,
    severity: severityOf(failure, isRecovered),
    connectionIds: connections.map(({ id }) => id),
    since: first?.closedAt ?? first?.createdAt ?? 0,
    failure,
    attempts: connections.filter((connection) => connection.failure?.cause === failure.cause).length,
    isRecovered,
  };
}

function severityOf(failure: Failure, isRecovered: boolean): Severity {
  if (failure.cause === 'closed-by-page') return 'information';
  return isRecovered ? 'warning' : 'error';
}
