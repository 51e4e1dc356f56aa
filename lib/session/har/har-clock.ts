// Writers of HAR do not agree on a clock: Chrome, mitmproxy and HTTP Toolkit write epoch seconds, Playwright epoch
// milliseconds (or -1), and Chrome a clock of its own for a socket that never shook hands.

/** 1973 in ms, the year 5138 in s: what lies above counts milliseconds. */
const MIN_MS = 100_000_000_000;
/** 2001 in s: what lies below counts from something else than 1970. */
const MIN_S = 1_000_000_000;
/** The last moment that a date can be. */
const MAX_MS = 8_640_000_000_000_000;

/** Epoch ms, to the microsecond; null when the number is no time since 1970. */
export function epochMsOf(time: number): number | null {
  if (!(time >= MIN_S && time <= MAX_MS)) return null;
  return time >= MIN_MS ? time : Math.round(time * 1_000_000) / 1000;
}

/** Epoch ms of a date text; null for none and for those of 1969, which Chrome writes when it knows none. */
export function trustedDateMs(date: string): number | null {
  const ms = Date.parse(date);
  return ms >= MIN_S * 1000 ? ms : null;
}

/** One socket's times as its HAR gives them, in the order of the file. */
export interface HarTimes {
  /** Epoch ms. */
  readonly startedAt: number | null;
  /** Of its messages and errors. */
  readonly times: readonly number[];
}

export interface PlacedTimes {
  readonly startedAt: number;
  readonly times: readonly number[];
  /** False when the time of day is a guess. */
  readonly isKnown: boolean;
}

/**
 * Epoch ms for every time. Browsers list sockets as they are constructed: where one has a clock of its own, its times
 * keep their distances and are put as early as the sockets listed before it allow. `fallback` is for a file without any
 * date.
 */
export function placeTimes(sockets: readonly HarTimes[], fallback: number): PlacedTimes[] {
  const offset = offsetOf(sockets, fallback);
  return sockets.map((socket) => placed(socket, offset));
}

/** What to add to the unknown clock, in ms, to get epoch ms. */
function offsetOf(sockets: readonly HarTimes[], fallback: number): number {
  let before = sockets.find(({ startedAt }) => startedAt !== null)?.startedAt ?? fallback;
  let offset = Number.NEGATIVE_INFINITY;
  for (const { startedAt, times } of sockets) {
    if (startedAt !== null) before = startedAt;
    const own = times.find(isOwnClock);
    if (startedAt === null && own !== undefined) offset = Math.max(offset, before - own * 1000);
  }
  return offset;
}

function isOwnClock(time: number): boolean {
  return time > 0 && time < MIN_S;
}

function placed({ startedAt, times }: HarTimes, offset: number): PlacedTimes {
  const onOwnClock = startedAt === null && Number.isFinite(offset);
  const known = times.map((time) => epochMsOf(time) ?? (onOwnClock && isOwnClock(time) ? time * 1000 + offset : null));
  const first = known.find((time) => time !== null);
  const start = Math.max(0, startedAt ?? first ?? (onOwnClock ? offset : 0));
  let newest = start;
  const all = known.map((time) => {
    newest = time ?? newest;
    return newest;
  });
  return {
    startedAt: start,
    times: all,
    isKnown: startedAt !== null || times.some((time) => epochMsOf(time) !== null),
  };
}
