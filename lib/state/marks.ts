// Rows of the grid that are no messages: where connections opened and ended, where a send came to nothing, and what the
// user noted. Pure.
import type { Note } from '../model/check-log.ts';
import type { Connection } from '../model/connection.ts';
import type { SendFailure } from '../model/failed-calls.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';

interface MarkBase {
  readonly connectionId: ConnectionId;
  readonly timestamp: number;
}
export interface LifeMark extends MarkBase {
  /** A constructor that threw ends what never was. */
  readonly kind: 'opened' | 'ended';
}
export interface SendFailedMark extends MarkBase {
  readonly kind: 'send-failed';
  readonly failure: SendFailure;
}
export type ConnectionMark = LifeMark | SendFailedMark;
export interface NoteMark {
  readonly kind: 'note';
  readonly connectionId: null;
  readonly timestamp: number;
  readonly note: Note;
}
export type Mark = ConnectionMark | NoteMark;

export function keyOfMark(mark: Mark): string {
  if (mark.kind === 'note') return `note:${mark.note.realmId}:${mark.note.sequence}`;
  const key = `${mark.kind}:${mark.connectionId}`;
  return mark.kind === 'send-failed' ? `${key}:${mark.failure.sequence}` : key;
}

export function marksOf({ id: connectionId, openedAt, closedAt }: Connection): Mark[] {
  const marks: Mark[] = [];
  if (openedAt !== null) marks.push({ kind: 'opened', connectionId, timestamp: openedAt });
  if (closedAt !== null) marks.push({ kind: 'ended', connectionId, timestamp: closedAt });
  return marks;
}

export function markOfNote(note: Note): Mark {
  return { kind: 'note', connectionId: null, timestamp: note.timestamp, note };
}

export function markOfSend(failure: SendFailure): Mark {
  const { connectionId, timestamp } = failure;
  return { kind: 'send-failed', connectionId, timestamp, failure };
}
