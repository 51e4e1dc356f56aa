// When each connection sent and received, taken from the session's messages as they come.
import type { Direction } from '../../model/message.ts';
import type { SessionModel } from '../../model/session.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import { createTickColumn, type TickColumn } from './tick-column.ts';

export type ConnectionTicks = Readonly<Record<Direction, TickColumn>>;

export interface TickLog {
  /** Takes in what came since it was last called, and forgets what the session forgot. */
  extend(): void;
  of(id: ConnectionId): ConnectionTicks | undefined;
}

/** Forgetting walks over all connections, so it waits until so many messages are gone. */
const FORGET_AT = 4096;

export function createTickLog(messages: SessionModel['messages']): TickLog {
  const connections = new Map<ConnectionId, ConnectionTicks>();
  const cursor = messages.cursor();
  let nextIndex = 0;
  let forgottenBefore = 0;

  function ticksOf(id: ConnectionId): ConnectionTicks {
    let ticks = connections.get(id);
    if (ticks === undefined) {
      ticks = { sent: createTickColumn(), received: createTickColumn() };
      connections.set(id, ticks);
    }
    return ticks;
  }

  function forget(firstIndex: number): void {
    for (const [id, { sent, received }] of connections) {
      sent.forgetBefore(firstIndex);
      received.forgetBefore(firstIndex);
      if (sent.length + received.length === 0) connections.delete(id);
    }
    forgottenBefore = firstIndex;
  }

  return {
    extend() {
      const { firstIndex, length, origins } = messages;
      const end = firstIndex + length;
      for (let index = Math.max(nextIndex, firstIndex); index < end; index++) {
        if (!cursor.moveTo(index)) continue;
        const origin = origins[cursor.origin];
        if (origin === undefined) continue;
        ticksOf(origin.connectionId)[cursor.isReceived ? 'received' : 'sent'].append(cursor.timestamp, index);
      }
      nextIndex = end;
      if (firstIndex - forgottenBefore >= FORGET_AT) forget(firstIndex);
    },
    of: (id) => connections.get(id),
  };
}
