// Which received messages reached several connections of one endpoint. Holds the latest only, in columns: thousands of
// objects that live for a while are what a flood's garbage collections are made of.
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type BroadcastKey, readBroadcastKey } from './broadcast-key.ts';
import { createKeyTable } from './key-table.ts';

/** Enough for the backlog of one realm to meet that of another; older ones are settled. */
export const MAX_BROADCASTS = 8_192;
/** ms in which two equal payloads count as the same broadcast. */
export const SAME_PAYLOAD_WINDOW_MS = 1_000;

export interface Broadcast {
  /** True when the message bears an id of its own, false when only its text is compared. */
  readonly hasId: boolean;
  readonly receivedAt: number;
  readonly byteLength: number;
  readonly connectionIds: readonly ConnectionId[];
  /** Places in the session's message list, one for each connection. */
  readonly messageIndexes: readonly number[];
}

export interface ReceivedText {
  readonly connectionId: ConnectionId;
  readonly receivedAt: number;
  readonly payload: string;
  readonly byteLength: number;
  readonly messageIndex: number;
}

export interface BroadcastLog {
  /** The broadcast that the text is a copy of; null when no other connection received it. */
  add(text: ReceivedText): Broadcast | null;
  /** Whether any text bore an id. */
  hasIds(): boolean;
  /** In no order. */
  kept(): Iterable<Broadcast>;
}

/** A broadcast that several connections received. */
interface Copied extends Broadcast {
  readonly connectionIds: ConnectionId[];
  readonly messageIndexes: number[];
}

/** `onSettled` hears of each broadcast that is let go, so that totals stay whole. */
export function createBroadcastLog(onSettled: (broadcast: Broadcast) => void, limit = MAX_BROADCASTS): BroadcastLog {
  const table = createKeyTable(limit);
  const connections: ConnectionId[] = [];
  const placeOf = new Map<ConnectionId, number>();
  // A column each, by the slot of the broadcast: a ring, of which `oldest` is where the next one goes once it is full.
  const receivedAt: number[] = [];
  const byteLength: number[] = [];
  const connection: number[] = [];
  const messageIndex: number[] = [];
  const bearsId: boolean[] = [];
  const copied = new Map<number, Copied>();
  const key: BroadcastKey = { hasId: false, low: 0, high: 0 };
  let oldest = 0;
  let hasIds = false;

  function broadcastAt(slot: number): Copied {
    return (
      copied.get(slot) ?? {
        hasId: bearsId[slot] === true,
        receivedAt: receivedAt[slot] ?? 0,
        byteLength: byteLength[slot] ?? 0,
        connectionIds: [connections[connection[slot] ?? 0] as ConnectionId],
        messageIndexes: [messageIndex[slot] ?? 0],
      }
    );
  }

  function connectionPlace(id: ConnectionId): number {
    const known = placeOf.get(id);
    if (known !== undefined) return known;
    placeOf.set(id, connections.length);
    return connections.push(id) - 1;
  }

  function keep(text: ReceivedText): void {
    const slot = oldest;
    if (receivedAt.length === limit) {
      onSettled(broadcastAt(slot));
      table.remove(slot);
      copied.delete(slot);
    }
    oldest = (oldest + 1) % limit;
    receivedAt[slot] = text.receivedAt;
    byteLength[slot] = text.byteLength;
    connection[slot] = connectionPlace(text.connectionId);
    messageIndex[slot] = text.messageIndex;
    bearsId[slot] = key.hasId;
    table.put(slot, key.low, key.high);
  }

  /** The broadcast in that slot, if the text is a copy of it. */
  function copyOf(slot: number, text: ReceivedText): Broadcast | null {
    if (!key.hasId && Math.abs(text.receivedAt - (receivedAt[slot] ?? 0)) > SAME_PAYLOAD_WINDOW_MS) return null;
    const known = broadcastAt(slot);
    if (known.connectionIds.includes(text.connectionId)) return key.hasId ? known : null;
    known.connectionIds.push(text.connectionId);
    known.messageIndexes.push(text.messageIndex);
    copied.set(slot, known);
    return known;
  }

  return {
    add(text) {
      readBroadcastKey(text.payload, key);
      hasIds ||= key.hasId;
      const slot = table.find(key.low, key.high);
      const known = slot === null || bearsId[slot] !== key.hasId ? null : copyOf(slot, text);
      if (known !== null) return known;
      keep(text);
      return null;
    },
    hasIds: () => hasIds,
    *kept() {
      for (let slot = 0; slot < receivedAt.length; slot++) yield broadcastAt(slot);
    },
  };
}
