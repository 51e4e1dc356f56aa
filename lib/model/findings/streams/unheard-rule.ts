// A connection that hears nothing any more, while one that was served the same goes on.
import type { Finding } from '../finding.ts';
import { type Heard, messagesOf, ofConnection, type StreamCase, type StreamRule } from './stream-rule.ts';

/** So many messages before it can be said what is usual; a pause is odd that is so many times longer, and this long. */
const MIN_RECEIVED = 5;
const PAUSES = 10;
const MIN_SILENCE_MS = 5_000;

export const connectionUnheard: StreamRule = (one) => {
  const { stream, connection, isOpen } = one;
  const { receivedCount, lastReceivedAt } = stream;
  if (!isOpen || receivedCount < MIN_RECEIVED || lastReceivedAt === null || connection.openedAt === null) return [];
  const doubledBroadcasts = doubledWithOthers(one);
  if (doubledBroadcasts === 0) return [];
  const peersHeardAt = Math.max(0, ...one.neighbours().map((other) => heardAt(other, one)));
  const silentMs = peersHeardAt - one.knownSince(lastReceivedAt);
  const pauseMs = (lastReceivedAt - connection.openedAt) / receivedCount;
  if (silentMs < Math.max(MIN_SILENCE_MS, pauseMs * PAUSES)) return [];
  const finding: Finding = {
    ...ofConnection('connection-unheard', one),
    severity: 'error',
    confidence: 'likely',
    since: lastReceivedAt,
    facts: { silentMs, doubledBroadcasts },
    evidence: [{ kind: 'span', since: lastReceivedAt, until: null }, ...messagesOf([])],
  };
  return [finding];
};

/** Broadcasts that this connection and others received alike: only those who were served the same can be compared. */
function doubledWithOthers({ view, connection }: StreamCase): number {
  for (const finding of view.findings) {
    if (finding.rule !== 'duplicate-connections' || !finding.connectionIds.includes(connection.id)) continue;
    if (finding.until === null) return finding.facts.doubledBroadcasts;
  }
  return 0;
}

function heardAt({ stream, connection }: Heard, { view, connection: own }: StreamCase): number {
  const areRivals = view.findings.some(
    ({ rule, connectionIds }) =>
      rule === 'duplicate-connections' && connectionIds.includes(own.id) && connectionIds.includes(connection.id),
  );
  return areRivals && connection.readyState === 'open' ? (stream.lastReceivedAt ?? 0) : 0;
}
