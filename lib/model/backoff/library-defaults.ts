// How well-known client libraries wait when nobody set anything, and whether a client's waits are such. Pure.
import { parseStack } from '../stack.ts';
import type { Wait } from './fit.ts';
import { isOnTime } from './lateness.ts';
import { LIBRARY_DELAYS } from './written-numbers.ts';

export type Library =
  | 'socket.io'
  | 'phoenix'
  | 'signalr'
  | 'graphql-ws'
  | 'subscriptions-transport-ws'
  | 'stompjs'
  | 'mqtt.js'
  | 'centrifuge'
  | 'reconnecting-websocket'
  | 'joewalnes'
  | 'supabase';

/** What else tells which library a client is. */
export interface LibraryTraces {
  /** Of files and packages that its connections were constructed in; see `fileNamesIn`. */
  readonly fileNames: readonly string[];
  /** What its connections speak, as `lib/decode` tells it. */
  readonly formats: ReadonlySet<string>;
}

/** `isKnownByWaits`: nothing but the waits says so. */
export interface LibraryDefaults {
  readonly library: Library;
  readonly isKnownByWaits: boolean;
}

/** The least and the most, ms. */
type Window = readonly [number, number];

interface Schedule {
  readonly library: Library;
  /** The protocol that practically only this library speaks in a page. */
  readonly format?: string;
  /** In the name of one of its files. */
  readonly file: RegExp;
  /** No other habit has such waits. */
  readonly isDistinct?: boolean;
  /** Of the wait before the nth retry (from 1); null after the last. `drawnMs`: the first wait as `DRAWN` draws it. */
  readonly windowMs: (retry: number, drawnMs: number) => Window | null;
}

/** Clocks of pages are this coarse. ms */
const EARLY_MS = 2;

/** Each client of reconnecting-websocket draws its first wait once. */
const DRAWN = { leastMs: 1_000, mostMs: 5_000, factor: 1.3, capMs: 10_000 };

const SCHEDULES: readonly Schedule[] = [
  {
    library: 'phoenix',
    format: 'phoenix',
    file: /phoenix/i,
    isDistinct: true,
    windowMs: listed(LIBRARY_DELAYS.phoenix),
  },
  {
    library: 'signalr',
    format: 'signalr',
    file: /signalr/i,
    isDistinct: true,
    windowMs: listed(LIBRARY_DELAYS.signalr, 'gives-up'),
  },
  {
    library: 'supabase',
    format: 'phoenix',
    file: /supabase|realtime-js/i,
    windowMs: listed(LIBRARY_DELAYS.supabase),
  },
  {
    library: 'socket.io',
    format: 'socket.io',
    file: /socket(?:\.|__)io/i,
    // The cap comes after the jitter.
    windowMs: (retry) => {
      const asked = 1_000 * 2 ** (retry - 1);
      return [Math.min(5_000, 0.5 * asked), Math.min(5_000, 1.5 * asked)];
    },
  },
  {
    library: 'graphql-ws',
    format: 'graphql-transport-ws',
    file: /graphql-ws/i,
    windowMs: (retry) => (retry > 5 ? null : [1_000 * 2 ** (retry - 1) + 300, 1_000 * 2 ** (retry - 1) + 3_000]),
  },
  {
    library: 'subscriptions-transport-ws',
    format: 'graphql-ws',
    file: /subscriptions-transport-ws/i,
    windowMs: (retry) => {
      const asked = 100 * 2 ** (retry - 1);
      return [Math.min(10_000, 0.5 * asked), Math.min(10_000, 1.5 * asked)];
    },
  },
  { library: 'stompjs', format: 'stomp', file: /stomp/i, windowMs: listed([5_000]) },
  { library: 'mqtt.js', format: 'mqtt', file: /mqtt/i, windowMs: listed([1_000]) },
  {
    library: 'centrifuge',
    file: /centrifuge/i,
    windowMs: (retry) => [500, Math.min(20_000, 500 + 500 * 2 ** (retry - 1))],
  },
  {
    library: 'reconnecting-websocket',
    file: /reconnecting-?websocket|partysocket/i,
    isDistinct: true,
    windowMs: (retry, drawnMs) => {
      const isPossible = drawnMs >= DRAWN.leastMs - EARLY_MS && drawnMs <= DRAWN.mostMs + EARLY_MS;
      return isPossible ? exactly(Math.min(DRAWN.capMs, drawnMs * DRAWN.factor ** (retry - 1))) : null;
    },
  },
  {
    library: 'joewalnes',
    file: /reconnecting-?websocket/i,
    windowMs: (retry) => exactly(Math.min(30_000, 1_000 * 1.5 ** (retry - 1))),
  },
];

function exactly(ms: number): Window {
  return [ms, ms];
}

function listed(delaysMs: readonly number[], end: 'goes-on' | 'gives-up' = 'goes-on'): Schedule['windowMs'] {
  return (retry) => {
    const delayMs = delaysMs[retry - 1] ?? (end === 'goes-on' ? delaysMs.at(-1) : undefined);
    return delayMs === undefined ? null : exactly(delayMs);
  };
}

const MIN_WAITS = 3;
/** Different places in the schedule that the waits alone must show. */
const MIN_LEVELS_ALONE = 4;
/** Of the waits that must have come in time, and where they alone tell; the others may be late. */
const IN_TIME = 0.4;
const IN_TIME_ALONE = 0.7;
/** ms */
const LATEST_MS = 2_000;

/**
 * The library whose defaults the waits are. Null where they are nobody's, where other waits than these would be so too, or
 * where there are too few. A client that is known to be another library's is not said to be like this one.
 */
export function libraryDefaultsOf(waits: readonly Wait[], traces: LibraryTraces): LibraryDefaults | null {
  if (waits.length < MIN_WAITS) return null;
  const traced = SCHEDULES.filter((schedule) => isTraced(schedule, traces));
  const known = traced.find((schedule) => shareInTime(schedule, waits) >= IN_TIME);
  if (known !== undefined) return { library: known.library, isKnownByWaits: false };
  const levels = new Set(waits.map(({ retry }) => retry)).size;
  if (traced.length > 0 || levels < MIN_LEVELS_ALONE) return null;
  const alone = SCHEDULES.find((one) => one.isDistinct && shareInTime(one, waits) >= IN_TIME_ALONE);
  return alone === undefined ? null : { library: alone.library, isKnownByWaits: true };
}

/** Where packages lie: the name behind it is one. */
const PACKAGE_ROOT = /^(?:npm|node_modules|libs|deps)$/;

/** The names of the files in a stack, and of the packages that they lie in. */
export function fileNamesIn(stack: string): string[] {
  return parseStack(stack).flatMap(({ url }) => {
    const segments = (URL.parse(url)?.pathname ?? '').split('/');
    return segments.filter((segment, index) => {
      const isFile = index === segments.length - 1;
      return isFile || segment.includes('@') || PACKAGE_ROOT.test(segments[index - 1] ?? '');
    });
  });
}

function isTraced({ format, file }: Schedule, { fileNames, formats }: LibraryTraces): boolean {
  return (format !== undefined && formats.has(format)) || fileNames.some((name) => file.test(name));
}

/** Of the waits; 0 where one of them cannot be of the schedule. */
function shareInTime({ windowMs }: Schedule, waits: readonly Wait[]): number {
  const drawnMs = drawnFirst(waits);
  let inTime = 0;
  for (const { retry, delayMs } of waits) {
    const window = windowMs(retry, drawnMs);
    if (window === null || delayMs < window[0] - EARLY_MS || delayMs > window[1] + LATEST_MS) return 0;
    if (delayMs <= window[1] || isOnTime(delayMs, window[1])) inTime++;
  }
  return inTime / waits.length;
}

/** Timers are late, never early: the wait that came best in time tells. */
function drawnFirst(waits: readonly Wait[]): number {
  const growing = waits.filter(({ delayMs }) => delayMs < DRAWN.capMs);
  return Math.min(...growing.map(({ retry, delayMs }) => delayMs / DRAWN.factor ** (retry - 1)));
}
