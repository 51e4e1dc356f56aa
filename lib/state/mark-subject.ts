// A mark as what a filter asks of it. Pure.
import type { Connection } from '../model/connection.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { ConnectionFacet, FilterSubject } from './filter/filter-subject.ts';
import type { Mark } from './marks.ts';

const NO = (): boolean => false;

/** It has no direction and no size; its type is what happened, its text what was said of it. */
export function markSubject(
  mark: Mark,
  connection: Connection,
  facetOf: (id: ConnectionId) => ConnectionFacet,
): FilterSubject {
  const { close, failure } = connection;
  const isEnd = mark.kind === 'ended';
  return {
    direction: null,
    kind: null,
    byteLength: 0,
    timestamp: mark.timestamp,
    isTruncated: false,
    isDuplicate: false,
    isEscaped: false,
    closeCode: isEnd ? (close?.code ?? null) : null,
    connection: () => facetOf(connection.id),
    type: () => typeOf(mark, connection),
    channel: () => null,
    text: () =>
      mark.kind === 'send-failed'
        ? (mark.failure.errorName ?? '')
        : [close?.code, close?.reason, failure?.text].join(' '),
    words: () => typeOf(mark, connection),
    isJson: NO,
    tree: () => null,
    isStarred: NO,
    isHeartbeat: NO,
    isError: () => mark.kind === 'send-failed' || (isEnd && failure !== null),
    hasDrift: NO,
    isOfUnknownType: NO,
  };
}

function typeOf({ kind }: Mark, { failure }: Connection): string {
  if (kind === 'send-failed') return kind;
  return kind === 'opened' ? 'open' : failure === null ? 'close' : 'failed';
}
