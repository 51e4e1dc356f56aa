// The times between two open connections of a client, in which it was told nothing.
import type { Client } from '../../client.ts';
import type { SessionView } from '../../session.ts';
import { type Evidence, momentOf, withEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';

/** Attempts of a client that are looked at: the latest. */
const MAX_ATTEMPTS = 1_000;
/** Of the trading app, whose server repeats nothing; elsewhere a protocol may make up for it. */
const FORMAT = 'trading';

/** One finding for all of a client's gaps; the same as long as the client is the same object. */
export function reconnectGap(client: Client, view: SessionView): readonly Finding[] {
  const gaps: Array<{ readonly since: number; readonly until: number }> = [];
  let evidence: readonly Evidence[] = [];
  let lost: { readonly at: number; readonly closed: Evidence | null } | null = null;
  for (const id of client.connectionIds.slice(-MAX_ATTEMPTS)) {
    const connection = view.connections.get(id);
    if (connection === undefined || connection.openedAt === null) continue;
    if (lost !== null && connection.openedAt > lost.at) {
      gaps.push({ since: lost.at, until: connection.openedAt });
      evidence = withEvidence(withEvidence(evidence, lost.closed), momentOf(connection, 'opened'));
    }
    const isTrading = view.streams.get(id)?.format === FORMAT;
    const { closedAt, endedWithRealm } = connection;
    lost =
      isTrading && closedAt !== null && !endedWithRealm
        ? { at: closedAt, closed: momentOf(connection, 'closed') }
        : null;
  }
  const first = gaps[0];
  const last = gaps.at(-1);
  if (first === undefined || last === undefined) return [];
  const lengths = gaps.map(({ since, until }) => until - since);
  const failedSends = view.sendFailures.filter(
    ({ connectionId, timestamp }) =>
      client.connectionIds.includes(connectionId) &&
      gaps.some(({ since, until }) => timestamp >= since && timestamp <= until),
  ).length;
  return [
    {
      rule: 'reconnect-gap',
      id: `reconnect-gap ${client.id}`,
      severity: 'information',
      confidence: 'uncertain',
      connectionIds: client.connectionIds.slice(-8),
      since: first.since,
      until: last.until,
      facts: {
        count: gaps.length,
        totalMs: lengths.reduce((sum, length) => sum + length, 0),
        longestMs: Math.max(...lengths),
        failedSends,
      },
      evidence,
    },
  ];
}
