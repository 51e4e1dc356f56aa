// Between times and places on the canvas, and where the lines of the axis stand. Pure.
import { spanOf, type TimeRange } from '../../lib/state/timeline/time-range.ts';

export interface TimeScale {
  readonly range: TimeRange;
  readonly widthPx: number;
  /** Place of a time (epoch ms); outside of the canvas for times that are not on show. */
  xOf(time: number): number;
  timeOf(x: number): number;
  readonly msPerPx: number;
}

export interface AxisLine {
  readonly x: number;
  /** ms since the session began. */
  readonly offsetMs: number;
}

/** Lines of the axis lie at least so far apart: their labels need the room. */
const LINE_PX = 80;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Above a second people count in parts of minutes, hours and days. */
const LONG_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400].map(
  (seconds) => seconds * SECOND,
);

export function createTimeScale(range: TimeRange, widthPx: number): TimeScale {
  const width = Math.max(1, widthPx);
  const msPerPx = spanOf(range) / width;
  return {
    range,
    widthPx: width,
    msPerPx,
    xOf: (time) => (time - range.from) / msPerPx,
    timeOf: (x) => range.from + x * msPerPx,
  };
}

/** ms between two lines. */
export function axisStep(scale: TimeScale): number {
  const least = scale.msPerPx * LINE_PX;
  if (least > 24 * HOUR) return Math.ceil(least / (24 * HOUR)) * 24 * HOUR;
  if (least > 0.5 * SECOND) return LONG_STEPS.find((step) => step >= least) ?? 24 * HOUR;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((digit) => digit * power >= least) ?? 10) * power;
}

/** Lines at round distances from `origin`, the beginning of the session (epoch ms). */
export function axisLines(scale: TimeScale, origin: number): AxisLine[] {
  const step = axisStep(scale);
  const { from, until } = scale.range;
  const [first, last] = [Math.ceil((from - origin) / step), Math.floor((until - origin) / step)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const offsetMs = (first + at) * step;
    return { x: scale.xOf(origin + offsetMs), offsetMs };
  });
}
