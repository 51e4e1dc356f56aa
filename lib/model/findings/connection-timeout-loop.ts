// Attempts that hang until the page gives them up, one after the other: a server that accepts and never answers.
import type { Attempt } from '../clients/attempt.ts';
import type { PolicyRule } from './standard.ts';
import { latestAttempts, ofAttempts } from './waits.ts';

const LEAST_ATTEMPTS = 2;
/** An attempt that the page ended before this share of the policy's timeout was not given up for lack of an answer. */
const LEAST_SHARE = 0.5;

export const connectionTimeoutLoop: PolicyRule = (client, { policy: { connectTimeoutMs } }) => {
  const attempts = latestAttempts(client);
  const hung: Attempt[] = [];
  for (const [index, attempt] of attempts.entries()) {
    if (attempt.outcome === 'opened') hung.length = 0;
    else if (attempt.outcome === 'given-up' && hungMs(attempts[index + 1], attempt) >= LEAST_SHARE * connectTimeoutMs) {
      hung.push(attempt);
    }
  }
  const last = hung.at(-1);
  if (last === undefined || hung.length < LEAST_ATTEMPTS) return [];
  const after = attempts.slice(attempts.indexOf(hung[0] ?? last) + 1);
  const intervals = after.map(({ intervalMs }) => intervalMs ?? 0);
  return [
    {
      rule: 'connection-timeout-loop',
      id: `connection-timeout-loop ${client.id}`,
      severity: 'error',
      confidence: 'likely',
      ...ofAttempts(hung),
      until: null,
      facts: {
        attempts: hung.length,
        waitedMs: Math.max(...hung.map((attempt) => hungMs(attempts[attempts.indexOf(attempt) + 1], attempt))),
        leastMs: Math.min(...intervals),
        mostMs: Math.max(...intervals),
      },
    },
  ];
};

/** How long an attempt was left connecting: what the next one did not wait. 0 while there is no next one. */
function hungMs(next: Attempt | undefined, { startedAt }: Attempt): number {
  return next === undefined ? 0 : next.startedAt - startedAt - (next.delayMs ?? 0);
}
