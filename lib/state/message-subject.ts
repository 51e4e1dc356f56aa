// One message after the other as what a filter asks of it: one object that moves along the log.
import type { ReadonlyMessageLog } from '../model/message-log.ts';
import type { WordSearch } from '../model/word-search.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { ConnectionFacet, FilterSubject, Word } from './filter/filter-subject.ts';
import type { MessageFacts } from './message-facts.ts';

export interface SubjectSource {
  readonly messages: ReadonlyMessageLog;
  readonly facts: MessageFacts;
  facetOf(id: ConnectionId): ConnectionFacet;
  isStarred(id: ConnectionId, sequence: number): boolean;
}

export interface MessageSubject extends FilterSubject {
  /** False where no message is kept. */
  moveTo(index: number): boolean;
  /** Place in the log's `origins`. */
  readonly origin: number;
}

export function createMessageSubject({ messages, facts, facetOf, isStarred }: SubjectSource): MessageSubject {
  const cursor = messages.cursor();
  const searches = new Map<Word, WordSearch>();
  const connectionId = (): ConnectionId => messages.origins[cursor.origin]?.connectionId as ConnectionId;

  function searchFor(word: Word): WordSearch {
    const search = messages.search(word.pattern, word.length);
    searches.set(word, search);
    return search;
  }

  return {
    moveTo: cursor.moveTo,
    get origin() {
      return cursor.origin;
    },
    get direction() {
      return cursor.isReceived ? 'received' : 'sent';
    },
    get kind() {
      return cursor.isBinary ? 'binary' : 'text';
    },
    get byteLength() {
      return cursor.byteLength;
    },
    get timestamp() {
      return cursor.timestamp;
    },
    get isTruncated() {
      return cursor.isTruncated;
    },
    get isDuplicate() {
      return cursor.copies > 1;
    },
    get isEscaped() {
      return cursor.isEscaped;
    },
    closeCode: null,
    connection: () => facetOf(connectionId()),
    type: () => facts.typeOf(cursor.index),
    channel: () => facts.channelOf(cursor.index),
    text: cursor.text,
    holds: (word) => (searches.get(word) ?? searchFor(word)).has(cursor.index),
    words: () => facts.wordsOf(cursor.index),
    isJson: () => facts.isJson(cursor.index),
    tree: () => facts.treeOf(cursor.index),
    isStarred: () => isStarred(connectionId(), cursor.sequence),
    isHeartbeat: () => facts.isHeartbeat(cursor.index),
    isError: () => facts.isError(cursor.index),
    hasDrift: () => facts.hasDrift(cursor.index),
    isOfUnknownType: () => facts.isOfUnknownType(cursor.index),
  };
}
