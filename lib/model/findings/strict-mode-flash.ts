// A connection that was closed right after its construction, with the same code constructing the next at once: what React's
// StrictMode and hot reload do in development, and nothing of harm.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { ClientRule } from './client-rule.ts';
import { type Evidence, momentOf, withEvidence } from './evidence.ts';

interface State {
  readonly count: number;
  readonly heldMs: number;
  readonly since: number;
  readonly until: number;
  readonly connectionIds: readonly ConnectionId[];
  readonly evidence: readonly Evidence[];
}

/** React runs an effect, its clean-up and the effect again in one task. ms */
const FLASH_MS = 100;
const MAX_IDS = 100;

export const strictModeFlash: ClientRule<State> = {
  start: { count: 0, heldMs: 0, since: 0, until: 0, connectionIds: [], evidence: [] },
  next(state, { connection, attempt, before }) {
    const flash = before?.connection;
    if (flash === undefined || flash.closeRequestedAt === null || flash.endedWithRealm) return state;
    const heldMs = flash.closeRequestedAt - flash.createdAt;
    const isAtOnce = attempt.delayMs !== null && attempt.delayMs <= FLASH_MS;
    if (heldMs > FLASH_MS || !isAtOnce) return state;
    return {
      count: state.count + 1,
      heldMs: Math.max(state.heldMs, heldMs),
      since: state.count === 0 ? flash.createdAt : state.since,
      until: connection.createdAt,
      connectionIds: [...state.connectionIds, flash.id, connection.id].slice(-MAX_IDS),
      evidence: withEvidence(state.evidence, momentOf(flash, 'close-requested')),
    };
  },
  findings({ count, heldMs, ...rest }, client) {
    if (count === 0) return [];
    return [
      {
        rule: 'strict-mode-flash',
        id: `strict-mode-flash ${client.id}`,
        severity: 'information',
        confidence: 'likely',
        ...rest,
        facts: { count, heldMs },
      },
    ];
  },
};
