// A client that waits as long each time: many of them keep a server down that could come back.
import type { Client } from '../client.ts';
import type { PolicyRule } from './standard.ts';
import { climbsOf, comparedWaits, ofAttempts, type Wait } from './waits.ts';

const LEAST_WAITS = 4;
const SPREAD = 1.1;
const TOLERANCE_MS = 50;
/** Timers are late, never early: so many of the waits may be longer, if the next are as before. */
const LATE_SHARE = 0.2;
/** Who has reached the cap waits the same each time, as it shall. */
const NEAR_CAP = 0.85;
/** Growth is over after so many waits. */
const MAX_GROWTH = 32;

export const fixedDelay: PolicyRule = (client, { policy: { capMs, factor } }) => {
  if (factor <= 1) return [];
  const climb = climbsOf(comparedWaits(client)).findLast(
    (waits) => isFixed(waits) && longestOf(inTime(waits)) < NEAR_CAP * capMs && isWhole(waits, client),
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
  const same = inTime(waits);
  const isMost = waits.length - same.length <= waits.length * LATE_SHARE;
  // What grows does not come back.
  return same.length >= LEAST_WAITS && isMost && same.at(-1) === waits.at(-1);
}

/** Those that are as long as the shortest. */
function inTime(waits: readonly Wait[]): Wait[] {
  const mostMs = Math.min(...waits.map(({ delayMs }) => delayMs)) * SPREAD + TOLERANCE_MS;
  return waits.filter(({ delayMs }) => delayMs <= mostMs);
}

/** Waits that were left out, as too old or as stretched by a hidden page, may have grown up to a cap of the client's own. */
function isWhole(waits: readonly Wait[], { attempts }: Client): boolean {
  const [first] = waits;
  if (first === undefined || first.retry <= 1) return true;
  const at = attempts.findIndex(({ connectionId }) => connectionId === first.connectionId);
  const start = at - (first.retry - 1);
  return attempts.slice(start, Math.min(at, start + MAX_GROWTH)).every(({ after, delayMs, wasHidden, trigger }) => {
    if (after === 'closed-by-page' || after === 'left' || trigger === 'page-shown') return true;
    return !wasHidden && (delayMs ?? 0) * SPREAD + TOLERANCE_MS >= longestOf(inTime(waits));
  });
}

function longestOf(waits: readonly Wait[]): number {
  return Math.max(...waits.map(({ delayMs }) => delayMs));
}
