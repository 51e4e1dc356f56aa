// The waits of one client as SVG bars, with what the policy asks for as a line over each. Pure.
import { escapeHtml } from './escape-html.ts';
import type { Ladder, Rung } from './ladders.ts';

const WIDTH = 960;
const HEIGHT = 180;
const LEFT = 64;
const TOP = 20;
const BOTTOM = 26;
const PLOT = HEIGHT - TOP - BOTTOM;
const MAX_SLOT = 64;
/** Lines go on beyond few bars so far. */
const MIN_PLOT = 320;
/** Narrower, and the waits over the bars would touch. */
const MIN_NAMED = 40;

export function ladderSvg(ladder: Ladder): string {
  const { rungs } = ladder;
  const most = Math.max(1, ...rungs.map(({ delayMs, policyMs }) => Math.max(delayMs, policyMs ?? 0)));
  const step = niceStep(most / 4);
  const top = Math.ceil(most / step) * step;
  const slot = Math.min(MAX_SLOT, (WIDTH - LEFT - 8) / rungs.length);
  const right = LEFT + Math.max(MIN_PLOT, rungs.length * slot);
  const y = (ms: number) => TOP + PLOT * (1 - ms / top);
  const parts = [`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(ladder.description)}">`];
  for (let ms = 0; ms <= top; ms += step) {
    const at = y(ms).toFixed(1);
    parts.push(`<line class="grid" x1="${LEFT}" x2="${right.toFixed(1)}" y1="${at}" y2="${at}"/>`);
    parts.push(`<text class="small end" x="${LEFT - 6}" y="${at}" dy="4">${escapeHtml(ladder.delayName(ms))}</text>`);
  }
  for (const [index, rung] of rungs.entries()) {
    parts.push(rungOf(rung, LEFT + index * slot, slot, y));
    if (slot >= MIN_NAMED) parts.push(delayOf(rung, LEFT + (index + 0.5) * slot, y, ladder));
  }
  parts.push(
    `<text class="small" x="${LEFT - 6}" y="${HEIGHT - 8}" text-anchor="end">${escapeHtml(ladder.axis)}</text>`,
  );
  return `${parts.join('')}</svg>`;
}

/** Over the bar, and over the line where that is right above it. */
function delayOf({ delayMs, policyMs }: Rung, x: number, y: (ms: number) => number, { delayName }: Ladder): string {
  const top = y(delayMs);
  const line = policyMs === null ? top : y(policyMs);
  const at = line < top && top - line < 16 ? line : top;
  return `<text class="small middle" x="${x.toFixed(1)}" y="${(at - 4).toFixed(1)}">${escapeHtml(delayName(delayMs))}</text>`;
}

function rungOf(
  { number, delayMs, policyMs, outcome, wasHidden }: Rung,
  x: number,
  slot: number,
  y: (ms: number) => number,
): string {
  const top = y(delayMs);
  const width = Math.max(2, slot * 0.6);
  const left = x + slot * 0.2;
  const bottom = y(0);
  const hidden = wasHidden ? ' hidden-page' : '';
  const bar = `<rect class="rung ${outcome}${hidden}" x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${width.toFixed(1)}" height="${Math.max(1, bottom - top).toFixed(1)}"/>`;
  const policy =
    policyMs === null
      ? ''
      : `<line class="policy" x1="${x.toFixed(1)}" x2="${(x + slot).toFixed(1)}" y1="${y(policyMs).toFixed(1)}" y2="${y(policyMs).toFixed(1)}"/>`;
  // Numbers stand apart, however narrow the bars are.
  const isNamed = slot >= 20 || number % Math.ceil(20 / slot) === 0;
  const name = isNamed
    ? `<text class="small middle" x="${(x + slot / 2).toFixed(1)}" y="${HEIGHT - 8}">${number}</text>`
    : '';
  return bar + policy + name;
}

function niceStep(ms: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, ms)));
  return [1, 2, 5, 10].map((factor) => factor * unit).find((step) => step >= ms) ?? unit * 10;
}
