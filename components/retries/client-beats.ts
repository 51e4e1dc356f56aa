// The heartbeats of a client that are to be answered, over all its connections. Pure.
import type { Client } from '../../lib/model/client.ts';
import type { Standard } from '../../lib/model/findings/standard.ts';
import { gapsOf, knownUntil } from '../../lib/model/gaps.ts';
import type { SessionView } from '../../lib/model/session.ts';
import type { Beat, Heartbeat } from '../../lib/model/streams/heartbeat.ts';
import { middleOf, overdueOf, rhythmOf, visibilityOf } from '../../lib/model/streams/heartbeat-facts.ts';

export interface ClientBeats {
  /** In order of time; the newest. */
  readonly beats: readonly Beat[];
  readonly missing: ReadonlySet<Beat>;
  readonly answeredCount: number;
  readonly usualMs: number;
  readonly longestMs: number;
}

/** More points than this cover each other. */
const SHOWN = 300;
/** Connections of a client that are looked at: the latest. */
const CONNECTIONS = 16;

/** Null where the client has no heartbeat that was ever answered. */
export function beatsOf(
  { connectionIds }: Client,
  view: Pick<SessionView, 'streams' | 'connections' | 'hiddenTimes' | 'gaps' | 'unrecorded'>,
  { now, missing: unheard }: Pick<Standard, 'now' | 'missing'>,
): ClientBeats | null {
  const visibility = visibilityOf(view.hiddenTimes);
  const all: Beat[] = [];
  const missing = new Set<Beat>();
  for (const id of connectionIds.slice(-CONNECTIONS)) {
    const stream = view.streams.get(id);
    if (stream === undefined) continue;
    const gaps = gapsOf(stream.realmId, view, unheard);
    const until = (since: number) => knownUntil(gaps, since, view.connections.get(id)?.closedAt ?? now);
    for (const heartbeat of stream.heartbeats) {
      if (!heartbeat.isAnswerable || heartbeat.answeredCount === 0) continue;
      all.push(...heartbeat.beats);
      for (const beat of missingOf(heartbeat, until)) missing.add(beat);
    }
  }
  const beats = all.sort((a, b) => a.at - b.at).slice(-SHOWN);
  const trips = beats.flatMap(({ at, answeredAt }) => (answeredAt === null ? [] : [Math.max(0, answeredAt - at)]));
  const usualMs = middleOf(trips);
  if (usualMs === null) return null;
  return { beats, missing, answeredCount: trips.length, usualMs, longestMs: Math.max(...trips) };

  function missingOf(heartbeat: Heartbeat, until: (since: number) => number): Beat[] {
    const waiting = new Set(heartbeat.unanswered.map(({ messageIndex }) => messageIndex));
    const overdue = overdueOf(heartbeat, rhythmOf(heartbeat, visibility), until);
    const overdueIndexes = new Set(overdue.map(({ messageIndex }) => messageIndex));
    return heartbeat.beats.filter(
      ({ answeredAt, messageIndex }) =>
        answeredAt === null && (!waiting.has(messageIndex) || overdueIndexes.has(messageIndex)),
    );
  }
}
