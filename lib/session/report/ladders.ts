// How long each client waited before its attempts, one rung an attempt. Pure.
import { NO_POLICY, type Policy, policyDelayMs } from '../../model/backoff/policy.ts';
import type { SessionView } from '../../model/session.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Names } from './client-names.ts';

export interface Rung {
  /** Its number among the client's connections. */
  readonly number: number;
  readonly delayMs: number;
  /** What the policy asks for; null where it begins anew. */
  readonly policyMs: number | null;
  readonly outcome: 'opened' | 'failed' | 'other';
  readonly wasHidden: boolean;
}

export interface Ladder {
  readonly heading: string;
  readonly description: string;
  /** Null when all are shown. */
  readonly shown: string | null;
  readonly axis: string;
  readonly hidden: string;
  readonly legend: Texts['report']['retries']['legend'];
  /** What of the legend there is to see. */
  readonly used: ReadonlySet<keyof Texts['report']['retries']['legend']>;
  readonly rungs: readonly Rung[];
  delayName(ms: number): string;
}

/** A ladder with one rung says nothing. */
const MIN_RUNGS = 2;
const MAX_RUNGS = 60;
const MAX_LADDERS = 12;

export function laddersOf(
  { clients }: SessionView,
  names: Names,
  { texts, policy }: { readonly texts: Texts; readonly policy: Policy },
): Ladder[] {
  const { retries } = texts.report;
  const ladders = clients.map((client): Ladder => {
    const rungs = client.attempts.flatMap(({ delayMs, retry, outcome, wasHidden }, index): Rung[] => {
      if (delayMs === null) return [];
      const policyMs = retry > 0 && policy !== NO_POLICY ? policyDelayMs(policy, retry) : null;
      const told = outcome === 'opened' || outcome === 'failed' ? outcome : 'other';
      return [{ number: index + 1, delayMs: Math.max(0, delayMs), policyMs, outcome: told, wasHidden }];
    });
    const { letter, heading } = names.ofClient(client);
    const shown = rungs.slice(-MAX_RUNGS);
    return {
      heading,
      description: retries.description(letter, rungs.length),
      shown: rungs.length > MAX_RUNGS ? retries.last(MAX_RUNGS, rungs.length) : null,
      axis: retries.axis,
      hidden: retries.hidden,
      legend: retries.legend,
      used: new Set([
        ...shown.map(({ outcome }) => outcome),
        ...(shown.some(({ policyMs }) => policyMs !== null) ? (['policy'] as const) : []),
      ]),
      rungs: shown,
      delayName: (ms) => (ms === 0 ? '0' : texts.format.short(ms)),
    };
  });
  return ladders.filter(({ rungs }) => rungs.length >= MIN_RUNGS).slice(0, MAX_LADDERS);
}
