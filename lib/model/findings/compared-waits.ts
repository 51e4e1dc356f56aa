// The waits of a client that say something about how it retries. Pure.
import type { Client } from '../client.ts';
import type { Attempt } from '../clients/attempt.ts';

/** A client that retries all day is judged by its latest attempts: they say what it does, and cost no more each time. */
const MAX_ATTEMPTS = 1_000;

export type Wait = Attempt & { readonly delayMs: number };

/** Waits in which no browser slowed timers down, that the page did not cut short as it was shown, and that followed a failure or a loss. */
export function comparedWaits({ attempts }: Client): Wait[] {
  return attempts.slice(-MAX_ATTEMPTS).filter(isCompared);
}

function isCompared(attempt: Attempt): attempt is Wait {
  const { delayMs, wasHidden, trigger, after } = attempt;
  return delayMs !== null && !wasHidden && trigger === 'wait' && after !== 'left' && after !== 'closed-by-page';
}
