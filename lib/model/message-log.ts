// The messages of a session in columns, bounded by count and bytes: the oldest go first, and how many went is told.
// Mutable and append-only: an object for each of a million messages would take more room than what they say.
import type { MessageEvent, SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import { createMadeMessages } from './made-messages.ts';
import type { Message } from './message.ts';
import { createAmendments } from './message-amendments.ts';
import { createMessageCursor, type MessageCursor } from './message-cursor.ts';
import { createRowPages, FLAG, kindOfRow, type RowPage } from './message-rows.ts';
import { placeOf } from './pages.ts';
import { createPayloadStore, kindOf, weightOf } from './payload-store.ts';
import { createWordSearch, type WordSearch } from './word-search.ts';

export const MAX_MESSAGES = 1_000_000;
/** With its columns and what the panel itself takes, a million messages of 200 bytes are then below 300 MB. */
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;
const MAX_COPIES = 65_535;

export interface MessageLimits {
  readonly maxMessages?: number;
  /** Bytes that the kept payloads take. */
  readonly maxBytes?: number;
}

/** Who a message belongs to. */
export interface Origin {
  readonly connectionId: ConnectionId;
  readonly realmId: RealmId;
}

export interface ReadonlyMessageLog {
  readonly firstIndex: number;
  /** Messages kept. The next one gets the index `firstIndex + length`. */
  readonly length: number;
  readonly evictedCount: number;
  readonly evictedBytes: number;
  /** Raised whenever a kept message is replaced. */
  readonly amendedCount: number;
  /** Indexes of what was amended after `amendedCount` was `count`, in order; null when that is too long ago to tell. */
  amendedSince(count: number): readonly number[] | null;
  /** Made on demand. The same object again as long as it is looked at and not amended. */
  at(index: number): Message | undefined;
  /** The event that the message came as. */
  eventAt(index: number): MessageEvent | undefined;
  /** Reads one message after the other without making objects. */
  cursor(): MessageCursor;
  /** `word` matches texts of `length` UTF-16 units and no others, wherever they stand. */
  search(word: RegExp, length: number): WordSearch;
  /** Connections that messages came from, in order of their first message; `MessageCursor.origin` is a place in it. */
  readonly origins: readonly Origin[];
}

export interface MessageLog extends ReadonlyMessageLog {
  /** Its index. */
  append(event: MessageEvent): number;
  setCopies(index: number, copies: number): void;
  /** Gives a Blob's message the bytes that were read later. Its index, or null when it was evicted. */
  joinPayload(event: SessionEventOf<'payload-read'>): number | null;
}

export function createMessageLog(limits: MessageLimits = {}): MessageLog {
  const { maxMessages = MAX_MESSAGES, maxBytes = MAX_MESSAGE_BYTES } = limits;
  const pages = createRowPages();
  const payloads = createPayloadStore();
  const amendments = createAmendments();
  const origins: Origin[] = [];
  const originOf = new Map<string, number>();
  const newestOf = new Map<ConnectionId, number>();
  const awaited = new Map<string, number>();
  const made = createMadeMessages();
  const evicted = { count: 0, bytes: 0 };
  let first = 0;
  let end = 0;
  let keptBytes = 0;
  const source = { pages, payloads, first: () => first, end: () => end, amendedCount: amendments.count };
  const reader = createMessageCursor(source);

  function amend(index: number): void {
    made.forget(index);
    amendments.add(index);
  }

  function originFor({ connectionId, realmId }: MessageEvent): number {
    // One message after the other is of a connection that is known: no key is made for it.
    const likely = newestOf.get(connectionId);
    if (likely !== undefined && origins[likely]?.realmId === realmId) return likely;
    const key = `${connectionId} ${realmId}`;
    const known = originOf.get(key) ?? origins.length;
    newestOf.set(connectionId, known);
    if (known < origins.length) return known;
    originOf.set(key, known);
    return origins.push({ connectionId, realmId }) - 1;
  }

  /** Flags that tell of the payload; it is stored, and the row says where. */
  function keep(page: RowPage, row: number, index: number, payload: string | Uint8Array | null): number {
    page.length[row] = payload?.length ?? 0;
    if (payload === null) return FLAG.noPayload;
    const kind = kindOf(payload);
    const place = payloads.add(payload, kind, index);
    page.chunk[row] = place.chunk;
    page.offset[row] = place.offset;
    keptBytes += weightOf(kind, payload.length);
    if (typeof payload !== 'string') return FLAG.bytes;
    return (kind === 'wide' ? FLAG.wide : 0) | (payload.includes('\\') ? FLAG.escaped : 0);
  }

  function evictOldest(): void {
    const page = pages.of(first);
    const row = placeOf(first);
    if (page === undefined) return;
    const flags = page.flags[row] ?? 0;
    evicted.count++;
    evicted.bytes += page.byteLength[row] ?? 0;
    keptBytes -= weightOf(kindOfRow(flags), page.length[row] ?? 0);
    const origin = origins[page.origin[row] ?? 0];
    if ((flags & FLAG.noPayload) !== 0 && origin !== undefined) awaited.delete(keyOf(origin, page.sequence[row] ?? 0));
    first++;
  }

  function shrink(): void {
    const before = first;
    while (end - first > maxMessages || (keptBytes > maxBytes && end - first > 1)) evictOldest();
    if (first === before) return;
    pages.dropBefore(first);
    // Messages that were made hold the text that theirs is a part of.
    if (payloads.dropBefore(first)) made.forgetAll();
  }

  return {
    get firstIndex() {
      return first;
    },
    get length() {
      return end - first;
    },
    get evictedCount() {
      return evicted.count;
    },
    get evictedBytes() {
      return evicted.bytes;
    },
    get amendedCount() {
      return amendments.count();
    },
    amendedSince: amendments.since,
    origins,
    at(index) {
      return made.get(index) ?? (reader.moveTo(index) ? made.keep(reader.message(origins)) : undefined);
    },
    eventAt: (index) => (reader.moveTo(index) ? reader.event(origins) : undefined),
    cursor: () => createMessageCursor(source),
    search: (word, length) => createWordSearch(source, word, length),
    append(event) {
      const index = end++;
      const page = pages.grow(index);
      const row = placeOf(index);
      page.timestamp[row] = event.timestamp;
      page.sequence[row] = event.sequence;
      page.byteLength[row] = event.byteLength;
      page.origin[row] = originFor(event);
      page.copies[row] = 1;
      page.flags[row] = flagsOf(event) | keep(page, row, index, event.payload);
      if (event.payload === null) awaited.set(keyOf(event, event.sequence), index);
      shrink();
      return index;
    },
    setCopies(index, copies) {
      const page = index < first ? undefined : pages.of(index);
      const bounded = Math.min(copies, MAX_COPIES);
      if (page === undefined || page.copies[placeOf(index)] === bounded) return;
      page.copies[placeOf(index)] = bounded;
      amend(index);
    },
    joinPayload({ connectionId, realmId, messageSequence, payload, isTruncated }) {
      const key = keyOf({ connectionId, realmId }, messageSequence);
      const index = awaited.get(key);
      const page = index === undefined || index < first ? undefined : pages.of(index);
      if (index === undefined || page === undefined) return null;
      awaited.delete(key);
      const row = placeOf(index);
      const before = page.flags[row] ?? 0;
      const cameCut = (before & FLAG.truncated) === 0 ? 0 : FLAG.cameCut;
      const kept = before & (FLAG.received | FLAG.binary);
      const cut = isTruncated ? FLAG.truncated : 0;
      page.flags[row] = kept | cut | cameCut | FLAG.late | keep(page, row, index, payload);
      amend(index);
      shrink();
      return index;
    },
  };
}

function flagsOf({ type, kind, isTruncated }: MessageEvent): number {
  const direction = type === 'message-received' ? FLAG.received : 0;
  return direction | (kind === 'binary' ? FLAG.binary : 0) | (isTruncated ? FLAG.truncated : 0);
}

function keyOf({ connectionId }: Origin, sequence: number): string {
  return `${connectionId} ${sequence}`;
}
