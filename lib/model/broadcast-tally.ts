// Sums of broadcasts over one group of overlaps, kept apart by how they were compared. Pure.
import type { Broadcast } from './broadcast-log.ts';
import type { DuplicateFacts } from './findings/connect-facts.ts';

interface Sums {
  readonly broadcasts: number;
  readonly doubledBroadcasts: number;
  readonly doubledBytes: number;
  /** Places in the session's message list of the first broadcast that came more than once. */
  readonly firstCopies: readonly number[];
}

export interface BroadcastTally {
  readonly byId: Sums;
  readonly byPayload: Sums;
}

const NO_SUMS: Sums = { broadcasts: 0, doubledBroadcasts: 0, doubledBytes: 0, firstCopies: [] };
export const EMPTY_TALLY: BroadcastTally = { byId: NO_SUMS, byPayload: NO_SUMS };

export function withBroadcast(tally: BroadcastTally, broadcast: Broadcast): BroadcastTally {
  return broadcast.hasId
    ? { ...tally, byId: added(tally.byId, broadcast) }
    : { ...tally, byPayload: added(tally.byPayload, broadcast) };
}

function added(sums: Sums, { connectionIds, byteLength, messageIndexes }: Broadcast): Sums {
  const copies = connectionIds.length - 1;
  return {
    broadcasts: sums.broadcasts + 1,
    doubledBroadcasts: sums.doubledBroadcasts + Math.min(copies, 1),
    doubledBytes: sums.doubledBytes + copies * byteLength,
    firstCopies: copies > 0 && isEarlier(messageIndexes, sums.firstCopies) ? [...messageIndexes] : sums.firstCopies,
  };
}

/** Broadcasts are added in no order: the earliest is the first whenever it comes. */
function isEarlier([index = 0]: readonly number[], [known]: readonly number[]): boolean {
  return known === undefined || index < known;
}

type Comparison = Omit<DuplicateFacts, 'overlapMs'> & Pick<Sums, 'firstCopies'>;

/** What a finding may say: ids prove more than equal texts (two pongs are equal), so where there are ids only they count. */
export function comparisonOf({ byId, byPayload }: BroadcastTally): Comparison {
  if (byId.broadcasts > 0) return { comparedBy: 'broadcast-id', ...byId };
  if (byPayload.broadcasts > 0) return { comparedBy: 'payload', ...byPayload };
  return { comparedBy: 'none', ...NO_SUMS };
}
