// Sums of broadcasts over one group of overlaps, kept apart by how they were compared. Pure.
import type { Broadcast } from './broadcast-log.ts';
import type { DuplicateFacts } from './findings/connect-facts.ts';

/** Grow in place: every broadcast of a session is added to some, and those of late anew for each view. */
interface Sums {
  broadcasts: number;
  doubledBroadcasts: number;
  doubledBytes: number;
  /** Places in the session's message list of the first broadcast that came more than once. */
  firstCopies: readonly number[];
}

export interface BroadcastTally {
  readonly byId: Sums;
  readonly byPayload: Sums;
}

const NO_SUMS: Readonly<Sums> = { broadcasts: 0, doubledBroadcasts: 0, doubledBytes: 0, firstCopies: [] };

/** Empty, or as large as another is now. */
export function createTally({ byId, byPayload }: Partial<BroadcastTally> = {}): BroadcastTally {
  return { byId: { ...NO_SUMS, ...byId }, byPayload: { ...NO_SUMS, ...byPayload } };
}

export function addBroadcast(tally: BroadcastTally, broadcast: Broadcast): void {
  const { hasId, connectionIds, byteLength, messageIndexes } = broadcast;
  const sums = hasId ? tally.byId : tally.byPayload;
  const copies = connectionIds.length - 1;
  sums.broadcasts++;
  if (copies === 0) return;
  sums.doubledBroadcasts++;
  sums.doubledBytes += copies * byteLength;
  if (isEarlier(messageIndexes, sums.firstCopies)) sums.firstCopies = [...messageIndexes];
}

/** Broadcasts are added in no order: the earliest is the first whenever it comes. */
function isEarlier([index = 0]: readonly number[], [known]: readonly number[]): boolean {
  return known === undefined || index < known;
}

type Comparison = Omit<DuplicateFacts, 'overlapMs' | 'isByDesign'> & Pick<Sums, 'firstCopies'>;

/** What a finding may say: ids prove more than equal texts (two pongs are equal), so where there are ids only they count. */
export function comparisonOf({ byId, byPayload }: BroadcastTally): Comparison {
  if (byId.broadcasts > 0) return { comparedBy: 'broadcast-id', ...byId };
  if (byPayload.broadcasts > 0) return { comparedBy: 'payload', ...byPayload };
  return { comparedBy: 'none', ...NO_SUMS };
}
