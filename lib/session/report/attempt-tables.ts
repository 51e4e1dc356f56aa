// Each client's connections as a table. Pure.
import type { Client } from '../../model/client.ts';
import type { Connection } from '../../model/connection.ts';
import type { SessionView } from '../../model/session.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Names } from './client-names.ts';

export interface AttemptRow {
  readonly tone: 'open' | 'closed' | 'failed';
  readonly cells: readonly string[];
}

export interface AttemptTable {
  readonly heading: string;
  readonly url: string;
  readonly columns: readonly string[];
  readonly first: readonly AttemptRow[];
  /** What is left out between the first and the last; null when nothing is. */
  readonly leftOut: string | null;
  readonly last: readonly AttemptRow[];
}

/** A storm has thousands of attempts, each like the one before. */
const MAX_FIRST = 20;
const MAX_LAST = 180;
const NOTHING = '–';

export function attemptTables(view: SessionView, names: Names, texts: Texts): AttemptTable[] {
  const { columns, leftOut } = texts.report;
  return view.clients.map((client) => {
    const rows = client.connectionIds.map((id, index) => rowOf(client, index, view.connections.get(id), names, texts));
    const shown = rows.filter((row) => row !== null);
    const left = shown.length - MAX_FIRST - MAX_LAST;
    return {
      heading: names.ofClient(client).heading,
      url: view.connections.get(client.connectionIds[0] ?? ('' as never))?.url ?? '',
      columns: Object.values(columns),
      first: left > 0 ? shown.slice(0, MAX_FIRST) : shown,
      leftOut: left > 0 ? leftOut(left) : null,
      last: left > 0 ? shown.slice(-MAX_LAST) : [],
    };
  });
}

function rowOf(
  client: Client,
  index: number,
  connection: Connection | undefined,
  names: Names,
  texts: Texts,
): AttemptRow | null {
  if (connection === undefined) return null;
  const { format } = texts;
  const { createdAt, openedAt, closedAt, traffic } = connection;
  const delayMs = client.attempts[index]?.delayMs ?? null;
  const duration = (ms: number | null) => (ms === null ? NOTHING : format.duration(Math.max(0, ms)));
  const connectedAt = openedAt ?? closedAt;
  return {
    tone: connection.failure !== null ? 'failed' : connection.readyState === 'closed' ? 'closed' : 'open',
    cells: [
      names.ofConnection(connection.id),
      format.time(createdAt),
      duration(delayMs),
      duration(connectedAt === null ? null : connectedAt - createdAt),
      duration(openedAt === null || closedAt === null ? null : closedAt - openedAt),
      endOf(connection, client, index, texts),
      format.number(traffic.receivedCount),
      format.number(traffic.sentCount),
    ],
  };
}

function endOf(connection: Connection, { attempts }: Client, index: number, { report, grid }: Texts): string {
  if (connection.readyState === 'closed') return grid.ended(connection, connection.failure);
  const outcome = attempts[index]?.outcome ?? 'connecting';
  return outcome === 'opened' ? report.stillOpen : report.outcome[outcome];
}
