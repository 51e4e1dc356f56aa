// Waits that somebody wrote down one by one (0, 2, 10, 30 s): no rule makes them, but they come again. Pure.

import { exactly } from './estimate.ts';
import type { Leveled, RuleFit } from './fit.ts';
import { isOnTime, toleranceMs } from './lateness.ts';

/** People write such numbers. ms */
const ROUND_MS = 500;
const MIN_ROUND = 4;

/** Null when the waits neither come again nor look written down. */
export function fitDelayList(waits: readonly Leveled[]): RuleFit | null {
  const byLevel = Map.groupBy(waits, ({ level }) => level);
  const levels = [...byLevel.keys()].sort((a, b) => a - b);
  const delaysMs = levels.map((level) => Math.min(...(byLevel.get(level) ?? []).map(({ delayMs }) => delayMs)));
  const isSteady = waits.every(({ level, delayMs }) => isOnTime(delayMs, delaysMs[levels.indexOf(level)] ?? 0));
  if (!isSteady) return null;
  const repeated = levels.filter((level) => (byLevel.get(level)?.length ?? 0) > 1).length;
  const isRound = waits.length >= MIN_ROUND && waits.every(({ delayMs }) => isRoundNumber(delayMs));
  if (repeated < 2 && !isRound) return null;
  const [first = 0] = delaysMs;
  return {
    growth: 'list',
    base: exactly(first, toleranceMs(first) / 2),
    factor: null,
    step: null,
    cap: null,
    delaysMs: delaysMs.map((delayMs) => (isRoundNumber(delayMs) ? Math.round(delayMs / ROUND_MS) * ROUND_MS : delayMs)),
    jitter: { kind: 'none', size: null },
    certainty: repeated >= 3 ? 'certain' : repeated >= 2 ? 'high' : 'medium',
    probability: null,
    observed: waits.length,
    alternatives: [],
  };
}

function isRoundNumber(delayMs: number): boolean {
  const nearest = Math.round(delayMs / ROUND_MS) * ROUND_MS;
  return delayMs >= nearest - 3 && delayMs - nearest <= Math.min(toleranceMs(nearest), ROUND_MS / 10);
}
