// Clients of one endpoint that try again in the same moment: which of them connects, and whether both do, is chance.
import type { Client } from '../client.ts';
import type { Attempt } from '../clients/attempt.ts';
import type { Finding } from './finding.ts';
import type { SessionRule } from './standard.ts';
import { attemptEvidence, latestAttempts } from './waits.ts';

/** Constructions that are nearer to each other than this, and than a tenth of their waits, are one moment. ms */
const MOMENT_MS = 50;
const SHARE = 0.1;
/** Once is chance, unless both had lost their connection in the same moment too. */
const LEAST_COUNT = 2;
/** Of clients that connect all day, so many of the latest attempts are compared; and so many clients with each other. */
const MAX_COMPARED = 200;
const MAX_CLIENTS = 20;

interface Pair {
  readonly one: Attempt;
  readonly other: Attempt;
}

export const clientsInStep: SessionRule = ({ clients }) => {
  const rivals = new Map<string, Client[]>();
  for (const client of clients) {
    if (client.attempts.length < 2) continue;
    const group = rivals.get(client.endpoint.key);
    if (group === undefined) rivals.set(client.endpoint.key, [client]);
    else group.push(client);
  }
  return [...rivals.values()].flatMap((group) => {
    const latest = group.slice(-MAX_CLIENTS);
    return latest.flatMap((one, index) => latest.slice(index + 1).flatMap((other) => inStep(one, other)));
  });
};

function inStep(one: Client, other: Client): Finding[] {
  const pairs = pairsOf(retriesOf(one), retriesOf(other));
  const [first] = pairs;
  const last = pairs.at(-1);
  if (first === undefined || last === undefined) return [];
  if (pairs.length < LEAST_COUNT && !pairs.some(haveCommonLoss)) return [];
  return [
    {
      rule: 'clients-in-step',
      id: `clients-in-step ${one.id} + ${other.id}`,
      severity: 'warning',
      confidence: pairs.length < LEAST_COUNT ? 'likely' : 'certain',
      connectionIds: pairs.flatMap((pair) => [pair.one.connectionId, pair.other.connectionId]),
      since: Math.min(first.one.startedAt, first.other.startedAt),
      until: Math.max(last.one.startedAt, last.other.startedAt),
      evidence: attemptEvidence(pairs.flatMap((pair) => [pair.one, pair.other])),
      facts: {
        count: pairs.length,
        apartMs: Math.max(...pairs.map(apartMs)),
        delayMs: last.one.delayMs ?? 0,
      },
    },
  ];
}

/** Timers of a hidden page all go off in one moment, once a second or a minute: that is the browser's doing. */
function retriesOf(client: Client): Attempt[] {
  return latestAttempts(client)
    .slice(-MAX_COMPARED)
    .filter(
      ({ delayMs, trigger, after, wasHidden }) =>
        delayMs !== null && delayMs > 0 && trigger === 'wait' && after !== 'left' && !wasHidden,
    );
}

/** Both lists are in order of time. */
function pairsOf(ones: readonly Attempt[], others: readonly Attempt[]): Pair[] {
  const pairs: Pair[] = [];
  let at = 0;
  for (const one of ones) {
    while ((others[at]?.startedAt ?? Number.POSITIVE_INFINITY) < one.startedAt - MOMENT_MS) at++;
    const other = others[at];
    if (other === undefined) break;
    const nearMs = Math.min(MOMENT_MS, SHARE * Math.min(one.delayMs ?? 0, other.delayMs ?? 0));
    if (apartMs({ one, other }) > nearMs) continue;
    pairs.push({ one, other });
    at++;
  }
  return pairs;
}

function apartMs({ one, other }: Pair): number {
  return Math.abs(one.startedAt - other.startedAt);
}

function haveCommonLoss({ one, other }: Pair): boolean {
  const lostAt = ({ startedAt, delayMs }: Attempt) => startedAt - (delayMs ?? 0);
  const wereOpen = one.number === 1 && other.number === 1;
  return wereOpen && Math.abs(lostAt(one) - lostAt(other)) <= MOMENT_MS;
}
