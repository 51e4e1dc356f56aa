// Waits that were long because the page was hidden: browsers slow its timers down, which is none of its faults.
import { policyDelayMs } from '../backoff/policy.ts';
import type { PolicyRule } from './standard.ts';
import { latestAttempts, ofAttempts } from './waits.ts';

const TOLERANCE = 1.1;
const TOLERANCE_MS = 250;

export const hiddenPageDelays: PolicyRule = (client, { policy }) => {
  const late = latestAttempts(client).filter(
    ({ delayMs, retry, wasHidden, after }) =>
      wasHidden &&
      delayMs !== null &&
      after !== 'left' &&
      after !== 'closed-by-page' &&
      delayMs > TOLERANCE * policyDelayMs(policy, Math.max(1, retry)) + TOLERANCE_MS,
  );
  const last = late.at(-1);
  if (last === undefined) return [];
  const longest = late.reduce((a, b) => ((b.delayMs ?? 0) > (a.delayMs ?? 0) ? b : a));
  return [
    {
      rule: 'hidden-page-delays',
      id: `hidden-page-delays ${client.id}`,
      severity: 'information',
      confidence: 'likely',
      ...ofAttempts(late),
      until: last.startedAt,
      facts: {
        count: late.length,
        longestMs: longest.delayMs ?? 0,
        policyMs: policyDelayMs(policy, Math.max(1, longest.retry)),
      },
    },
  ];
};
