// The waits of a client that say something about how it retries. Pure.
import type { Client } from '../client.ts';
import type { Attempt } from '../clients/attempt.ts';
import { type Evidence, withEvidence } from './evidence.ts';

/** A client that retries all day is judged by its latest attempts: they say what it does, and cost no more each time. */
const MAX_ATTEMPTS = 1_000;
/** Who gives an attempt up and constructs the next in one go has not waited. ms */
const NO_WAIT_MS = 50;

export type Wait = Attempt & { readonly delayMs: number };

export function latestAttempts({ attempts }: Client): readonly Attempt[] {
  return attempts.length <= MAX_ATTEMPTS ? attempts : attempts.slice(-MAX_ATTEMPTS);
}

/** Waits in which no browser slowed timers down, that the page did not cut short as it was shown, and that followed a failure or a loss. */
export function comparedWaits(client: Client): Wait[] {
  return latestAttempts(client).filter(isCompared);
}

export function isCompared(attempt: Attempt): attempt is Wait {
  const { delayMs, wasHidden, trigger, after } = attempt;
  if (delayMs === null || wasHidden || trigger !== 'wait') return false;
  if (after === 'given-up') return delayMs > NO_WAIT_MS;
  return after === 'failed' || after === 'lost' || after === 'closed-by-server';
}

/** The runs of waits between successes, oldest first. */
export function climbsOf(waits: readonly Wait[]): Wait[][] {
  const climbs: Wait[][] = [];
  for (const wait of waits) {
    const last = climbs.at(-1);
    if (last === undefined || wait.retry <= (last.at(-1)?.retry ?? 0)) climbs.push([wait]);
    else last.push(wait);
  }
  return climbs;
}

export function attemptEvidence(attempts: readonly Attempt[]): readonly Evidence[] {
  return attempts
    .map(({ connectionId, delayMs }): Evidence => ({ kind: 'attempt', connectionId, delayMs }))
    .reduce<readonly Evidence[]>(withEvidence, []);
}

/** What the findings over a few attempts of a client have in common. */
export function ofAttempts(attempts: readonly Attempt[]) {
  const first = attempts[0];
  return {
    connectionIds: attempts.map(({ connectionId }) => connectionId),
    since: first === undefined ? 0 : first.startedAt - (first.delayMs ?? 0),
    evidence: attemptEvidence(attempts),
  };
}
