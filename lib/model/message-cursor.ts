// Reads the message log one row at a time without an object for each: filters look at a million of them.
import type { MessageEvent } from '../protocol/events.ts';
import type { Message } from './message.ts';
import type { Origin } from './message-log.ts';
import { FLAG, type RowPage } from './message-rows.ts';
import { type Pages, placeOf } from './pages.ts';
import type { PayloadStore } from './payload-store.ts';

export interface MessageCursor {
  readonly index: number;
  /** False, and nothing moved, where no message is kept. */
  moveTo(index: number): boolean;
  readonly timestamp: number;
  readonly byteLength: number;
  readonly copies: number;
  /** Place in `MessageLog.origins`. */
  readonly origin: number;
  readonly isReceived: boolean;
  readonly isBinary: boolean;
  readonly isTruncated: boolean;
  /** Its bytes came behind it, as those of a Blob do. */
  readonly isLate: boolean;
  /** Place in its realm's order. */
  readonly sequence: number;
  /** Whether its text holds a backslash, so that it may say more once escapes are undone. */
  readonly isEscaped: boolean;
  payload(): string | Uint8Array<ArrayBuffer> | null;
  /** Empty when the payload is no text. */
  text(): string;
  message(origins: readonly Origin[]): Message;
  event(origins: readonly Origin[]): MessageEvent;
}

export interface CursorSource {
  readonly pages: Pages<RowPage>;
  readonly payloads: PayloadStore;
  readonly first: () => number;
  readonly end: () => number;
}

export function createMessageCursor({ pages, payloads, first, end }: CursorSource): MessageCursor {
  let index = -1;
  let row = 0;
  let page: RowPage | undefined;
  let flags = 0;

  function has(flag: number): boolean {
    return (flags & flag) !== 0;
  }

  function payload(): string | Uint8Array<ArrayBuffer> | null {
    if (page === undefined || has(FLAG.noPayload)) return null;
    return has(FLAG.bytes)
      ? payloads.bytes(page.chunk[row] ?? 0, page.offset[row] ?? 0, page.length[row] ?? 0)
      : text();
  }

  function text(): string {
    if (page === undefined || has(FLAG.noPayload | FLAG.bytes)) return '';
    const kind = has(FLAG.wide) ? 'wide' : 'narrow';
    return payloads.text(kind, page.chunk[row] ?? 0, page.offset[row] ?? 0, page.length[row] ?? 0);
  }

  return {
    get index() {
      return index;
    },
    moveTo(next) {
      if (next < first() || next >= end()) return false;
      index = next;
      row = placeOf(next);
      page = pages.of(next);
      flags = page?.flags[row] ?? 0;
      return true;
    },
    get timestamp() {
      return page?.timestamp[row] ?? 0;
    },
    get byteLength() {
      return page?.byteLength[row] ?? 0;
    },
    get copies() {
      return page?.copies[row] ?? 1;
    },
    get origin() {
      return page?.origin[row] ?? 0;
    },
    get isReceived() {
      return has(FLAG.received);
    },
    get isBinary() {
      return has(FLAG.binary);
    },
    get isTruncated() {
      return has(FLAG.truncated);
    },
    get isLate() {
      return has(FLAG.late);
    },
    get sequence() {
      return page?.sequence[row] ?? 0;
    },
    get isEscaped() {
      return has(FLAG.escaped);
    },
    payload,
    text,
    message(origins) {
      return {
        index,
        connectionId: originOf(origins, page?.origin[row]).connectionId,
        direction: has(FLAG.received) ? 'received' : 'sent',
        timestamp: page?.timestamp[row] ?? 0,
        kind: has(FLAG.binary) ? 'binary' : 'text',
        byteLength: page?.byteLength[row] ?? 0,
        payload: payload(),
        isTruncated: has(FLAG.truncated),
        copies: page?.copies[row] ?? 1,
        sequence: page?.sequence[row] ?? 0,
      };
    },
    event(origins) {
      return {
        type: has(FLAG.received) ? 'message-received' : 'message-sent',
        ...originOf(origins, page?.origin[row]),
        sequence: page?.sequence[row] ?? 0,
        timestamp: page?.timestamp[row] ?? 0,
        kind: has(FLAG.binary) ? 'binary' : 'text',
        byteLength: page?.byteLength[row] ?? 0,
        payload: has(FLAG.late) ? null : payload(),
        isTruncated: has(FLAG.late) ? has(FLAG.cameCut) : has(FLAG.truncated),
      };
    },
  };
}

function originOf(origins: readonly Origin[], place = 0): Origin {
  const origin = origins[place];
  if (origin === undefined) throw new Error(`There is no origin ${place}.`);
  return origin;
}
