// Heartbeats that nothing names: a small message at regular times, and a small one of the other side behind each of them.
import { createHeartbeatTrack, type HeartbeatTrack } from './heartbeat.ts';
import { type Kind, MIN_BEAT_MS } from './kind.ts';

/** What is longer carries something. UTF-16 units or bytes. */
export const MAX_BEAT_LENGTH = 256;
/** Times in a row that are alike before a message counts as regular, and answers before it counts as a heartbeat. */
const MIN_REGULAR = 3;
/** In a row. */
const MIN_HITS = 4;
const MAX_CANDIDATES = 4;
/** A page that asks every second polls for something; nobody proves that often that he lives. ms */
const MIN_RHYTHM_MS = 2_000;
/** What names itself something else (`getPrice`) is that, however regular. */
const MAY_BE_BEAT =
  /(?:^|[^a-z])(?:ping|pong|heart|beat|hb|alive|keepalive|hello|probe|health|echo|noop|ack|check|test)(?:$|[^a-z])|Ping|Pong|[Bb]eat(?:$|[^a-z])|Alive/;
/** Messages of the answering kind that may have come for another reason. */
const SPARE_ANSWERS = 1;

interface Candidate {
  readonly kind: Kind;
  readonly hits: Map<Kind, number>;
  /** Kinds that came since the last beat. */
  readonly heard: Set<Kind>;
  beatAt: number;
  partner: Kind | null;
  track: HeartbeatTrack | null;
}

export interface RhythmFinder {
  /** A small message that names itself no heartbeat, after it was counted. */
  hear(kind: Kind, at: number, messageIndex: number, payload: string | Uint8Array): void;
  readonly tracks: readonly HeartbeatTrack[];
}

export function createRhythmFinder(): RhythmFinder {
  const candidates: Candidate[] = [];
  const tracks: HeartbeatTrack[] = [];

  function beat(candidate: Candidate, at: number, messageIndex: number): void {
    // An answer comes each time: what does not was there for another reason.
    for (const kind of candidate.hits.keys()) if (!candidate.heard.has(kind)) candidate.hits.delete(kind);
    candidate.beatAt = at;
    candidate.heard.clear();
    candidate.track?.beat(at, messageIndex, '');
  }

  function partnerHeard(candidate: Candidate, kind: Kind, at: number, messageIndex: number, label: string): void {
    const isNear = at - candidate.beatAt <= Math.max(MIN_BEAT_MS, candidate.kind.intervalMs) / 2;
    if (!isNear || candidate.heard.has(kind)) return;
    candidate.heard.add(kind);
    if (candidate.partner === kind) {
      candidate.track?.answer(at, messageIndex, '', label);
      return;
    }
    const hits = (candidate.hits.get(kind) ?? 0) + 1;
    if (candidate.hits.size < 16 || hits > 1) candidate.hits.set(kind, hits);
    const isOnlyAnswer = kind.count <= candidate.kind.count + SPARE_ANSWERS;
    const isRegular = candidate.kind.regularCount >= MIN_REGULAR;
    if (candidate.partner !== null || hits < MIN_HITS || !isOnlyAnswer || !isRegular) return;
    candidate.partner = kind;
    const from = candidate.kind.isReceived ? 'server' : 'page';
    candidate.track = createHeartbeatTrack({
      from,
      ping: nameOf(candidate.kind),
      knownBy: 'rhythm',
      isAnswerable: true,
    });
    tracks.push(candidate.track);
    candidate.track.beat(candidate.beatAt, candidate.kind.lastIndex, '');
    candidate.track.answer(at, messageIndex, '', label);
  }

  return {
    tracks,
    hear(kind, at, messageIndex, payload) {
      const isRegular = kind.regularCount >= MIN_REGULAR;
      if (!isRegular && candidates.length === 0) return;
      const own = candidates.find((candidate) => candidate.kind === kind);
      if (own !== undefined) beat(own, at, messageIndex);
      else if (isRegular && mayBeat(kind) && candidates.length < MAX_CANDIDATES) {
        kind.typeLabel ??= labelOf(payload);
        candidates.push({ kind, hits: new Map(), heard: new Set(), beatAt: at, partner: null, track: null });
      }
      for (const candidate of candidates) {
        if (candidate.kind.isReceived !== kind.isReceived) {
          partnerHeard(candidate, kind, at, messageIndex, kind.typeLabel ?? labelOf(payload));
        }
      }
    },
  };
}

function mayBeat({ isRest, intervalMs, typeLabel }: Kind): boolean {
  return !isRest && intervalMs >= MIN_RHYTHM_MS && (typeLabel === null || MAY_BE_BEAT.test(typeLabel));
}

function nameOf({ typeLabel }: Kind): string {
  return typeLabel ?? '';
}

function labelOf(payload: string | Uint8Array): string {
  if (typeof payload !== 'string') return `${payload.length} B`;
  // Line ends alone are nothing that one could see.
  return payload.trim() === '' ? JSON.stringify(payload.slice(0, 32)) : payload.slice(0, 32);
}
