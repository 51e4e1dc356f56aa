// Waits that are much shorter than the policy asks for: a server that is in trouble gets more load, not less.
import { type Policy, policyDelayMs } from '../backoff/policy.ts';
import type { PolicyRule } from './standard.ts';
import { comparedWaits, ofAttempts, type Wait } from './waits.ts';

/** Equal jitter takes up to half of a wait; what is shorter still is another policy. */
const LEAST_SHARE = 0.5;
/** Timers may be early by their own resolution. */
const TOLERANCE_MS = 5;
/** One short wait may be chance. */
const LEAST_COUNT = 2;

export const delayBelowPolicy: PolicyRule = (client, { policy }) => {
  const waits = comparedWaits(client);
  const short = waits.filter((wait) => wait.delayMs + TOLERANCE_MS < LEAST_SHARE * askedOf(wait, policy));
  const last = short.at(-1);
  if (last === undefined || short.length < LEAST_COUNT) return [];
  const worst = short.reduce((a, b) => (shareOf(b, policy) < shareOf(a, policy) ? b : a));
  return [
    {
      rule: 'delay-below-policy',
      id: `delay-below-policy ${client.id}`,
      severity: 'warning',
      confidence: 'certain',
      ...ofAttempts(short),
      until: last.startedAt,
      facts: {
        count: short.length,
        waits: waits.length,
        delayMs: worst.delayMs,
        policyMs: askedOf(worst, policy),
      },
    },
  ];
};

function askedOf({ retry }: Wait, policy: Policy): number {
  return policyDelayMs(policy, Math.max(1, retry));
}

function shareOf(wait: Wait, policy: Policy): number {
  return wait.delayMs / askedOf(wait, policy);
}
