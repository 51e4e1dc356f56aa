// What the session has seen, for completing a filter.

import type { ReadonlyMessageLog } from '../model/message-log.ts';
import type { SessionView } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type ConnectionLabel, filterLabelOf } from './connection-labels.ts';
import { fieldPathsOf } from './filter/field-paths.ts';
import type { SuggestContext } from './filter/suggest.ts';
import type { MessageFacts } from './message-facts.ts';

/** The newest messages, of which the fields are offered. */
const SAMPLED_MESSAGES = 30;
/** Longer ones take too long to read at a key stroke. UTF-16 units, or bytes. */
const MAX_SAMPLED_LENGTH = 100_000;

export interface SuggestSource {
  readonly messages: ReadonlyMessageLog;
  readonly facts: MessageFacts;
  readonly view: SessionView;
  readonly labels: ReadonlyMap<ConnectionId, ConnectionLabel>;
}

export function suggestContextOf({ messages, facts, view, labels }: SuggestSource): SuggestContext {
  const fieldPaths = fieldPathsOf(newestTrees(messages, facts));
  const codes = [...view.connections.values()].flatMap(({ close }) => (close === null ? [] : [close.code]));
  return {
    types: facts.types.all(),
    channels: facts.channels.all(),
    connections: [...labels.values()].map(filterLabelOf),
    realms: [...new Set([...view.realms.values()].map(({ kind }) => kind))],
    closeCodes: [...new Set(codes)].sort((a, b) => a - b),
    fieldPaths,
  };
}

function* newestTrees(messages: ReadonlyMessageLog, facts: MessageFacts) {
  const end = messages.firstIndex + messages.length;
  for (let index = end - 1; index >= Math.max(messages.firstIndex, end - SAMPLED_MESSAGES); index--) {
    // Their types and channels are offered too, also before all others were found out.
    facts.typeOf(index);
    const length = messages.at(index)?.payload?.length ?? 0;
    if (length > 0 && length <= MAX_SAMPLED_LENGTH) yield facts.treeOf(index);
  }
}
