// Which received messages reached several connections of one endpoint. Holds the latest only, each as its key.
import type { ConnectionId } from '../protocol/identifiers.ts';

/** Enough for the backlog of one realm to meet that of another; older ones are settled. */
export const MAX_BROADCASTS = 8_192;
/** ms in which two equal payloads count as the same broadcast. */
export const SAME_PAYLOAD_WINDOW_MS = 1_000;

export interface Broadcast {
  readonly key: string;
  /** True when the message bears an id of its own, false when only its text is compared. */
  readonly hasId: boolean;
  readonly receivedAt: number;
  readonly byteLength: number;
  readonly connectionIds: ConnectionId[];
  /** Places in the session's message list, one for each connection. */
  readonly messageIndexes: number[];
}

export interface ReceivedText {
  readonly connectionId: ConnectionId;
  readonly receivedAt: number;
  readonly payload: string;
  readonly byteLength: number;
  readonly messageIndex: number;
}

export interface BroadcastLog {
  /** The broadcast that the text is a copy of; a new one when no other connection received it. */
  add(text: ReceivedText): Broadcast;
  /** In no order. */
  kept(): readonly Broadcast[];
}

/** `onSettled` hears of each broadcast that is let go, so that totals stay whole. */
export function createBroadcastLog(onSettled: (broadcast: Broadcast) => void, limit = MAX_BROADCASTS): BroadcastLog {
  const latest = new Map<string, Broadcast>();
  // A ring: `oldest` is where the next one goes once it is full.
  const ring: Broadcast[] = [];
  let oldest = 0;

  function keep(broadcast: Broadcast): void {
    const settled = ring[oldest];
    if (ring.length < limit || settled === undefined) {
      ring.push(broadcast);
      return;
    }
    ring[oldest] = broadcast;
    oldest = (oldest + 1) % limit;
    if (latest.get(settled.key) === settled) latest.delete(settled.key);
    onSettled(settled);
  }

  return {
    add({ connectionId, receivedAt, payload, byteLength, messageIndex }) {
      const id = broadcastIdOf(payload);
      const key = id ?? textKeyOf(payload);
      const known = latest.get(key);
      if (known !== undefined && isSame(known, receivedAt)) {
        if (!known.connectionIds.includes(connectionId)) {
          known.connectionIds.push(connectionId);
          known.messageIndexes.push(messageIndex);
          return known;
        }
        if (known.hasId) return known;
      }
      const broadcast: Broadcast = {
        key,
        hasId: id !== null,
        receivedAt,
        byteLength,
        connectionIds: [connectionId],
        messageIndexes: [messageIndex],
      };
      latest.set(key, broadcast);
      keep(broadcast);
      return broadcast;
    },
    kept: () => ring,
  };
}

/** Long texts are held as a hash, or the log would keep megabytes alive. */
function textKeyOf(text: string): string {
  return text.length <= 1_024 ? text : `#${text.length} ${hashOf(text)}`;
}

/** 53 bits, in two lanes of 32: cyrb53, public domain (bryc). */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

function isSame(known: Broadcast, receivedAt: number): boolean {
  return known.hasId || Math.abs(receivedAt - known.receivedAt) <= SAME_PAYLOAD_WINDOW_MS;
}

/**
 * `broadcast_info.id` and the message's type (two broadcasts of one channel in one ms share an id); null when there is
 * none. Read without parsing: every received message passes here.
 */
export function broadcastIdOf(payload: string): string | null {
  const start = payload.lastIndexOf('"broadcast_info"');
  if (start === -1) return null;
  const id = /"id"\s*:\s*"([^"\\]+)"/.exec(payload.slice(start, start + 512))?.[1];
  if (id === undefined) return null;
  const type = /"type"\s*:\s*"([^"\\]+)"/.exec(payload.slice(0, 512))?.[1] ?? '';
  return `${type} ${id}`;
}
