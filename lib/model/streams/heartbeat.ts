// The heartbeats of one connection: small messages that one side repeats and the other answers. Bounded: the newest beats
// are kept one by one, older ones are counted.

export interface Beat {
  /** Epoch ms. */
  readonly at: number;
  readonly messageIndex: number;
  readonly answeredAt: number | null;
  readonly answerIndex: number | null;
}

/** One side's heartbeat. */
export interface Heartbeat {
  readonly from: 'page' | 'server';
  /** As the decoder names them, or how the message begins. */
  readonly ping: string;
  /** Null while nothing was seen that answers. */
  readonly pong: string | null;
  /** `named`: its protocol or its name says so. `rhythm`: a regular small exchange that may be something else. */
  readonly knownBy: 'named' | 'rhythm';
  /** Whether each is to be answered. A one-way beat is itself the sign of life. */
  readonly isAnswerable: boolean;
  readonly count: number;
  readonly answeredCount: number;
  /** Of those that are not the latest and were never answered. */
  readonly missedCount: number;
  /** At the end, in a row. */
  readonly unanswered: readonly Beat[];
  readonly shortestMs: number | null;
  readonly longestMs: number | null;
  /** The newest, in order. */
  readonly beats: readonly Beat[];
}

/** Beats of one heartbeat that are kept: two hours at one in 15 s. */
export const MAX_BEATS = 512;
/** Beats that wait for their answer. */
const MAX_WAITING = 64;

export interface HeartbeatTrack {
  beat(at: number, messageIndex: number, key: string): void;
  /** False when nothing waited for it. */
  answer(at: number, messageIndex: number, key: string, label: string): boolean;
  readonly lastBeat: { readonly at: number; readonly isAnswered: boolean } | null;
  readonly answeredCount: number;
  /** The same object as before when nothing came. */
  snapshot(): Heartbeat;
}

type Mutable<Kept> = { -readonly [Key in keyof Kept]: Kept[Key] };

export function createHeartbeatTrack(
  told: Pick<Heartbeat, 'from' | 'ping' | 'knownBy' | 'isAnswerable'>,
): HeartbeatTrack {
  let beats: Array<Mutable<Beat>> = [];
  /** By what pairs them, oldest first. */
  const waiting: Array<{ readonly key: string; readonly beat: Mutable<Beat> }> = [];
  let count = 0;
  let answeredCount = 0;
  let pong: string | null = null;
  let shortestMs: number | null = null;
  let longestMs: number | null = null;
  let cached: Heartbeat | null = null;

  function waitingFor(key: string): number {
    for (let place = waiting.length - 1; place >= 0; place--) if (waiting[place]?.key === key) return place;
    return -1;
  }

  function unansweredAtEnd(): Beat[] {
    let start = beats.length;
    while (start > 0 && beats[start - 1]?.answeredAt === null) start--;
    return beats.slice(start).map((beat) => ({ ...beat }));
  }

  return {
    get lastBeat() {
      const last = beats.at(-1);
      return last === undefined ? null : { at: last.at, isAnswered: last.answeredAt !== null };
    },
    get answeredCount() {
      return answeredCount;
    },
    beat(at, messageIndex, key) {
      cached = null;
      count++;
      const beat = { at, messageIndex, answeredAt: null, answerIndex: null };
      if (beats.length >= 2 * MAX_BEATS) beats = beats.slice(-MAX_BEATS);
      beats.push(beat);
      if (!told.isAnswerable) return;
      waiting.push({ key, beat });
      if (waiting.length > MAX_WAITING) waiting.shift();
    },
    answer(at, messageIndex, key, label) {
      // Of several with one name the latest: one that was never answered must not shift the answers of all that follow.
      const place = waitingFor(key);
      const found = waiting[place];
      if (found === undefined) return false;
      cached = null;
      waiting.splice(place, 1);
      found.beat.answeredAt = at;
      found.beat.answerIndex = messageIndex;
      answeredCount++;
      pong = label;
      const tookMs = Math.max(0, at - found.beat.at);
      shortestMs = Math.min(shortestMs ?? tookMs, tookMs);
      longestMs = Math.max(longestMs ?? tookMs, tookMs);
      return true;
    },
    snapshot() {
      if (cached !== null) return cached;
      const unanswered = told.isAnswerable ? unansweredAtEnd() : [];
      const missedCount = told.isAnswerable ? count - answeredCount - unanswered.length : 0;
      const kept = beats.slice(-MAX_BEATS).map((beat) => ({ ...beat }));
      cached = { ...told, pong, count, answeredCount, missedCount, unanswered, shortestMs, longestMs, beats: kept };
      return cached;
    },
  };
}
