// Where the heartbeats of a connection stand on its lane: one mark a beat, as far as there is room. Pure.
import type { Beat, Heartbeat } from '../../lib/model/streams/heartbeat.ts';
import type { TimeScale } from './time-scale.ts';

/** `awaited`: the latest, whose answer may still come. `alone`: nobody answers this kind. */
export type BeatKind = 'answered' | 'missed' | 'awaited' | 'alone';

export interface BeatMark {
  readonly kind: BeatKind;
  readonly x: number;
  readonly heartbeat: Heartbeat;
  readonly beat: Beat;
}

/** How long an answer may take where none was ever seen. */
const PATIENCE_MS = 1_000;
/** Marks that are nearer to each other than this would be one line. */
const APART_PX = 8;

/**
 * What is missed is always marked, once a pixel; the others where they do not touch. In order of time for each heartbeat.
 * `closedAt` is of their connection: epoch ms, null while it is not closed.
 */
export function beatMarks(heartbeats: readonly Heartbeat[], closedAt: number | null, scale: TimeScale): BeatMark[] {
  const marks: BeatMark[] = [];
  for (const heartbeat of heartbeats) {
    let lastPx = Number.NEGATIVE_INFINITY;
    let lastMissedPx = Number.NEGATIVE_INFINITY;
    for (const [position, beat] of heartbeat.beats.entries()) {
      if (beat.at < scale.range.from) continue;
      if (beat.at > scale.range.until) break;
      const x = scale.xOf(beat.at);
      const isLast = position === heartbeat.beats.length - 1;
      const kind = kindOf(heartbeat, beat, isLast && !hadTime(heartbeat, beat, closedAt));
      if (kind === 'missed' ? x - lastMissedPx < 1 : x - lastPx < APART_PX) continue;
      if (kind === 'missed') lastMissedPx = x;
      lastPx = x;
      marks.push({ kind, x, heartbeat, beat });
    }
  }
  return marks;
}

/** Whether the connection lasted for longer than an answer had ever taken. */
function hadTime({ longestMs }: Heartbeat, { at }: Beat, closedAt: number | null): boolean {
  return closedAt !== null && closedAt - at > (longestMs ?? PATIENCE_MS);
}

function kindOf({ isAnswerable }: Heartbeat, { answeredAt }: Beat, mayBeAnswered: boolean): BeatKind {
  if (answeredAt !== null) return 'answered';
  if (!isAnswerable) return 'alone';
  return mayBeAnswered ? 'awaited' : 'missed';
}
