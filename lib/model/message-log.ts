// The messages of a session, bounded by count and bytes: the oldest go first, and how many went is told.
import type { SessionEventOf } from '../protocol/events.ts';
import type { Message } from './message.ts';

/** About 300 MB of objects and short payloads: what a panel may take before the browser slows down. */
export const MAX_MESSAGES = 1_000_000;
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

export interface MessageLimits {
  readonly maxMessages?: number;
  /** Bytes of payloads kept, where a UTF-16 unit counts as one. */
  readonly maxBytes?: number;
}

export interface MessageLog {
  readonly firstIndex: number;
  /** Messages kept. The next one gets the index `firstIndex + length`. */
  readonly length: number;
  readonly evictedCount: number;
  readonly evictedBytes: number;
  /** Raised whenever a kept message is replaced. */
  readonly amendedCount: number;
  at(index: number): Message | undefined;
  /** Its index. */
  append(event: SessionEventOf<'message-sent' | 'message-received'>): number;
  setCopies(index: number, copies: number): void;
  /** Gives a Blob's message the bytes that were read later; too late when the message was evicted. */
  joinPayload(event: SessionEventOf<'payload-read'>): void;
}

export function createMessageLog(limits: MessageLimits = {}): MessageLog {
  const { maxMessages = MAX_MESSAGES, maxBytes = MAX_MESSAGE_BYTES } = limits;
  const awaited = new Map<string, number>();
  const evicted = { count: 0, bytes: 0 };
  // `kept[0]` is a slot already given back until half of the array is; then the array is cut once.
  let kept: Array<Message | undefined> = [];
  let base = 0;
  let head = 0;
  let keptBytes = 0;
  let amendedCount = 0;

  function amend(message: Message): void {
    kept[message.index - base] = message;
    amendedCount++;
  }

  function evictOldest(): void {
    const message = kept[head];
    kept[head++] = undefined;
    if (message === undefined) return;
    keptBytes -= sizeOf(message.payload);
    evicted.count++;
    evicted.bytes += message.byteLength;
    if (message.payload === null) awaited.delete(keyOf(message.connectionId, message.sequence));
    if (head < 1024 || head * 2 < kept.length) return;
    kept = kept.slice(head);
    base += head;
    head = 0;
  }

  function shrink(): void {
    while (kept.length - head > maxMessages || (keptBytes > maxBytes && kept.length - head > 1)) evictOldest();
  }

  return {
    get firstIndex() {
      return base + head;
    },
    get length() {
      return kept.length - head;
    },
    get evictedCount() {
      return evicted.count;
    },
    get evictedBytes() {
      return evicted.bytes;
    },
    get amendedCount() {
      return amendedCount;
    },
    at: (index) => kept[index - base],
    append(event) {
      const message = messageOf(event, base + kept.length);
      kept.push(message);
      keptBytes += sizeOf(message.payload);
      if (message.payload === null) awaited.set(keyOf(message.connectionId, message.sequence), message.index);
      shrink();
      return message.index;
    },
    setCopies(index, copies) {
      const message = kept[index - base];
      if (message !== undefined && message.copies !== copies) amend({ ...message, copies });
    },
    joinPayload({ connectionId, messageSequence, payload, isTruncated }) {
      const key = keyOf(connectionId, messageSequence);
      const index = awaited.get(key);
      const message = index === undefined ? undefined : kept[index - base];
      if (message === undefined) return;
      awaited.delete(key);
      amend({ ...message, payload, isTruncated });
      keptBytes += sizeOf(payload);
      shrink();
    },
  };
}

function messageOf(event: SessionEventOf<'message-sent' | 'message-received'>, index: number): Message {
  return {
    index,
    connectionId: event.connectionId,
    direction: event.type === 'message-sent' ? 'sent' : 'received',
    timestamp: event.timestamp,
    kind: event.kind,
    byteLength: event.byteLength,
    payload: event.payload,
    isTruncated: event.isTruncated,
    copies: 1,
    sequence: event.sequence,
  };
}

function keyOf(connectionId: string, sequence: number): string {
  return `${connectionId} ${sequence}`;
}

function sizeOf(payload: string | Uint8Array | null): number {
  return payload?.length ?? 0;
}
