// All heartbeats of one connection: those that name themselves, and those that only their rhythm tells.
import type { Description } from '../../decode/decoded.ts';
import { createHeartbeatTrack, type Heartbeat, type HeartbeatTrack } from './heartbeat.ts';
import type { Kind } from './kind.ts';
import { createRhythmFinder } from './rhythm.ts';

/** Heartbeats of one connection that are told apart: real ones have one or two. */
const MAX_TRACKS = 8;

/** Of the beats that only their rhythm tells, those between answers that have none. */
const MAX_MISSED_SHARE = 0.2;

export interface HeartbeatBook {
  /** A message that names itself a heartbeat, or may answer one. True when it answered one. */
  named(description: Description, isReceived: boolean, at: number, messageIndex: number): boolean;
  /** Any other small message. */
  small(kind: Kind, at: number, messageIndex: number, payload: string | Uint8Array): void;
  isWaiting(): boolean;
  /** The same list as before when nothing changed. */
  snapshot(): readonly Heartbeat[];
}

export function createHeartbeatBook(): HeartbeatBook {
  const tracks = new Map<string, HeartbeatTrack>();
  const rhythms = createRhythmFinder();
  let published: readonly Heartbeat[] = [];

  function trackOf(from: Heartbeat['from'], ping: string, isAnswerable: boolean): HeartbeatTrack | undefined {
    const key = `${from} ${ping} ${isAnswerable}`;
    const known = tracks.get(key);
    if (known !== undefined || tracks.size >= MAX_TRACKS) return known;
    const track = createHeartbeatTrack({ from, ping, knownBy: 'named', isAnswerable });
    tracks.set(key, track);
    return track;
  }

  function answered(from: Heartbeat['from'], key: string, label: string, at: number, messageIndex: number): boolean {
    for (const [name, track] of tracks) {
      if (name.startsWith(from) && track.answer(at, messageIndex, key, label)) return true;
    }
    return false;
  }

  return {
    named({ isHeartbeat, pairing, typeLabel }, isReceived, at, messageIndex) {
      const [own, other] = isReceived ? (['server', 'page'] as const) : (['page', 'server'] as const);
      const label = typeLabel ?? 'ping';
      if (pairing?.role === 'reply') return answered(other, pairing.key, label, at, messageIndex);
      if (isHeartbeat) trackOf(own, label, pairing !== null)?.beat(at, messageIndex, pairing?.key ?? '');
      return false;
    },
    small: rhythms.hear,
    isWaiting() {
      for (const { lastBeat } of tracks.values()) if (lastBeat?.isAnswered === false) return true;
      return false;
    },
    snapshot() {
      if (tracks.size === 0 && rhythms.tracks.length === 0) return published;
      const byRhythm = rhythms.tracks.map((track) => track.snapshot()).filter(isCredible);
      const next = [...Array.from(tracks.values(), (track) => track.snapshot()), ...byRhythm];
      const isSame = next.length === published.length && next.every((one, place) => one === published[place]);
      if (!isSame) published = next;
      return published;
    },
  };
}

/** What is answered now and then was regular by chance: somebody types, and somebody else sees it. */
function isCredible({ count, missedCount }: Heartbeat): boolean {
  return missedCount <= count * MAX_MISSED_SHARE;
}
