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
/** Where nobody chose a policy: libraries wait up to so long (STOMP.js 5 s, SignalR 10 s, Ably 15 s) before they try again. ms */
const LIBRARY_WAIT_MS = 15_000;

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
  // What another place of the same code constructs since then is the retry, for as long as it goes on.
  if (retries === 0 && isTriedElsewhere(client, endedAt, view)) return [];
  const isUnseen = asksByHttpFirst(connection, view.streams.get(connection.id)?.format ?? null);
  return [findingOf(client, last, standard, endedAt, PATIENCE * dueMs + PATIENCE_MS, isUnseen)];
};

function findingOf(
  client: Client,
  last: Attempt,
  { policy }: Standard,
  endedAt: number,
  quietMs: number,
  isUnseen: boolean,
): Finding {
  const wasOpen = last.outcome === 'opened';
  const retries = wasOpen ? 0 : last.retry;
  const { maxRetries: allowed } = policy;
  const common = {
    confidence: isUnseen ? 'uncertain' : 'likely',
    ...ofAttempts(climbOf(client)),
    since: endedAt,
    until: null,
  } as const;
  if (allowed !== null && retries >= allowed) {
    return { rule: 'gave-up', id: `gave-up ${client.id}`, severity: 'error', ...common, facts: { retries, allowed } };
  }
  const hasPolicy = policy !== NO_POLICY;
  const facts = { retries, allowed, quietMs, wasOpen, hasPolicy };
  const severity = isUnseen ? 'information' : !hasPolicy && retries === 0 ? 'warning' : 'error';
  return { rule: 'gave-up-early', id: `gave-up-early ${client.id}`, severity, ...common, facts };
}

/** The longest that the next wait may take: by the policy, and by what the client did so far. */
function dueAfter({ attempts }: Client, retries: number, { policy }: Standard): number {
  const longestMs = attempts.slice(-10).reduce((most, { delayMs }) => Math.max(most, delayMs ?? 0), 0);
  const policyMs = policy === NO_POLICY ? LIBRARY_WAIT_MS : policyDelayMs(policy, retries + 1);
  return Math.max(policyMs, policy.factor * longestMs);
}

/** Code that constructs anew at another place than at first is two clients; what the two speak is one language. */
function isTriedElsewhere(client: Client, since: number, { clients }: SessionView): boolean {
  const { realmId, endpoint, attribution } = client;
  return clients.some(
    (other) =>
      other !== client &&
      other.realmId === realmId &&
      other.endpoint.key === endpoint.key &&
      other.attribution.opener.language === attribution.opener.language &&
      (other.attempts.at(-1)?.startedAt ?? 0) >= since,
  );
}

/** Its library asks by HTTP before it constructs a WebSocket: while that fails, or will do without, nothing of it is seen. */
function asksByHttpFirst({ url }: Connection, format: string | null): boolean {
  if (format === 'sockjs') return true;
  const names = URL.parse(url)?.searchParams;
  // An id that the HTTP request was answered with; without it the library began with the WebSocket.
  if (format === 'socket.io' || format === 'engine.io') return names?.has('sid') === true;
  return format === 'signalr' && (names?.has('id') === true || names?.has('connectionToken') === true);
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
