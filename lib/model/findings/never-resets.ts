// A client that goes on waiting as long as before a success: one loss after a good hour costs half a minute.
import type { PolicyRule } from './standard.ts';
import { climbsOf, comparedWaits, ofAttempts, type Wait } from './waits.ts';

/** Waits that grew by less are not told from chance. */
const LEAST_GROWTH = 1.4;
const TOLERANCE = 0.95;
/** Some clients take a connection for a success only once it has held for so long, and do well. ms */
const HELD_MS = 6_000;

export const neverResets: PolicyRule = (client) => {
  const climbs = climbsOf(comparedWaits(client));
  const pairs = climbs.flatMap((climb, index): Array<readonly [Wait[], Wait]> => {
    const next = climbs[index + 1]?.[0];
    return next !== undefined && hasGrown(climb) && goesOn(climb, next) ? [[climb, next]] : [];
  });
  const held = pairs.filter(([, next]) => heldMs(next) >= HELD_MS);
  const seen = held.length > 0 ? held : pairs;
  const last = seen.at(-1);
  if (last === undefined) return [];
  const [climb, next] = last;
  const isFault = held.length > 0;
  return [
    {
      rule: 'never-resets',
      id: `never-resets ${client.id}`,
      severity: isFault ? 'warning' : 'information',
      confidence: !isFault ? 'uncertain' : seen.length > 1 ? 'certain' : 'likely',
      ...ofAttempts([...climb, next]),
      until: next.startedAt,
      facts: {
        count: seen.length,
        beforeMs: climb.at(-1)?.delayMs ?? 0,
        afterMs: next.delayMs,
        firstMs: climb[0]?.delayMs ?? 0,
        heldMs: heldMs(next),
      },
    },
  ];
};

/** From the construction of the connection before it to that one's end. */
function heldMs({ intervalMs, delayMs }: Wait): number {
  return (intervalMs ?? 0) - delayMs;
}

function hasGrown(climb: readonly Wait[]): boolean {
  const [first, last] = [climb[0], climb.at(-1)];
  if (first === undefined || last === undefined || climb.length < 2) return false;
  const isRising = climb.every(({ delayMs }, index) => delayMs >= TOLERANCE * (climb[index - 1]?.delayMs ?? 0));
  return isRising && last.delayMs >= LEAST_GROWTH * first.delayMs;
}

function goesOn(climb: readonly Wait[], next: Wait): boolean {
  return next.retry === 1 && next.delayMs >= TOLERANCE * (climb.at(-1)?.delayMs ?? 0);
}
