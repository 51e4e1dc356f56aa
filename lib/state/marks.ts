// Rows of the grid that are no messages: where connections opened and ended, and where a send came to nothing. Pure.
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
export type Mark = LifeMark | SendFailedMark;

export function keyOfMark(mark: Mark): string {
  const key = `${mark.kind}:${mark.connectionId}`;
  return mark.kind === 'send-failed' ? `${key}:${mark.failure.sequence}` : key;
}

export function marksOf({ id: connectionId, openedAt, closedAt }: Connection): Mark[] {
  const marks: Mark[] = [];
  if (openedAt !== null) marks.push({ kind: 'opened', connectionId, timestamp: openedAt });
  if (closedAt !== null) marks.push({ kind: 'ended', connectionId, timestamp: closedAt });
  return marks;
}

export function markOfSend(failure: SendFailure): Mark {
  const { connectionId, timestamp } = failure;
  return { kind: 'send-failed', connectionId, timestamp, failure };
}
