// One try of a client to connect: what came before it, how long the client waited, and how it went. Pure.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import { isLocalCloseCode, isTellingCloseCode } from '../close-code.ts';
import type { Connection } from '../connection.ts';
import type { VisibilityLedger } from '../visibility.ts';

export interface Attempt {
  readonly connectionId: ConnectionId;
  /** Tries since the last success, this one included: the first is 1. */
  readonly number: number;
  /** Waits since the last success, the one before this attempt included: 0 for a client's first attempt. */
  readonly retry: number;
  /** Epoch ms of the construction. */
  readonly startedAt: number;
  /** ms from the end of the connection before it to its construction; null for a client's first. */
  readonly delayMs: number | null;
  /** ms from the construction before it to its own. */
  readonly intervalMs: number | null;
  readonly after: Ending | null;
  readonly outcome: 'connecting' | 'opened' | 'failed' | 'given-up' | 'left';
  /** `page-shown`: the page had just become visible again. */
  readonly trigger: 'start' | 'wait' | 'page-shown';
  /** The page was hidden for some of the wait, so the browser may have stretched it. */
  readonly wasHidden: boolean;
}

/**
 * How a connection ended: `failed` before it was open; `given-up` by the page before it was open; `lost` without a
 * closing handshake; `closed-by-server`; `closed-by-page`; `left` with the page.
 */
export type Ending = 'failed' | 'given-up' | 'lost' | 'closed-by-server' | 'closed-by-page' | 'left';

/** A construction this soon after the page was shown is its doing. ms */
const WAKE_MS = 250;

/** When the client was done with a connection: it ended, or the page asked for its end. Null while it holds on to it. */
export function releasedAt({ closedAt, closeRequestedAt }: Connection): number | null {
  if (closeRequestedAt === null) return closedAt;
  return closedAt === null ? closeRequestedAt : Math.min(closedAt, closeRequestedAt);
}

export function endingOf(connection: Connection): Ending | null {
  const { readyState, openedAt, closeRequestedAt, endedWithRealm, close } = connection;
  if (endedWithRealm) return 'left';
  if (openedAt === null) {
    if (closeRequestedAt !== null) return 'given-up';
    return readyState === 'closed' ? 'failed' : null;
  }
  if (closeRequestedAt !== null) return isAnotherWord(connection) ? 'closed-by-server' : 'closed-by-page';
  if (readyState !== 'closed') return null;
  // A code that travelled is the server's word, even where its TCP end came too soon for the browser to call it clean.
  const isSaid = close !== null && (close.wasClean || !isLocalCloseCode(close.code));
  return isSaid ? 'closed-by-server' : 'lost';
}

/**
 * The server had said why it closes before it heard of the page's close: a server that only answers repeats the page's code
 * or gives a plain one. The first close frame that came decides: https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5
 */
function isAnotherWord({ close, requestedCode }: Connection): boolean {
  return close !== null && close.code !== requestedCode && isTellingCloseCode(close.code);
}

/** The attempt that a connection is, after the one before it. */
export function attemptOf(
  connection: Connection,
  before: { readonly attempt: Attempt; readonly connection: Connection } | null,
  visibility: Pick<VisibilityLedger, 'wasHidden' | 'shownBefore'>,
): Attempt {
  const { id: connectionId, createdAt: startedAt } = connection;
  const outcome = outcomeOf(connection);
  if (before === null) {
    const first = { number: 1, retry: 0, delayMs: null, intervalMs: null, after: null, wasHidden: false };
    return { connectionId, ...first, startedAt, outcome, trigger: 'start' };
  }
  const { attempt, connection: last } = before;
  const hasSucceeded = attempt.outcome === 'opened';
  // A page that tries anew beside one that still connects has waited since it constructed that one.
  const waitedSince = Math.min(releasedAt(last) ?? last.createdAt, startedAt);
  const shownAt = visibility.shownBefore(startedAt);
  const isWoken = shownAt !== null && startedAt - shownAt <= WAKE_MS && shownAt > waitedSince;
  return {
    connectionId,
    number: hasSucceeded ? 1 : attempt.number + 1,
    retry: hasSucceeded ? 1 : attempt.retry + 1,
    startedAt,
    delayMs: startedAt - waitedSince,
    intervalMs: startedAt - last.createdAt,
    after: endingOf(last) ?? 'given-up',
    outcome,
    trigger: isWoken ? 'page-shown' : 'wait',
    wasHidden: visibility.wasHidden(waitedSince, startedAt),
  };
}

function outcomeOf(connection: Connection): Attempt['outcome'] {
  if (connection.openedAt !== null) return 'opened';
  const ending = endingOf(connection);
  if (ending === null) return 'connecting';
  return ending === 'left' || ending === 'given-up' ? ending : 'failed';
}
