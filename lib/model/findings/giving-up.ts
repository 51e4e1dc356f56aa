// Clients that stopped trying, and clients that never do.
import { NO_POLICY, policyDelayMs } from '../backoff/policy.ts';
import type { Client } from '../client.ts';
import type { Attempt } from '../clients/attempt.ts';
import { endingOf, releasedAt } from '../clients/attempt.ts';
import type { Connection, Failure } from '../connection.ts';
import type { SessionView } from '../session.ts';
import type { Finding } from './finding.ts';
import type { PolicyRule, PresentRule, Standard } from './standard.ts';
import { ofAttempts } from './waits.ts';

/** A retry may be late: silence is judged after this many times the wait that was due. */
const PATIENCE = 2;
const PATIENCE_MS = 500;

export const neverGivesUp: PolicyRule = (client, { policy: { maxRetries } }) => {
  const last = client.attempts.at(-1);
  if (maxRetries === null || last === undefined || last.outcome === 'opened' || last.retry <= maxRetries) return [];
  return [
    {
      rule: 'never-gives-up',
      id: `never-gives-up ${client.id}`,
      severity: 'warning',
      confidence: 'certain',
      ...ofAttempts(climbOf(client)),
      until: null,
      facts: { retries: last.retry, allowed: maxRetries },
    },
  ];
};

/** Silence after a failure, for longer than any wait that could still be going on. */
export const gaveUp: PresentRule = (client, view, standard) => {
  const last = client.attempts.at(-1);
  const connection = last === undefined ? undefined : view.connections.get(last.connectionId);
  if (last === undefined || connection === undefined) return [];
  const endedAt = releasedAt(connection);
  if (endedAt === null || !isWithoutConnection(client, connection, view)) return [];
  const retries = last.outcome === 'opened' ? 0 : last.retry;
  // One socket that was made for once and failed has a finding of its own; nothing says that it was to be retried.
  if (standard.policy === NO_POLICY && retries === 0 && last.outcome !== 'opened') return [];
  const dueMs = dueAfter(client, retries, standard);
  const quietMs = standard.now - endedAt;
  if (quietMs < PATIENCE * dueMs + PATIENCE_MS || view.hiddenTimes.some(({ until }) => (until ?? Infinity) > endedAt))
    return [];
  return [findingOf(client, last, standard, endedAt, PATIENCE * dueMs + PATIENCE_MS)];
};

function findingOf(client: Client, last: Attempt, { policy }: Standard, endedAt: number, quietMs: number): Finding {
  const wasOpen = last.outcome === 'opened';
  const retries = wasOpen ? 0 : last.retry;
  const { maxRetries: allowed } = policy;
  const common = {
    confidence: 'likely',
    ...ofAttempts(climbOf(client)),
    since: endedAt,
    until: null,
  } as const;
  if (allowed !== null && retries >= allowed) {
    return { rule: 'gave-up', id: `gave-up ${client.id}`, severity: 'error', ...common, facts: { retries, allowed } };
  }
  const facts = { retries, allowed, quietMs, wasOpen };
  const severity = policy === NO_POLICY && retries === 0 ? 'warning' : 'error';
  return { rule: 'gave-up-early', id: `gave-up-early ${client.id}`, severity, ...common, facts };
}

/** The longest that the next wait may take: by the policy, and by what the client did so far. */
function dueAfter({ attempts }: Client, retries: number, { policy }: Standard): number {
  const longestMs = attempts.slice(-10).reduce((most, { delayMs }) => Math.max(most, delayMs ?? 0), 0);
  return Math.max(policyDelayMs(policy, retries + 1), policy.factor * longestMs);
}

/** With these a server says that it has trouble, or goes: the client is wanted back. Every other code sends it away. */
const TROUBLE: ReadonlySet<number | undefined> = new Set([1001, 1011, 1012, 1013, 1014]);
/** What no retry mends. */
const FINAL: ReadonlySet<Failure['cause'] | undefined> = new Set([
  'never-constructed',
  'closed-by-page',
  'blocked-by-csp',
  'blocked-port',
]);

/** Whoever was sent away need not come back, and whoever has another connection does not miss this one. */
function isWithoutConnection(
  client: Client,
  connection: Connection,
  { clients, connections, realms }: SessionView,
): boolean {
  const ending = endingOf(connection);
  if (ending === null || ending === 'left' || ending === 'closed-by-page') return false;
  if (ending === 'closed-by-server' && !TROUBLE.has(connection.close?.code)) return false;
  if (FINAL.has(connection.failure?.cause)) return false;
  if (realms.get(client.realmId)?.endedAt != null) return false;
  return !clients.some(({ endpoint, attempts }) => {
    const last = attempts.at(-1);
    const other = last === undefined ? undefined : connections.get(last.connectionId);
    return endpoint.key === client.endpoint.key && other?.readyState === 'open';
  });
}

/** The attempts since the last success; of many, the latest. */
function climbOf({ attempts }: Client): readonly Attempt[] {
  const number = attempts.at(-1)?.number ?? 1;
  return attempts.slice(-Math.min(number, 100));
}
