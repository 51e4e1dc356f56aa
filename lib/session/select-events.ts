// A part of a session: chosen connections, chosen messages, a stretch of time. What is left is a session by itself.
import type { Gap } from '../model/gaps.ts';
import type { SessionView } from '../model/session.ts';
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import { batchesOf, type Events } from './event-batches.ts';
import { messageKey } from './message-key.ts';
import type { SessionFacts } from './native/session-file.ts';

export interface Selection {
  /** Null: all. */
  readonly connectionIds: ReadonlySet<ConnectionId> | null;
  /** Epoch ms, both included; null: from the start, to the end. */
  readonly from: number | null;
  readonly to: number | null;
  /** Which messages of these, by `messageKey`; null: all. */
  readonly messages: ReadonlySet<string> | null;
}

/** A selection, and what the session comes to, by which connections are known to have been there. */
export interface Chosen {
  readonly selection: Selection;
  readonly view: Pick<SessionView, 'connections'>;
}

/** Looks at each event of a session once, in order. */
export interface Selector {
  isKept(event: SessionEvent): boolean;
  /** A kept event as it stands in the part: sequences close up over what is left out, so that it is not taken for lost. */
  closedUp(event: SessionEvent): SessionEvent;
}

/**
 * Of a connection that was there during that time all but its messages stay: who opened it and how it ended explain what it
 * said. Null chooses all.
 */
export function createSelector(chosen: Chosen | null): Selector {
  if (chosen === null) return { isKept: () => true, closedUp: (event) => event };
  const { selection } = chosen;
  const { from, to, messages } = selection;
  const { connectionIds, entryIds } = thoseThere(chosen);
  const sequences = createClosedSequences();

  function isChosen(event: SessionEvent): boolean {
    if (event.type === 'network-observed') return entryIds.has(event.entryId);
    if (!('connectionId' in event)) return isOfAll(event, selection);
    if (!connectionIds.has(event.connectionId)) return false;
    // Its message is told of by another event, which decides.
    if (event.type === 'payload-read') return sequences.isAwaited(event);
    if (event.type !== 'message-sent' && event.type !== 'message-received') return true;
    if (event.timestamp < (from ?? 0) || event.timestamp > (to ?? Infinity)) return false;
    return messages === null || messages.has(messageKey(event));
  }

  return {
    isKept(event) {
      const isKept = isChosen(event);
      if (isKept) sequences.keep(event);
      else sequences.leaveOut(event);
      return isKept;
    },
    closedUp: sequences.closedUp,
  };
}

/** The chosen connections that were there at some time of the stretch, and what the network layer calls them. */
function thoseThere({ selection, view }: Chosen) {
  const connectionIds = new Set<ConnectionId>();
  const entryIds = new Set<string>();
  for (const { id, createdAt, closedAt, network } of view.connections.values()) {
    const isThere = (closedAt ?? Infinity) >= (selection.from ?? 0) && createdAt <= (selection.to ?? Infinity);
    if (!isThere || !(selection.connectionIds?.has(id) ?? true)) continue;
    connectionIds.add(id);
    if (network !== null) entryIds.add(network.entryId);
  }
  return { connectionIds, entryIds };
}

/** The events of a part of a session; `change` sees each as it stands in the whole. */
export async function* selectEvents(
  events: Events,
  chosen: Chosen | null,
  change: (event: SessionEvent) => SessionEvent = (event) => event,
): AsyncGenerator<SessionEvent> {
  const selector = createSelector(chosen);
  for await (const batch of batchesOf(events)) {
    for (const event of batch) if (selector.isKept(event)) yield selector.closedUp(change(event));
  }
}

/** What concerns the page as a whole, and not what was told of other times. */
function isOfAll(event: SessionEvent, { connectionIds, to }: Selection): boolean {
  if (event.type === 'construct-failed') return connectionIds === null && event.timestamp <= (to ?? Infinity);
  return true;
}

/** What an export of a selection says of itself. */
export function selectionFacts({ connectionIds, from, to, messages }: Selection): Pick<SessionFacts, 'selection'> {
  if (connectionIds === null && from === null && to === null && messages === null) return {};
  return {
    selection: {
      ...(connectionIds === null ? {} : { connectionIds: [...connectionIds] }),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
      ...(messages === null ? {} : { messageCount: messages.size }),
    },
  };
}

/** Times whose messages a part of a session leaves out, of connections that it has. */
export function gapsOfPart({ selection }: Pick<SessionFacts, 'selection'>): readonly Gap[] {
  if (selection === undefined) return [];
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, messageCount } = selection;
  const all: Gap = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  if (messageCount !== undefined) return [all];
  return [
    { ...all, until: from },
    { ...all, since: to },
  ].filter(({ since, until }) => since < until);
}

/** Sequences without the gaps that the selection makes; those that were there before stay, since they are losses. */
function createClosedSequences() {
  const leftOut = new Map<RealmId, number>();
  /** New sequences of messages whose bytes come later. */
  const awaited = new Map<string, number>();
  const gapOf = (realmId: RealmId) => leftOut.get(realmId) ?? 0;

  return {
    leaveOut({ realmId }: SessionEvent): void {
      leftOut.set(realmId, gapOf(realmId) + 1);
    },
    keep(event: SessionEvent): void {
      if (event.type === 'payload-read' || !('payload' in event) || event.payload !== null) return;
      awaited.set(messageKey(event), event.sequence - gapOf(event.realmId));
    },
    isAwaited: ({ realmId, messageSequence }: SessionEventOf<'payload-read'>) =>
      awaited.has(messageKey({ realmId, sequence: messageSequence })),
    closedUp(event: SessionEvent): SessionEvent {
      const gap = gapOf(event.realmId);
      if (gap === 0) return event;
      const sequence = event.sequence - gap;
      if (event.type !== 'payload-read') return { ...event, sequence };
      const key = messageKey({ realmId: event.realmId, sequence: event.messageSequence });
      return { ...event, sequence, messageSequence: awaited.get(key) ?? event.messageSequence };
    },
  };
}
