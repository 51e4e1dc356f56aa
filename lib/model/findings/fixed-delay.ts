// A client that waits as long each time: many of them keep a server down that could come back.
import type { PolicyRule } from './standard.ts';
import { climbsOf, comparedWaits, ofAttempts, type Wait } from './waits.ts';

const LEAST_WAITS = 4;
const SPREAD = 1.1;
const TOLERANCE_MS = 50;
/** Who has reached the cap waits the same each time, as it shall. */
const NEAR_CAP = 0.85;

export const fixedDelay: PolicyRule = (client, { policy: { capMs, factor } }) => {
  if (factor <= 1) return [];
  const climb = climbsOf(comparedWaits(client)).findLast(
    (waits) => waits.length >= LEAST_WAITS && isFixed(waits) && longestOf(waits) < NEAR_CAP * capMs,
  );
  const last = climb?.at(-1);
  if (climb === undefined || last === undefined) return [];
  const delays = climb.map(({ delayMs }) => delayMs).sort((a, b) => a - b);
  return [
    {
      rule: 'fixed-delay',
      id: `fixed-delay ${client.id}`,
      severity: 'warning',
      confidence: climb.length > LEAST_WAITS ? 'certain' : 'likely',
      ...ofAttempts(climb),
      until: last.startedAt,
      facts: { waits: climb.length, delayMs: delays[Math.floor(delays.length / 2)] ?? 0 },
    },
  ];
};

function isFixed(waits: readonly Wait[]): boolean {
  return longestOf(waits) <= Math.min(...waits.map(({ delayMs }) => delayMs)) * SPREAD + TOLERANCE_MS;
}

function longestOf(waits: readonly Wait[]): number {
  return Math.max(...waits.map(({ delayMs }) => delayMs));
}
