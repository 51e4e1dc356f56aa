// Overlaps that were over at once and that the page meant: the next connection before the last was closed, or a page that
// went while its successor was there already. Named, so that nobody has to wonder, and never an alarm.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Ending } from '../clients/attempt.ts';
import type { Overlap } from '../overlap.ts';
import { type Evidence, withEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';

/** An ended overlap shorter than this is no duplicate. ms */
export const FLASH_MS = 1_000;
const MAX_IDS = 100;

type Kind = Finding<'short-overlap'>['facts']['kind'];

const KIND_OF: Partial<Record<Ending, Kind>> = { 'closed-by-page': 'hand-over', left: 'reload' };

/** One finding an endpoint and kind. What ended by chance in so short a time is not said to be meant. */
export function shortOverlaps(
  endpointKey: string,
  overlaps: readonly Overlap[],
  endingOf: (id: ConnectionId) => Ending | null,
): Finding<'short-overlap'>[] {
  const found = new Map<Kind, Overlap[]>();
  for (const overlap of overlaps) {
    const [older] = overlap.connectionIds;
    if (overlap.until === null || overlap.until - overlap.since >= FLASH_MS || older === undefined) continue;
    const kind = KIND_OF[endingOf(older) ?? 'lost'];
    if (kind !== undefined) found.set(kind, [...(found.get(kind) ?? []), overlap]);
  }
  return [...found].map(([kind, members]) => findingOf(endpointKey, kind, members));
}

function findingOf(endpointKey: string, kind: Kind, overlaps: readonly Overlap[]): Finding<'short-overlap'> {
  const spans = overlaps.map(({ since, until }): Evidence => ({ kind: 'span', since, until }));
  return {
    rule: 'short-overlap',
    id: `short-overlap ${kind} ${endpointKey}`,
    severity: 'information',
    confidence: 'likely',
    connectionIds: [...new Set(overlaps.flatMap(({ connectionIds }) => connectionIds))].slice(-MAX_IDS),
    since: overlaps[0]?.since ?? 0,
    until: overlaps.at(-1)?.until ?? null,
    facts: {
      count: overlaps.length,
      overlapMs: Math.max(...overlaps.map(({ since, until }) => (until ?? since) - since)),
      kind,
    },
    evidence: spans.reduce<readonly Evidence[]>(withEvidence, []),
  };
}
