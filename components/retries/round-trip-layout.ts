// Where the answers of heartbeats stand: when they were asked for against how long they took. Pure.
import type { Beat } from '../../lib/model/streams/heartbeat.ts';
import type { Box } from './ladder-layout.ts';

export interface RoundTripPoint {
  readonly x: number;
  readonly y: number;
  readonly beat: Beat;
  /** Null where no answer came. */
  readonly tookMs: number | null;
}

export interface RoundTripLayout {
  readonly points: readonly RoundTripPoint[];
  /** Runs of answers that follow one another, as lines. */
  readonly lines: ReadonlyArray<ReadonlyArray<readonly [x: number, y: number]>>;
  readonly hidden: ReadonlyArray<{ readonly left: number; readonly right: number }>;
  readonly rungs: ReadonlyArray<{ readonly y: number; readonly ms: number }>;
  readonly ticks: ReadonlyArray<{ readonly x: number; readonly at: number }>;
  readonly plot: Box;
}

export interface RoundTripInput {
  readonly beats: readonly Beat[];
  /** Those of the beats whose answer is missing for good. */
  readonly missing: ReadonlySet<Beat>;
  readonly hiddenTimes: ReadonlyArray<{ readonly since: number; readonly until: number | null }>;
  readonly widthPx: number;
  readonly heightPx: number;
}

const RUNGS = 3;
const TICK_PX = 110;

export function layOutRoundTrips({ beats, missing, hiddenTimes, widthPx, heightPx }: RoundTripInput): RoundTripLayout {
  const plot = { left: 56, top: 12, right: Math.max(120, widthPx - 16), bottom: Math.max(50, heightPx - 22) };
  const shown = beats.filter((beat) => beat.answeredAt !== null || missing.has(beat));
  const from = shown[0]?.at ?? 0;
  const until = Math.max(from + 1, shown.at(-1)?.at ?? 0);
  const longest = shown.reduce((most, beat) => Math.max(most, tookOf(beat) ?? 0), 0);
  const stepMs = niceStep(Math.max(longest, 1) / RUNGS);
  const topMs = stepMs * Math.max(1, Math.ceil((longest * 1.05) / stepMs));
  const xOf = (at: number) => plot.left + 6 + ((at - from) / (until - from)) * (plot.right - plot.left - 12);
  const yOf = (ms: number) => plot.bottom - (ms / topMs) * (plot.bottom - plot.top);
  const points = shown.map((beat): RoundTripPoint => {
    const tookMs = tookOf(beat);
    return { x: xOf(beat.at), y: tookMs === null ? plot.top + 5 : yOf(tookMs), beat, tookMs };
  });
  return {
    points,
    lines: linesOf(points),
    hidden: hiddenTimes
      .map((time) => ({ left: xOf(Math.max(from, time.since)), right: xOf(Math.min(until, time.until ?? until)) }))
      .filter(({ left, right }) => right > left),
    rungs: Array.from({ length: Math.round(topMs / stepMs) + 1 }, (_, step) => ({
      y: yOf(step * stepMs),
      ms: step * stepMs,
    })),
    ticks: ticksOf(from, until, xOf, plot),
    plot,
  };
}

function tookOf({ at, answeredAt }: Beat): number | null {
  return answeredAt === null ? null : Math.max(0, answeredAt - at);
}

/** A missing answer breaks the line. */
function linesOf(points: readonly RoundTripPoint[]) {
  const lines: Array<Array<readonly [number, number]>> = [[]];
  for (const { x, y, tookMs } of points) {
    if (tookMs === null) lines.push([]);
    else lines.at(-1)?.push([x, y]);
  }
  return lines.filter((line) => line.length > 1);
}

/** 1, 2 or 5 times a power of ten. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((times) => times * power >= least) ?? 10) * power;
}

function ticksOf(from: number, until: number, xOf: (at: number) => number, plot: Box) {
  const count = Math.max(1, Math.floor((plot.right - plot.left) / TICK_PX));
  return Array.from({ length: count + 1 }, (_, index) => {
    const at = from + ((until - from) * index) / count;
    return { x: xOf(at), at };
  });
}
