// A client that comes back after an end that was meant: it takes every close for a loss.
import type { ClientRule, Step } from './client-rule.ts';
import { type Evidence, withEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';

/** `server-wordless`: without a code. */
type Kind = 'server' | 'server-wordless' | 'page';

interface Returns {
  readonly count: number;
  /** One of them at least came as soon as only a program comes that takes the end for a loss. */
  readonly isPrompt: boolean;
  readonly leastMs: number;
  readonly mostMs: number;
  /** No wait was shorter than the one before it. */
  readonly isRising: boolean;
  readonly delayMs: number;
  readonly since: number;
  readonly until: number;
  readonly connectionIds: readonly Step['connection']['id'][];
  readonly evidence: readonly Evidence[];
}

type State = { readonly [Name in Kind]?: Returns | undefined };

/** Who closes and constructs anew at once exchanges one connection for another, which is meant. ms */
const EXCHANGE_MS = 100;
/** A page may have its reasons to close and to open again, once; a server's goodbye is plain, unless it says none. */
const LEAST: Readonly<Record<Kind, number>> = { server: 1, 'server-wordless': 5, page: 3 };
/** Retries begin sooner; who comes back later may have been asked for something new. ms */
const PROMPT_MS = 5_500;
/** What had been open for so long the server may exchange for another from time to time. ms */
const LONG_OPEN_MS = 60_000;
/** The first waits of retries are alike, jitter or not; those of a page that connects when there is need are not. */
const ALIKE = 2;
const TOLERANCE = 0.95;
const NORMAL = 1000;
const NO_CODE = 1005;
const MAX_IDS = 100;

export const retryAfterCleanClose: ClientRule<State> = {
  start: {},
  next(state, step) {
    const kind = kindOf(step);
    const { connection, attempt, before } = step;
    const { delayMs } = attempt;
    if (kind === null || before === null || delayMs === null) return state;
    const isSoon = isPrompt(before.connection, delayMs);
    // Without a word it may mean anything: only what goes on is told.
    if (kind === 'server-wordless' && !isSoon) return { ...state, [kind]: undefined };
    const known = state[kind];
    const evidence: Evidence = { kind: 'attempt', connectionId: connection.id, delayMs };
    const returns: Returns = {
      count: (known?.count ?? 0) + 1,
      isPrompt: known?.isPrompt === true || isSoon,
      leastMs: Math.min(known?.leastMs ?? delayMs, delayMs),
      mostMs: Math.max(known?.mostMs ?? 0, delayMs),
      isRising: known === undefined || (known.isRising && delayMs >= TOLERANCE * known.delayMs),
      delayMs,
      since: known?.since ?? before.connection.closedAt ?? connection.createdAt,
      until: connection.createdAt,
      connectionIds: [...(known?.connectionIds ?? []), connection.id].slice(-MAX_IDS),
      evidence: withEvidence(known?.evidence ?? [], evidence),
    };
    return { ...state, [kind]: returns };
  },
  findings: (state, client) =>
    (['server', 'server-wordless', 'page'] as const).flatMap((kind): Finding[] => {
      const returns = state[kind];
      if (returns === undefined || returns.count < LEAST[kind]) return [];
      const { count, delayMs, isPrompt: isEarly, leastMs, mostMs, isRising, ...rest } = returns;
      const isAlike = mostMs <= ALIKE * leastMs;
      if (kind !== 'server' && (mostMs > PROMPT_MS || !isAlike)) return [];
      // A page that asks for something new when there is need keeps no measure.
      const isFault = kind !== 'page' && isEarly && (isAlike || isRising);
      return [
        {
          rule: 'retry-after-clean-close',
          id: `retry-after-clean-close ${kind} ${client.id}`,
          severity: isFault ? 'warning' : 'information',
          confidence: isFault && kind === 'server' ? 'likely' : 'uncertain',
          ...rest,
          facts: {
            count,
            by: kind === 'page' ? 'page' : 'server',
            code: kind === 'server-wordless' ? NO_CODE : NORMAL,
            delayMs,
          },
        },
      ];
    }),
};

function isPrompt({ openedAt, closedAt }: Step['connection'], delayMs: number): boolean {
  return delayMs <= PROMPT_MS && (closedAt ?? 0) - (openedAt ?? 0) < LONG_OPEN_MS;
}

function kindOf({ attempt, before }: Step): Kind | null {
  const last = before?.connection;
  if (last === undefined || attempt.trigger !== 'wait') return null;
  const code = last.close?.code;
  if (attempt.after === 'closed-by-server') {
    return code === NORMAL ? 'server' : code === NO_CODE ? 'server-wordless' : null;
  }
  const isWait = attempt.delayMs !== null && attempt.delayMs > EXCHANGE_MS;
  return attempt.after === 'closed-by-page' && code === NORMAL && isWait ? 'page' : null;
}
