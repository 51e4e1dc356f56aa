// Which of a client's attempts failed, how often in a row, and whether it got through since. Pure.
import type { Client } from './client.ts';
import type { Connection, Failure } from './connection.ts';
import type { FailureFinding, Severity } from './finding.ts';

interface Run {
  failure: Failure;
  readonly connections: Connection[];
  isRecovered: boolean;
}

/** One finding a cause: the client's latest run of attempts that failed by it. */
export function failureFindingsOf(client: Client, connections: ReadonlyMap<string, Connection>): FailureFinding[] {
  const latest = new Map<string, Run>();
  for (const run of runsOf(client, connections)) latest.set(`${run.failure.cause} ${run.failure.status}`, run);
  return [...latest.values()].map(findingOf);
}

/** Failures in a row with one cause. One whose cause nobody heard yet goes with its neighbours. */
function runsOf(client: Client, connections: ReadonlyMap<string, Connection>): Run[] {
  const runs: Run[] = [];
  for (const id of client.connectionIds) {
    const connection = connections.get(id);
    if (connection === undefined) continue;
    if (connection.openedAt !== null) {
      recover(runs);
      continue;
    }
    const { failure } = connection;
    if (failure === null) continue;
    const run = runs.at(-1);
    if (run === undefined || run.isRecovered || !isSameCause(run.failure, failure)) {
      runs.push({ failure, connections: [connection], isRecovered: false });
    } else {
      run.connections.push(connection);
      if (failure.cause !== 'unknown') run.failure = failure;
    }
  }
  return runs;
}

/** Marks the runs since the last success: what came before is marked already. */
function recover(runs: readonly Run[]): void {
  for (let index = runs.length - 1; index >= 0; index--) {
    const run = runs[index];
    if (run === undefined || run.isRecovered) return;
    run.isRecovered = true;
  }
}

function isSameCause(a: Failure, b: Failure): boolean {
  if (a.cause === 'unknown' || b.cause === 'unknown') return true;
  return a.cause === b.cause && a.status === b.status;
}

function findingOf({ failure, connections, isRecovered }: Run): FailureFinding {
  const [first] = connections;
  return {
    rule: 'connection-failed',
    // Not by cause: that may become known later, and the row shall keep its place.
    id: `connection-failed ${first?.id}`,
    severity: severityOf(failure, isRecovered),
    connectionIds: connections.map(({ id }) => id),
    since: first?.closedAt ?? first?.createdAt ?? 0,
    failure,
    attempts: connections.length,
    isRecovered,
  };
}

function severityOf(failure: Failure, isRecovered: boolean): Severity {
  if (failure.cause === 'closed-by-page') return 'information';
  return isRecovered ? 'warning' : 'error';
}
