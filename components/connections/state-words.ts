// The state of a connection in words, and the colour class that goes with it.
import type { Connection } from '../../lib/model/connection.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { shownFailureOf } from './shown-failure.ts';

export type StateTone = 'open' | 'pending' | 'failed' | 'closed' | 'lost';

export function toneOf(connection: Connection): StateTone {
  if (connection.failure !== null) return 'failed';
  if (connection.readyState === 'open') return 'open';
  if (connection.readyState !== 'closed') return 'pending';
  return connection.close?.wasClean === false && !connection.endedWithRealm ? 'lost' : 'closed';
}

export function stateWords(connection: Connection, app: AppState, { connections }: Texts): string {
  const { readyState, createdAt, openedAt, closedAt, endedWithRealm } = connection;
  const failure = shownFailureOf(connection, app);
  if (failure !== null) {
    const hasTaken = closedAt !== null && failure.cause !== 'never-constructed';
    return connections.failedAfter(failure, hasTaken ? closedAt - createdAt : null);
  }
  const now = app.clock.value;
  if (readyState === 'open') return connections.openFor(Math.max(0, now - (openedAt ?? createdAt)));
  if (readyState === 'connecting') return connections.connectingFor(Math.max(0, now - createdAt));
  if (readyState === 'closing') return connections.state.closing;
  if (endedWithRealm) return connection.witnesses.hook ? connections.endedWithPage : connections.notSeenSince;
  return connections.closedAfter(closedAt === null || openedAt === null ? null : closedAt - openedAt);
}
