// An attempt that was refused while others to the same endpoint are open: the server works, but takes no more of them.
import type { Connection } from '../connection.ts';
import { type Evidence, momentOf, withEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { SessionRule } from './standard.ts';
import { latestAttempts } from './waits.ts';

/** Of a client that is refused all day, so many of the latest attempts are looked at; and so many that may be open. */
const MAX_REFUSED = 50;
const MAX_OPEN = 100;
/** What servers answer to one too many: Forbidden, Too Many Requests, Service Unavailable. */
const STATUSES: ReadonlySet<number | null> = new Set([403, 429, 503]);

export const connectionLimit: SessionRule = ({ clients, connections }) => {
  const endpoints = new Map<string, Connection[]>();
  for (const client of clients) {
    const group = endpoints.get(client.endpoint.key) ?? [];
    endpoints.set(client.endpoint.key, group);
    for (const { connectionId } of latestAttempts(client).slice(-MAX_REFUSED)) {
      const connection = connections.get(connectionId);
      if (connection !== undefined) group.push(connection);
    }
  }
  return [...endpoints].flatMap(([key, group]) => findingsOf(key, group));
};

function findingsOf(key: string, group: readonly Connection[]): Finding[] {
  const opened = group.filter(({ openedAt }) => openedAt !== null).slice(-MAX_OPEN);
  const refused = group.filter((one) => isRefused(one) && openAt(opened, one).length > 0);
  const [first] = refused;
  const last = refused.at(-1);
  if (first === undefined || last === undefined) return [];
  const open = openAt(opened, last);
  const status = last.failure?.status ?? null;
  return [
    {
      rule: 'connection-limit',
      id: `connection-limit ${key}`,
      severity: 'warning',
      confidence: status === 429 || status === 503 ? 'likely' : 'uncertain',
      connectionIds: [...open, ...refused].map(({ id }) => id),
      since: first.createdAt,
      until: last.closedAt,
      evidence: refused.map((one) => momentOf(one, 'closed')).reduce<readonly Evidence[]>(withEvidence, []),
      facts: { refused: refused.length, open: open.length, status },
    },
  ];
}

/** By an answer that may mean it. Without the network's word any fault of the connection would do as well. */
function isRefused({ failure }: Connection): boolean {
  return failure?.cause === 'unexpected-status' && STATUSES.has(failure.status);
}

/** When it was refused. Several that are tried in one turn open one after the other until there are enough. */
function openAt(opened: readonly Connection[], { id, createdAt, closedAt }: Connection): Connection[] {
  const at = closedAt ?? createdAt;
  return opened.filter((one) => one.id !== id && (one.openedAt ?? 0) <= at && (one.closedAt ?? Infinity) >= at);
}
