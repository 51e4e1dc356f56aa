// Which connections of a client are listed: a retry storm makes thousands, of which the newest say enough. Pure.
import type { Connection } from '../../lib/model/connection.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';

/** A client with fewer is listed whole. */
export const MAX_SHOWN = 20;

/** Newest first: the newest, and of the older ones those that live or are chosen. */
export function shownAttempts(
  ids: readonly ConnectionId[],
  connections: ReadonlyMap<ConnectionId, Connection>,
  chosen: ReadonlySet<ConnectionId>,
): ConnectionId[] {
  const newestFirst = ids.toReversed();
  // A choice of the whole client is no reason to list it whole.
  const isChosenApart = chosen.size <= MAX_SHOWN;
  return newestFirst.filter((id, index) => {
    if (index < MAX_SHOWN) return true;
    return connections.get(id)?.readyState !== 'closed' || (isChosenApart && chosen.has(id));
  });
}
