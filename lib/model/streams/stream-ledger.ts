// What was said on every connection of a session. Pure; cost per message does not grow with the session.

import { refused } from '../../decode/format.ts';
import { DECODERS } from '../../decode/registry.ts';
import { createSpeakers } from '../../decode/speakers.ts';
import type { MessageEvent } from '../../protocol/events.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Connection } from '../connection.ts';
import { createSharedMap } from '../shared-map.ts';
import { createListener, type Listener } from './listener.ts';
import type { Stream } from './stream.ts';

export interface StreamLedger {
  hear(event: MessageEvent, messageIndex: number): void;
  /** The same map as before when nothing was heard; a stream of it is the same object while nothing was heard on it. */
  snapshot(): ReadonlyMap<ConnectionId, Stream>;
}

/** Formats that need a library are told by their first bytes only: what a model says must not depend on what is loaded. */
const libraries = { get: () => refused('No library is loaded here.') };

export function createStreamLedger(connectionOf: (id: ConnectionId) => Connection | undefined): StreamLedger {
  const listeners = new Map<ConnectionId, Listener>();
  const changed = new Set<ConnectionId>();
  const published = createSharedMap<ConnectionId, Stream>();
  let last: { readonly id: ConnectionId; readonly listener: Listener } | null = null;
  const speakers = createSpeakers({
    connectionOf: (id) => connectionOf(id as ConnectionId),
    contextFor: (format, variant, url) => ({ format, variant, url, decoders: DECODERS, libraries }),
    onChange: () => {},
  });

  function contextOf(event: MessageEvent, index: number) {
    const { connectionId, payload, isTruncated } = event;
    const direction = event.type === 'message-received' ? 'received' : 'sent';
    return speakers.contextOf({ index, connectionId, direction, payload, isTruncated });
  }

  function listenerOf(id: ConnectionId): Listener {
    const known = listeners.get(id);
    if (known !== undefined) return known;
    const listener = createListener(id, contextOf);
    listeners.set(id, listener);
    return listener;
  }

  return {
    hear(event, index) {
      // Messages of a flood mostly follow one another on one connection.
      if (last?.id !== event.connectionId) {
        last = { id: event.connectionId, listener: listenerOf(event.connectionId) };
        changed.add(event.connectionId);
      }
      last.listener.hear(event, index);
    },
    snapshot() {
      for (const id of changed) published.set(id, listenerOf(id).snapshot());
      changed.clear();
      last = null;
      return published.snapshot();
    },
  };
}
