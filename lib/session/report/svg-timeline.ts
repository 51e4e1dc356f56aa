// The timeline as SVG: no script, colours from the page's style. Pure.
import { escapeHtml } from './escape-html.ts';
import { type Lane, type Stretch, TICKS, type Timeline } from './lanes.ts';

const WIDTH = 960;
const LEFT = 40;
const TOP = 24;
const LANE = 34;
const BAR = 12;
const PLOT = WIDTH - LEFT - 8;
/** Ticks stand above and below the bar. */
const TICK = 9;

export function timelineSvg(timeline: Timeline): string {
  const { lanes, lengthMs } = timeline;
  const height = TOP + lanes.length * LANE + 8;
  const x = (ms: number) => fixed(LEFT + (ms / lengthMs) * PLOT);
  const parts = [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(timeline.description)}">`,
    axis(timeline, x, height),
    ...timeline.marks.map((mark) => markOf(mark, x)),
    ...lanes.map((lane, index) => laneOf(lane, TOP + index * LANE, x)),
    ...timeline.notes.map((note) => noteOf(note, x, height)),
    '</svg>',
  ];
  return parts.join('');
}

function axis({ lengthMs, startedAt, timeName }: Timeline, x: (ms: number) => string, height: number): string {
  const step = niceStep(lengthMs / 6);
  const lines: string[] = [];
  for (let ms = 0; ms <= lengthMs; ms += step) {
    const at = x(ms);
    lines.push(`<line class="grid" x1="${at}" x2="${at}" y1="${TOP - 6}" y2="${height - 4}"/>`);
    // `HH:MM:SS`, with its milliseconds only where the lines are that close.
    const name = timeName(startedAt + ms);
    lines.push(`<text class="small" x="${at}" y="12">${escapeHtml(step < 1_000 ? name : name.slice(0, 8))}</text>`);
  }
  return lines.join('');
}

function markOf({ from, to, lanes }: Timeline['marks'][number], x: (ms: number) => string): string {
  const [first, last] = [Math.min(...lanes), Math.max(...lanes)];
  if (lanes.length === 0) return '';
  const width = fixed(Math.max(2, Number(x(to)) - Number(x(from))));
  const height = (last - first + 1) * LANE;
  return `<rect class="duplicate" x="${x(from)}" y="${TOP + first * LANE}" width="${width}" height="${height}"/>`;
}

function noteOf({ name, at }: Timeline['notes'][number], x: (ms: number) => string, height: number): string {
  const left = x(at);
  return `<path class="noted" d="M${left} ${TOP - 4}V${height - 4}"/><text class="noted-name" x="${left}" dx="3" y="${TOP + 4}">${escapeHtml(name)}</text>`;
}

function laneOf(lane: Lane, top: number, x: (ms: number) => string): string {
  const middle = top + LANE / 2;
  return [
    `<text x="4" y="${middle + 4}">${escapeHtml(lane.label)}</text>`,
    ...lane.stretches.map((stretch) => stretchOf(stretch, middle, x)),
    ticksPath(lane.received, middle - BAR / 2 - 1, -1, 'received'),
    ticksPath(lane.sent, middle + BAR / 2 + 1, 1, 'sent'),
    ...lane.failedAt.map((ms) => crossAt(Number(x(ms)), middle)),
  ].join('');
}

function stretchOf({ kind, from, to }: Stretch, middle: number, x: (ms: number) => string): string {
  if (kind === 'waiting') return `<line class="waiting" x1="${x(from)}" x2="${x(to)}" y1="${middle}" y2="${middle}"/>`;
  const width = fixed(Math.max(1, Number(x(to)) - Number(x(from))));
  return `<rect class="${kind}" x="${x(from)}" y="${middle - BAR / 2}" width="${width}" height="${BAR}" rx="2"/>`;
}

/** One path for all: as high as the logarithm of how many there were, so that one is seen beside a thousand. */
function ticksPath(counts: readonly number[], from: number, direction: 1 | -1, name: string): string {
  const most = Math.log1p(Math.max(...counts));
  if (most === 0) return '';
  const lines = counts.flatMap((count, index) => {
    if (count === 0) return [];
    const at = fixed(LEFT + ((index + 0.5) / TICKS) * PLOT);
    return [`M${at} ${from}v${fixed(direction * Math.max(2, (Math.log1p(count) / most) * TICK))}`];
  });
  return `<path class="${name}" d="${lines.join('')}"/>`;
}

function crossAt(x: number, y: number): string {
  return `<path class="cross" d="M${fixed(x - 4)} ${y - 4}l8 8m0 -8l-8 8"/>`;
}

/** 1, 2 or 5 of a unit that people count in. */
function niceStep(ms: number): number {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500].concat(
    [1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1_000),
    [1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
    [1, 2, 3, 6, 12, 24, 48, 168].map((hours) => hours * 3_600_000),
  );
  return steps.find((step) => step >= ms) ?? Math.ceil(ms / 604_800_000) * 604_800_000;
}

function fixed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
