// A mark as what a filter asks of it. Pure.
import type { Connection } from '../model/connection.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { ConnectionFacet, FilterSubject } from './filter/filter-subject.ts';
import type { ConnectionMark, NoteMark } from './marks.ts';

const NO = (): boolean => false;
const NO_FACET: ConnectionFacet = { label: '', url: '', openers: [], realm: [] };
/** What only messages have. */
const SILENT = {
  direction: null,
  kind: null,
  byteLength: 0,
  isTruncated: false,
  isDuplicate: false,
  isEscaped: false,
  channel: () => null,
  isJson: NO,
  tree: () => null,
  isStarred: NO,
  isHeartbeat: NO,
  hasDrift: NO,
  isOfUnknownType: NO,
} as const;

/** Of no connection, and found by its text. */
export function noteSubject({ note, timestamp }: NoteMark): FilterSubject {
  return {
    ...SILENT,
    timestamp,
    closeCode: null,
    connection: () => NO_FACET,
    type: () => 'note',
    text: () => note.text,
    words: () => note.text,
    isError: NO,
  };
}

/** It has no direction and no size; its type is what happened, its text what was said of it. */
export function markSubject(
  mark: ConnectionMark,
  connection: Connection,
  facetOf: (id: ConnectionId) => ConnectionFacet,
): FilterSubject {
  const { close, failure } = connection;
  const isEnd = mark.kind === 'ended';
  return {
    ...SILENT,
    timestamp: mark.timestamp,
    closeCode: isEnd ? (close?.code ?? null) : null,
    connection: () => facetOf(connection.id),
    type: () => typeOf(mark, connection),
    text: () =>
      mark.kind === 'send-failed'
        ? (mark.failure.errorName ?? '')
        : [close?.code, close?.reason, failure?.text].join(' '),
    words: () => typeOf(mark, connection),
    isError: () => mark.kind === 'send-failed' || (isEnd && failure !== null),
  };
}

function typeOf({ kind }: ConnectionMark, { failure }: Connection): string {
  if (kind === 'send-failed') return kind;
  return kind === 'opened' ? 'open' : failure === null ? 'close' : 'failed';
}
