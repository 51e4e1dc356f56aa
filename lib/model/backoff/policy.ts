// How a client is meant to retry. Observed behaviour is held against one of these; which one is a setting of each site.

export interface Policy {
  readonly baseMs: number;
  /** What each wait is multiplied by to get the next; 1 is a fixed interval. */
  readonly factor: number;
  readonly capMs: number;
  /** Retries before the client gives up; null: it never shall. */
  readonly maxRetries: number | null;
  /** How long one attempt may take. */
  readonly connectTimeoutMs: number;
  readonly heartbeatMs: number;
}

export type PolicyName = 'guide' | 'app-javascript' | 'app-python';

export const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  guide: {
    baseMs: 1_000,
    factor: 2,
    capMs: 30_000,
    maxRetries: 10,
    connectTimeoutMs: 10_000,
    heartbeatMs: 30_000,
  },
  'app-javascript': {
    baseMs: 5_000,
    factor: 1.5,
    capMs: 30_000,
    maxRetries: 10,
    connectTimeoutMs: 10_000,
    heartbeatMs: 30_000,
  },
  'app-python': {
    baseMs: 5_000,
    factor: 2,
    capMs: 30_000,
    maxRetries: 5,
    connectTimeoutMs: 10_000,
    heartbeatMs: 30_000,
  },
};

/** Where nobody chose one: nothing is held against it, but what is wrong by any policy is measured with its numbers. */
export const NO_POLICY: Policy = { ...POLICIES.guide, maxRetries: null };

/** `none`: waits are shown and not judged. */
export type PolicyChoice = PolicyName | 'none' | Policy;

export function policyOf(choice: PolicyChoice): Policy {
  if (choice === 'none') return NO_POLICY;
  return typeof choice === 'string' ? POLICIES[choice] : choice;
}

/** The wait before the nth retry (from 1) that the policy asks for. */
export function policyDelayMs({ baseMs, factor, capMs }: Policy, retry: number): number {
  return Math.min(baseMs * factor ** (retry - 1), capMs);
}
