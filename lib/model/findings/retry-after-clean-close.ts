// A client that comes back after an end that was meant: it takes every close for a loss.
import type { ClientRule, Step } from './client-rule.ts';
import { type Evidence, withEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';

type By = 'server' | 'page';

interface Returns {
  readonly count: number;
  /** One of them at least came as soon as only a program comes that takes the end for a loss. */
  readonly isPrompt: boolean;
  readonly leastMs: number;
  readonly mostMs: number;
  readonly delayMs: number;
  readonly since: number;
  readonly until: number;
  readonly connectionIds: readonly Step['connection']['id'][];
  readonly evidence: readonly Evidence[];
}

type State = Readonly<Partial<Record<By, Returns>>>;

/** Who closes and constructs anew at once exchanges one connection for another, which is meant. ms */
const EXCHANGE_MS = 100;
/** A page may have its reasons to close and to open again, once; a server's goodbye is plain. */
const LEAST: Readonly<Record<By, number>> = { server: 1, page: 3 };
/** Retries begin sooner; who comes back later may have been asked for something new. ms */
const PROMPT_MS = 5_500;
/** What had been open for so long the server may exchange for another from time to time. ms */
const LONG_OPEN_MS = 60_000;
/** The first waits of retries are alike, jitter or not; those of a page that connects when there is need are not. */
const ALIKE = 2;
const MAX_IDS = 100;

export const retryAfterCleanClose: ClientRule<State> = {
  start: {},
  next(state, step) {
    const by = closerOf(step);
    const { connection, attempt, before } = step;
    if (by === null || before === null || attempt.delayMs === null) return state;
    const known = state[by];
    const evidence: Evidence = { kind: 'attempt', connectionId: connection.id, delayMs: attempt.delayMs };
    const returns: Returns = {
      count: (known?.count ?? 0) + 1,
      isPrompt: known?.isPrompt === true || isPrompt(before.connection, attempt.delayMs),
      leastMs: Math.min(known?.leastMs ?? attempt.delayMs, attempt.delayMs),
      mostMs: Math.max(known?.mostMs ?? 0, attempt.delayMs),
      delayMs: attempt.delayMs,
      since: known?.since ?? before.connection.closedAt ?? connection.createdAt,
      until: connection.createdAt,
      connectionIds: [...(known?.connectionIds ?? []), connection.id].slice(-MAX_IDS),
      evidence: withEvidence(known?.evidence ?? [], evidence),
    };
    return { ...state, [by]: returns };
  },
  findings: (state, client) =>
    (['server', 'page'] as const).flatMap((by): Finding[] => {
      const returns = state[by];
      if (returns === undefined || returns.count < LEAST[by]) return [];
      const { count, delayMs, isPrompt: isRetry, leastMs, mostMs, ...rest } = returns;
      if (by === 'page' && (mostMs > PROMPT_MS || mostMs > ALIKE * leastMs)) return [];
      const isFault = by === 'server' && isRetry;
      return [
        {
          rule: 'retry-after-clean-close',
          id: `retry-after-clean-close ${by} ${client.id}`,
          severity: isFault ? 'warning' : 'information',
          confidence: isFault ? 'likely' : 'uncertain',
          ...rest,
          facts: { count, by, delayMs },
        },
      ];
    }),
};

function isPrompt({ openedAt, closedAt }: Step['connection'], delayMs: number): boolean {
  return delayMs <= PROMPT_MS && (closedAt ?? 0) - (openedAt ?? 0) < LONG_OPEN_MS;
}

function closerOf({ attempt, before }: Step): By | null {
  const last = before?.connection;
  if (last === undefined || last.close?.code !== 1000 || attempt.trigger !== 'wait') return null;
  if (attempt.after === 'closed-by-server') return 'server';
  const isWait = attempt.delayMs !== null && attempt.delayMs > EXCHANGE_MS;
  return attempt.after === 'closed-by-page' && isWait ? 'page' : null;
}
