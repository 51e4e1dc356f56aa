// Sums of broadcasts over one group of overlaps, kept apart by how they were compared. Pure.
import type { Broadcast } from './broadcast-log.ts';
import type { DuplicateFinding } from './finding.ts';

interface Sums {
  readonly broadcasts: number;
  readonly doubledBroadcasts: number;
  readonly doubledBytes: number;
}

export interface BroadcastTally {
  readonly byId: Sums;
  readonly byPayload: Sums;
}

const NO_SUMS: Sums = { broadcasts: 0, doubledBroadcasts: 0, doubledBytes: 0 };
export const EMPTY_TALLY: BroadcastTally = { byId: NO_SUMS, byPayload: NO_SUMS };

export function withBroadcast(tally: BroadcastTally, broadcast: Broadcast): BroadcastTally {
  return broadcast.hasId
    ? { ...tally, byId: added(tally.byId, broadcast) }
    : { ...tally, byPayload: added(tally.byPayload, broadcast) };
}

function added(sums: Sums, { connectionIds, byteLength }: Broadcast): Sums {
  const copies = connectionIds.length - 1;
  return {
    broadcasts: sums.broadcasts + 1,
    doubledBroadcasts: sums.doubledBroadcasts + Math.min(copies, 1),
    doubledBytes: sums.doubledBytes + copies * byteLength,
  };
}

/** What a finding may say: ids prove more than equal texts (two pongs are equal), so where there are ids only they count. */
export function evidenceOf({
  byId,
  byPayload,
}: BroadcastTally): Pick<DuplicateFinding, 'evidence' | 'broadcasts' | 'doubledBroadcasts' | 'doubledBytes'> {
  if (byId.broadcasts > 0) return { evidence: 'broadcast-id', ...byId };
  if (byPayload.broadcasts > 0) return { evidence: 'payload', ...byPayload };
  return { evidence: 'none', ...NO_SUMS };
}
