// The brackets that tie the rivals of a duplicate finding together, worked out over the list as it is shown. Pure.
import type { Client } from '../../lib/model/client.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';

/** How a line of the list takes part in the bracket: an arm at a rival, the plain bar between rivals. */
export type BracketPart = 'first' | 'rival' | 'between' | 'last';

/** The line of a client's heading, or of a connection. */
export type LineKey = `client:${string}` | ConnectionId;

export function rivalBrackets(
  order: readonly LineKey[],
  findings: readonly Finding[],
): ReadonlyMap<LineKey, BracketPart> {
  const parts = new Map<LineKey, BracketPart>();
  const positions = new Map(order.map((key, index) => [key, index]));
  for (const finding of findings) {
    if (finding.rule !== 'duplicate-connections' || finding.until !== null) continue;
    const rivals = finding.connectionIds.map((id) => positions.get(id) ?? -1).filter((at) => at >= 0);
    if (rivals.length < 2) continue;
    const [first, last] = [Math.min(...rivals), Math.max(...rivals)];
    for (let at = first; at <= last; at++) {
      const key = order[at];
      if (key === undefined || parts.has(key)) continue;
      parts.set(key, at === first ? 'first' : at === last ? 'last' : rivals.includes(at) ? 'rival' : 'between');
    }
  }
  return parts;
}

/** The lines as shown: clients in order, each with its newest connection first. */
export function lineOrder(clients: readonly Client[]): LineKey[] {
  return clients.flatMap((client): LineKey[] => [`client:${client.id}`, ...client.connectionIds.toReversed()]);
}
