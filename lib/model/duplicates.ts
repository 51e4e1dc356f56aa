// Connections that were open to one endpoint at once, and what each of them got twice. Looks at hooked connections only:
// of the others nobody knows when they closed.
import { isSmallTalk } from '../decode/small-talk.ts';
import type { SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Attribution } from './attribution.ts';
import { type Broadcast, type BroadcastLog, createBroadcastLog } from './broadcast-log.ts';
import { addBroadcast, type BroadcastTally, comparisonOf, createTally } from './broadcast-tally.ts';
import type { Ending } from './clients/attempt.ts';
import type { Connection } from './connection.ts';
import { type Evidence, withEvidence } from './findings/evidence.ts';
import type { Finding } from './findings/finding.ts';
import { FLASH_MS, shortOverlaps } from './findings/short-overlap.ts';
import { type Interval, type Overlap, overlapAt, overlapsOf } from './overlap.ts';

/** So many broadcasts, none of them twice, are no chance any more: each connection has its own. */
const TELLING_BROADCASTS = 10;
/** Fewer equal texts than one in so many may be chance. */
const CHANCE = 20;
/** Connections to one endpoint that are compared: the latest. */
export const MAX_INTERVALS = 1_000;

const NONE: readonly number[] = [];
const NO_EVIDENCE: readonly Evidence[] = [];

/** Who made a connection; asked when a finding is made, since the verdict may grow with what is learned. */
export interface Makers {
  /** Asked with every broadcast. */
  clientIdOf(id: ConnectionId): string;
  /** Null when the connection is forgotten. */
  attributionOf(id: ConnectionId): Attribution | null;
  /** How it ended; null while it has not, or when it is forgotten. */
  endingOf(id: ConnectionId): Ending | null;
}

export interface DuplicateLedger {
  /** After each change of a connection. */
  observe(connection: Connection): void;
  /** Indexes of the messages that are copies of one broadcast by now, this one included; none while it came once. */
  received(endpointKey: string, event: SessionEventOf<'message-received'>, messageIndex: number): readonly number[];
  findings(lastEventAt: number): Finding<'duplicate-connections' | 'short-overlap'>[];
}

interface Rivalry {
  readonly endpointKey: string;
  readonly intervals: Map<ConnectionId, Interval>;
  readonly broadcasts: BroadcastLog;
  readonly settled: Map<string, BroadcastTally>;
  /** What was settled last, by the clients that decide. */
  latest: { readonly first: string; readonly second: string; readonly tally: BroadcastTally } | null;
  /** Null when the intervals changed since. */
  overlaps: readonly Overlap[] | null;
}

export function createDuplicateLedger(makers: Makers): DuplicateLedger {
  const rivalries = new Map<string, Rivalry>();

  function rivalryAt(endpointKey: string): Rivalry {
    const known = rivalries.get(endpointKey);
    if (known !== undefined) return known;
    const broadcasts = createBroadcastLog((broadcast) => {
      const overlap = overlapAt(currentOverlaps(rivalry), broadcast.receivedAt);
      if (overlap !== undefined) addBroadcast(settledOf(rivalry, overlap), broadcast);
    });
    const rivalry: Rivalry = {
      endpointKey,
      intervals: new Map(),
      broadcasts,
      settled: new Map(),
      latest: null,
      overlaps: null,
    };
    rivalries.set(endpointKey, rivalry);
    return rivalry;
  }

  /** One broadcast after the other is of the same two clients: their name is not made anew for each. */
  function settledOf(rivalry: Rivalry, overlap: Overlap): BroadcastTally {
    const [first, second] = firstTwoOf(overlap, makers);
    const { latest } = rivalry;
    if (latest !== null && latest.first === first && latest.second === second) return latest.tally;
    const tally = tallyIn(rivalry.settled, findingIdOf(rivalry, overlap, makers));
    rivalry.latest = { first, second, tally };
    return tally;
  }

  return {
    observe({ id, url, endpoint, openedAt, closedAt }) {
      if (openedAt === null || url === '') return;
      const rivalry = rivalryAt(endpoint.key);
      const known = rivalry.intervals.get(id);
      if (known?.openedAt === openedAt && known.closedAt === closedAt) return;
      rivalry.intervals.set(id, { connectionId: id, openedAt, closedAt });
      rivalry.overlaps = null;
      if (rivalry.intervals.size > MAX_INTERVALS) forgetOldestClosed(rivalry.intervals);
    },
    received(endpointKey, { connectionId, timestamp: receivedAt, payload, byteLength, isTruncated }, messageIndex) {
      // A cut text may differ behind the cut: not compared.
      if (typeof payload !== 'string' || isTruncated || isSmallTalk(payload)) return NONE;
      const rivalry = rivalryAt(endpointKey);
      const broadcast = rivalry.broadcasts.add({ connectionId, receivedAt, payload, byteLength, messageIndex });
      return broadcast !== null && isDoubled(rivalry, broadcast) ? broadcast.messageIndexes : NONE;
    },
    findings(lastEventAt) {
      return [...rivalries.values()].flatMap((rivalry) => [
        ...findingsOf(rivalry, makers, lastEventAt),
        ...shortOverlaps(rivalry.endpointKey, currentOverlaps(rivalry), makers.endingOf),
      ]);
    },
  };
}

/** Texts without an id are compared until one with an id came, as in `comparisonOf`. */
function isDoubled(rivalry: Rivalry, { connectionIds, hasId, receivedAt }: Broadcast): boolean {
  if (connectionIds.length < 2 || hasId !== rivalry.broadcasts.hasIds()) return false;
  return overlapAt(currentOverlaps(rivalry), receivedAt) !== undefined;
}

function currentOverlaps(rivalry: Rivalry): readonly Overlap[] {
  rivalry.overlaps ??= overlapsOf([...rivalry.intervals.values()]);
  return rivalry.overlaps;
}

function forgetOldestClosed(intervals: Map<ConnectionId, Interval>): void {
  for (const { connectionId, closedAt } of intervals.values()) {
    if (closedAt === null) continue;
    intervals.delete(connectionId);
    return;
  }
}

/** Overlaps of the same two clients are one story, so a rival that reconnects all day is one finding. */
function findingsOf(rivalry: Rivalry, makers: Makers, lastEventAt: number): Finding<'duplicate-connections'>[] {
  const ids = new Map(currentOverlaps(rivalry).map((overlap) => [overlap, findingIdOf(rivalry, overlap, makers)]));
  const groups = new Map<string, Overlap[]>();
  for (const [overlap, id] of ids) {
    if (overlap.until !== null && overlap.until - overlap.since < FLASH_MS) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [overlap]);
    else group.push(overlap);
  }
  if (groups.size === 0) return [];
  const tallies = talliesOf(rivalry, ids);
  return [...groups].map(([id, overlaps]) => {
    return findingOf(id, overlaps, tallies.get(id) ?? createTally(), makers, lastEventAt);
  });
}

function talliesOf(rivalry: Rivalry, ids: ReadonlyMap<Overlap, string>): Map<string, BroadcastTally> {
  const tallies = new Map([...rivalry.settled].map(([id, tally]) => [id, createTally(tally)]));
  const overlaps = [...ids.keys()];
  for (const broadcast of rivalry.broadcasts.kept()) {
    const overlap = overlapAt(overlaps, broadcast.receivedAt);
    const id = overlap === undefined ? undefined : ids.get(overlap);
    if (id !== undefined) addBroadcast(tallyIn(tallies, id), broadcast);
  }
  return tallies;
}

function tallyIn(tallies: Map<string, BroadcastTally>, id: string): BroadcastTally {
  const known = tallies.get(id);
  if (known !== undefined) return known;
  const tally = createTally();
  tallies.set(id, tally);
  return tally;
}

/** The first two decide: a third that joins later does not make it another finding. */
function firstTwoOf({ connectionIds: [first, second] }: Overlap, makers: Makers): [string, string] {
  return [clientIdOf(first, makers), clientIdOf(second, makers)];
}

function clientIdOf(id: ConnectionId | undefined, makers: Makers): string {
  return id === undefined ? '' : makers.clientIdOf(id);
}

function findingIdOf({ endpointKey }: Rivalry, overlap: Overlap, makers: Makers): string {
  const pair = firstTwoOf(overlap, makers).sort().join(' + ');
  return `duplicate-connections ${endpointKey} ${pair}`;
}

function findingOf(
  id: string,
  overlaps: readonly Overlap[],
  tally: BroadcastTally,
  makers: Makers,
  lastEventAt: number,
): Finding<'duplicate-connections'> {
  const connectionIds = [...new Set(overlaps.flatMap((overlap) => overlap.connectionIds))];
  const { firstCopies, ...comparison } = comparisonOf(tally);
  const isDoubled = comparison.doubledBroadcasts > 0;
  const isMixed = haveDifferentOpeners(connectionIds, makers);
  const isServedTwice = isDoubled && isNoChance(comparison);
  const isByDesign = !isDoubled && !isMixed && comparison.broadcasts >= TELLING_BROADCASTS;
  const endOf = ({ since, until }: Overlap) => until ?? Math.max(lastEventAt, since);
  return {
    rule: 'duplicate-connections',
    id,
    severity: isServedTwice || isMixed ? 'error' : isByDesign ? 'information' : 'warning',
    confidence: isDoubled ? 'certain' : 'likely',
    connectionIds,
    since: overlaps[0]?.since ?? 0,
    until: overlaps.at(-1)?.until ?? null,
    facts: {
      isByDesign,
      overlapMs: overlaps.reduce((sum, overlap) => sum + endOf(overlap) - overlap.since, 0),
      ...comparison,
    },
    evidence: [
      ...overlaps
        .map(({ since, until }): Evidence => ({ kind: 'span', since, until }))
        .reduce(withEvidence, NO_EVIDENCE),
      ...firstCopies.map((index): Evidence => ({ kind: 'message', index })),
    ],
  };
}

/** An id proves; equal texts do where they are many. */
function isNoChance({
  comparedBy,
  doubledBroadcasts,
  broadcasts,
}: Omit<ReturnType<typeof comparisonOf>, 'firstCopies'>) {
  return comparedBy === 'broadcast-id' || doubledBroadcasts * CHANCE >= broadcasts;
}

/** Different languages at the constructor or at its cause. What is unknown differs from nothing. */
function haveDifferentOpeners(connectionIds: readonly ConnectionId[], makers: Makers): boolean {
  const kinds = new Set<string>();
  for (const id of connectionIds) {
    const attribution = makers.attributionOf(id);
    if (attribution === null || attribution.opener.language === 'unknown') continue;
    const { opener, initiator } = attribution;
    kinds.add(`${opener.language} ${initiator?.language ?? ''}`);
  }
  return kinds.size > 1;
}
