// Which parts of a session an export can be of. Pure.
import type { Message } from '../../model/message.ts';
import type { SessionModel, SessionView } from '../../model/session.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import { messageKey } from '../../session/message-key.ts';
import type { Chosen, Selection } from '../../session/select-events.ts';
import type { TimeRange } from '../timeline/time-range.ts';

export type PartName = 'all' | 'connections' | 'messages' | 'time';

/** What is chosen in the panel at this moment. */
export interface PartChoices {
  readonly view: SessionView;
  readonly connectionIds: ReadonlySet<ConnectionId>;
  readonly selectedCount: number;
  /** Null while all of the time is looked at. */
  readonly timeRange: TimeRange | null;
}

const ALL: Selection = { connectionIds: null, from: null, to: null, messages: null };

/** Whether there is anything in that part that is less than the whole. */
export function isOffered(part: PartName, { connectionIds, selectedCount, timeRange }: PartChoices): boolean {
  switch (part) {
    case 'all':
      return true;
    case 'connections':
      return connectionIds.size > 0;
    case 'messages':
      return selectedCount > 0;
    case 'time':
      return timeRange !== null;
  }
}

/** The part as exports take it; null for all of the session. */
export function chosenPart(
  part: PartName,
  { view, connectionIds, timeRange }: PartChoices,
  selected: () => readonly Message[],
  { messages }: SessionModel,
): Chosen | null {
  switch (part) {
    case 'all':
      return null;
    case 'connections':
      return { view, selection: { ...ALL, connectionIds } };
    case 'messages':
      return { view, selection: selectionOf(selected(), messages.origins) };
    case 'time':
      return { view, selection: { ...ALL, from: timeRange?.from ?? null, to: timeRange?.until ?? null } };
  }
}

function selectionOf(selected: readonly Message[], origins: SessionModel['messages']['origins']): Selection {
  const realmOf = new Map(origins.map(({ connectionId, realmId }) => [connectionId, realmId]));
  const keys = new Set<string>();
  for (const { connectionId, sequence } of selected) {
    const realmId = realmOf.get(connectionId);
    if (realmId !== undefined) keys.add(messageKey({ realmId, sequence }));
  }
  return { ...ALL, connectionIds: new Set(selected.map(({ connectionId }) => connectionId)), messages: keys };
}
