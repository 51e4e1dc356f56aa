// Waits that are longer than the policy's cap: the user waits for a server that may long be back.
import type { PolicyRule } from './standard.ts';
import { comparedWaits, ofAttempts } from './waits.ts';

/** Timers are late, and a slow close counts as waiting: this much above the cap is none of the client's doing. */
const TOLERANCE = 1.1;
const TOLERANCE_MS = 250;

export const delayAboveCap: PolicyRule = (client, { policy: { capMs } }) => {
  const waits = comparedWaits(client);
  const long = waits.filter(({ delayMs }) => delayMs > capMs * TOLERANCE + TOLERANCE_MS);
  const last = long.at(-1);
  if (last === undefined) return [];
  const longestMs = Math.max(...long.map(({ delayMs }) => delayMs));
  return [
    {
      rule: 'delay-above-cap',
      id: `delay-above-cap ${client.id}`,
      severity: 'warning',
      confidence: 'certain',
      ...ofAttempts(long),
      until: last.startedAt,
      facts: { count: long.length, waits: waits.length, longestMs, capMs },
    },
  ];
};
