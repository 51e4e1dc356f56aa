// The last message of each type on each connection, in each direction: what a feed says at this moment. Mutable and
// append-only, like the messages that it follows; works in slices, since each message is decoded once for its type.
import type { Direction } from '../../model/message.ts';
import type { ReadonlyMessageLog } from '../../model/message-log.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';

export interface LatestValue {
  readonly connectionId: ConnectionId;
  readonly direction: Direction;
  readonly type: string | null;
  /** Of its last message. */
  readonly index: number;
  readonly timestamp: number;
  /** Messages of it so far. */
  readonly count: number;
}

export interface Latest {
  /** In order of their first messages, so that they keep their places while they change. */
  readonly values: readonly LatestValue[];
  /** Types beyond the limit: names come from the page, which may make up a new one for each message. */
  readonly leftOutCount: number;
  readonly isDone: boolean;
}

export const MAX_TYPES = 1_000;
/** Messages between two looks at the clock. */
const ROWS_A_LOOK = 16;

export function createLatestLog(messages: ReadonlyMessageLog, typeOf: (index: number) => string | null) {
  const known = new Map<string, LatestValue>();
  const cursor = messages.cursor();
  let nextIndex = 0;
  let leftOutCount = 0;

  function take(index: number): void {
    const connectionId = messages.origins[cursor.origin]?.connectionId;
    if (connectionId === undefined) return;
    const direction = cursor.isReceived ? 'received' : 'sent';
    const type = typeOf(index);
    const key = JSON.stringify([connectionId, direction, type]);
    const before = known.get(key);
    if (before === undefined && known.size >= MAX_TYPES) leftOutCount++;
    else
      known.set(key, {
        connectionId,
        direction,
        type,
        index,
        timestamp: cursor.timestamp,
        count: (before?.count ?? 0) + 1,
      });
  }

  return {
    /** What is known after taking in what is new, until `isOver`. */
    extend(isOver: () => boolean): Latest {
      const end = messages.firstIndex + messages.length;
      nextIndex = Math.max(nextIndex, messages.firstIndex);
      for (; nextIndex < end; nextIndex++) {
        if (nextIndex % ROWS_A_LOOK === 0 && isOver()) break;
        if (cursor.moveTo(nextIndex)) take(nextIndex);
      }
      return { values: [...known.values()], leftOutCount, isDone: nextIndex === end };
    },
  };
}
