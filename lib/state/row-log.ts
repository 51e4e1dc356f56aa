// The rows of the grid: messages and marks that pass the filter, in order of time.
// Mutable and append-only, like the message list under it: filtering a million messages again for each batch would be
// quadratic. It is thrown away when the filter or the selection changes.
import type { Connection } from '../model/connection.ts';
import type { SendFailure } from '../model/failed-calls.ts';
import type { Message } from '../model/message.ts';
import type { SessionModel } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { keyOfMark, type Mark, markOfSend, marksOf } from './marks.ts';

export type Row =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'mark'; readonly mark: Mark };

export interface Rows {
  readonly length: number;
  /** Without the marks. */
  readonly messageCount: number;
  /** Rows ever taken in, those included that were dropped since. */
  readonly takenCount: number;
  at(position: number): Row | undefined;
  positionOf(key: string): number;
}

export interface RowSource {
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  readonly sendFailures: readonly SendFailure[];
}

export interface RowTests {
  message(message: Message): boolean;
  mark(mark: Mark, connection: Connection): boolean;
}

/** Evicted rows at the head are cut off in pieces of this size. */
const COMPACT_AT = 65_536;

export function keyOf(row: Row): string {
  return row.kind === 'message' ? `${row.message.index}` : keyOfMark(row.mark);
}

export function createRowLog(messages: SessionModel['messages'], tests: RowTests) {
  /** A message's index, or `-1 - n` for the `n`th mark. */
  let entries: number[] = [];
  let head = 0;
  let droppedCount = 0;
  let nextIndex = 0;
  let messageCount = 0;
  let nextFailure = 0;
  let amendedCount = 0;
  let marks: Mark[] = [];
  const seen = new Set<string>();
  let rows: Rows = snapshot();

  function snapshot(): Rows {
    const from = entries;
    const start = head;
    const length = entries.length - head;
    const at = (position: number): Row | undefined => rowOf(from[start + position]);
    return {
      length,
      messageCount,
      takenCount: droppedCount + length,
      at,
      positionOf: (key) => positionOf(key, length, (position) => from[start + position] ?? -1),
    };
  }

  function rowOf(entry: number | undefined): Row | undefined {
    if (entry === undefined) return undefined;
    const mark = marks[-1 - entry];
    if (mark !== undefined) return { kind: 'mark', mark };
    const message = messages.at(entry);
    return message && { kind: 'message', message };
  }

  function positionOf(key: string, length: number, entryAt: (position: number) => number): number {
    const wanted = /^\d+$/.test(key) ? Number(key) : -1 - marks.findIndex((mark) => keyOfMark(mark) === key);
    for (let position = length - 1; position >= 0; position--) {
      if (entryAt(position) === wanted) return position;
    }
    return -1;
  }

  function newMarks({ connections, sendFailures }: RowSource): number[] {
    const found: number[] = [];
    const add = (mark: Mark, connection: Connection) => {
      if (tests.mark(mark, connection)) found.push(-marks.push(mark));
    };
    for (const connection of connections.values()) {
      for (const mark of marksOf(connection)) {
        const key = keyOfMark(mark);
        if (seen.has(key)) continue;
        seen.add(key);
        add(mark, connection);
      }
    }
    for (const failure of sendFailures.slice(nextFailure)) {
      const connection = connections.get(failure.connectionId);
      if (connection !== undefined) add(markOfSend(failure), connection);
    }
    nextFailure = sendFailures.length;
    const timeOf = (entry: number) => marks[-1 - entry]?.timestamp ?? 0;
    return found.sort((a, b) => timeOf(a) - timeOf(b));
  }

  /** At equal times opening comes before a message and the end after it. */
  function isBefore(mark: Mark, message: Message): boolean {
    return mark.kind === 'opened' ? mark.timestamp <= message.timestamp : mark.timestamp < message.timestamp;
  }

  function dropEvicted(): void {
    const oldest = messages.at(messages.firstIndex);
    if (messages.firstIndex === 0 || oldest === undefined) return;
    for (; head < entries.length; head++) {
      const entry = entries[head] ?? 0;
      const mark = marks[-1 - entry];
      if (mark === undefined ? entry >= messages.firstIndex : !isBefore(mark, oldest)) break;
      if (mark === undefined) messageCount -= 1;
      droppedCount += 1;
    }
    if (head < COMPACT_AT) return;
    entries = entries.slice(head);
    head = 0;
  }

  function startAgain(): void {
    entries = [];
    marks = [];
    seen.clear();
    head = nextIndex = nextFailure = messageCount = droppedCount = 0;
  }

  return {
    /** The rows after taking in what is new; the same object when nothing is. */
    extend(source: RowSource): Rows {
      // A connection that only the network layer knew goes when it turns out to be one of the page's.
      if (marks.some((mark) => !source.connections.has(mark.connectionId))) startAgain();
      const before = { length: entries.length, head };
      const pending = newMarks(source);
      const end = messages.firstIndex + messages.length;
      let nextMark = 0;
      for (let index = Math.max(nextIndex, messages.firstIndex); index < end; index++) {
        const message = messages.at(index);
        if (message === undefined) continue;
        for (; nextMark < pending.length; nextMark++) {
          const mark = marks[-1 - (pending[nextMark] ?? 0)];
          if (mark === undefined || !isBefore(mark, message)) break;
          entries.push(pending[nextMark] ?? 0);
        }
        if (!tests.message(message)) continue;
        entries.push(index);
        messageCount += 1;
      }
      for (const entry of pending.slice(nextMark)) entries.push(entry);
      nextIndex = end;
      dropEvicted();
      const isAmended = amendedCount !== messages.amendedCount;
      amendedCount = messages.amendedCount;
      if (entries.length !== before.length || head !== before.head || before.length === 0 || isAmended) {
        rows = snapshot();
      }
      return rows;
    },
  };
}
