// Connections that come to no decision: attempts that neither open nor fail, and closes that nobody answers.
import type { Client } from '../client.ts';
import type { Connection } from '../connection.ts';
import { knownUntil, unexplained } from '../gaps.ts';
import type { SessionView } from '../session.ts';
import { momentOf, withEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { PresentRule, Standard } from './standard.ts';

/** Slow servers take seconds; what takes longer than this hangs. ms */
const STALLED_MS = 20_000;
/** The latest attempts of a client, so that one with thousands costs no more: of more that hang at once the others are not counted. */
const MAX_LOOKED = 50;

export const connectingStalled: PresentRule = (client, view, standard) => {
  const stalled = stalledOf(client, view, standard, connectingSince);
  const [first] = stalled;
  if (first === undefined) return [];
  const finding: Finding = {
    rule: 'connecting-stalled',
    id: `connecting-stalled ${first.id}`,
    severity: 'warning',
    confidence: 'uncertain',
    connectionIds: stalled.map(({ id }) => id),
    since: first.createdAt,
    until: null,
    facts: { count: stalled.length, status: first.network?.status || null },
    evidence: stalled.map((connection) => momentOf(connection, 'constructed')).reduce(withEvidence, []),
  };
  return [finding];
};

export const closingStalled: PresentRule = (client, view, standard) => {
  const stalled = stalledOf(client, view, standard, closingSince);
  const [first] = stalled;
  if (first === undefined) return [];
  const finding: Finding = {
    rule: 'closing-stalled',
    id: `closing-stalled ${first.id}`,
    severity: 'information',
    confidence: 'uncertain',
    connectionIds: stalled.map(({ id }) => id),
    since: first.closeRequestedAt ?? first.createdAt,
    until: null,
    facts: { count: stalled.length },
    evidence: stalled.map((connection) => momentOf(connection, 'close-requested')).reduce(withEvidence, []),
  };
  return [finding];
};

/** An error means that it was decided, and that the word of its end is still to come. */
function connectingSince({ readyState, createdAt, hasError, url }: Connection): number | null {
  return readyState === 'connecting' && !hasError && url !== '' ? createdAt : null;
}

function closingSince({ readyState, openedAt, closeRequestedAt, hasError }: Connection): number | null {
  return readyState === 'closing' && openedAt !== null && !hasError ? closeRequestedAt : null;
}

function stalledOf(
  { attempts, realmId }: Client,
  { connections, realms, hiddenTimes, gaps, unrecorded }: SessionView,
  { now }: Standard,
  sinceOf: (connection: Connection) => number | null,
): readonly Connection[] {
  if (realms.get(realmId)?.endedAt != null) return [];
  const lost = unexplained(gaps.get(realmId) ?? [], unrecorded);
  return attempts.slice(-MAX_LOOKED).flatMap(({ connectionId }) => {
    const connection = connections.get(connectionId);
    // The word that it opened may be among what was lost.
    const since = connection === undefined || !connection.witnesses.hook ? null : sinceOf(connection);
    if (connection === undefined || since === null || knownUntil(lost, since, now) - since < STALLED_MS) return [];
    // A page that is hidden may be frozen, and hears of nothing then.
    return hiddenTimes.some(({ until }) => until === null || until > since) ? [] : [connection];
  });
}
