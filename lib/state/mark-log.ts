// The marks of a session in their places among its messages. Append-only, as the message log is; a mark has its place
// from when it is first told of, whatever the filter.
import type { Note } from '../model/check-log.ts';
import type { Connection } from '../model/connection.ts';
import { isOfNetwork } from '../model/connection-changes.ts';
import type { SendFailure } from '../model/failed-calls.ts';
import type { ReadonlyMessageLog } from '../model/message-log.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { keyOfMark, type Mark, markOfNote, markOfSend, marksOf } from './marks.ts';

export interface MarkSource {
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  readonly sendFailures: readonly SendFailure[];
  readonly notes: readonly Note[];
}

export interface PlacedMark {
  readonly mark: Mark;
  /** Index of the message that it comes before. */
  readonly before: number;
}

export interface MarkLog {
  /** In order of place. */
  readonly marks: readonly PlacedMark[];
  /** Raised when marks were taken away or came between others, so that every place in `marks` is another. */
  readonly version: number;
  /** Takes in what is new. */
  extend(source: MarkSource): void;
  /** Place in `marks`, or -1. */
  placeOf(key: string): number;
}

export function createMarkLog(messages: ReadonlyMessageLog): MarkLog {
  const cursor = messages.cursor();
  let marks: PlacedMark[] = [];
  let places = new Map<string, number>();
  let version = 0;
  let nextIndex = 0;
  let nextFailure = 0;
  let lastConnections: MarkSource['connections'] | null = null;
  let lastNotes: MarkSource['notes'] | null = null;
  /** Connections that can have no further mark. */
  const settled = new Set<ConnectionId>();
  /** Connections that may turn out to be others. */
  let passing = new Set<ConnectionId>();

  function newMarks({ connections, sendFailures, notes }: MarkSource): Mark[] {
    const found: Mark[] = [];
    if (connections !== lastConnections) {
      for (const [id, connection] of connections) {
        if (settled.has(id)) continue;
        for (const mark of marksOf(connection)) if (!places.has(keyOfMark(mark))) found.push(mark);
        if (connection.closedAt !== null) settled.add(id);
      }
    }
    for (; nextFailure < sendFailures.length; nextFailure++) {
      const failure = sendFailures[nextFailure];
      if (failure !== undefined && connections.has(failure.connectionId)) found.push(markOfSend(failure));
    }
    if (notes !== lastNotes) found.push(...notes.map(markOfNote).filter((mark) => !places.has(keyOfMark(mark))));
    lastConnections = connections;
    lastNotes = notes;
    return found.sort((a, b) => a.timestamp - b.timestamp);
  }

  function place(mark: Mark, before: number): void {
    places.set(keyOfMark(mark), marks.push({ mark, before }) - 1);
    if (mark.connectionId !== null && isOfNetwork(mark.connectionId)) passing.add(mark.connectionId);
  }

  /** A connection that only the network layer knew goes when it turns out to be one of the page's. */
  function forgetLost({ connections }: MarkSource): void {
    if (connections === lastConnections || [...passing].every((id) => connections.has(id))) return;
    passing = new Set([...passing].filter((id) => connections.has(id)));
    marks = marks.filter(({ mark }) => mark.connectionId === null || connections.has(mark.connectionId));
    places = new Map(marks.map(({ mark }, at) => [keyOfMark(mark), at]));
    version++;
  }

  /** A note is told of when it was written, and belongs where it was begun. */
  function placeLate(note: Mark): void {
    const before = firstAfter(note.timestamp);
    const isBehind = (one: PlacedMark) =>
      one.before > before || (one.before === before && one.mark.timestamp > note.timestamp);
    const at = marks.findIndex(isBehind);
    marks = marks.toSpliced(at < 0 ? marks.length : at, 0, { mark: note, before });
    places = new Map(marks.map(({ mark }, index) => [keyOfMark(mark), index]));
    version++;
  }

  /** Of the messages that were looked at, which are in order of time but for what realms mixed up. */
  function firstAfter(timestamp: number): number {
    let [from, to] = [messages.firstIndex, nextIndex];
    while (from < to) {
      const middle = (from + to) >>> 1;
      cursor.moveTo(middle);
      if (cursor.timestamp <= timestamp) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function isLate({ kind, timestamp }: Mark): boolean {
    return kind === 'note' && nextIndex > messages.firstIndex && firstAfter(timestamp) < nextIndex;
  }

  return {
    get marks() {
      return marks;
    },
    get version() {
      return version;
    },
    extend(source) {
      forgetLost(source);
      const all = newMarks(source);
      for (const mark of all) if (isLate(mark)) placeLate(mark);
      const found = all.filter((mark) => !places.has(keyOfMark(mark)));
      const end = messages.firstIndex + messages.length;
      let next = 0;
      for (let index = Math.max(nextIndex, messages.firstIndex); index < end && next < found.length; index++) {
        cursor.moveTo(index);
        for (let mark = found[next]; mark !== undefined && isBefore(mark, cursor.timestamp); mark = found[++next]) {
          place(mark, index);
        }
      }
      for (const mark of found.slice(next)) place(mark, end);
      nextIndex = end;
    },
    placeOf: (key) => places.get(key) ?? -1,
  };
}

/** At equal times opening comes before a message and the end after it. */
function isBefore(mark: Mark, timestamp: number): boolean {
  return mark.kind === 'opened' ? mark.timestamp <= timestamp : mark.timestamp < timestamp;
}
