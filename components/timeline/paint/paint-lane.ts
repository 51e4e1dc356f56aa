import type { BeatMark } from '../beat-marks.ts';
import type { LaneShapes } from '../lane-shapes.ts';
import { BUCKET_PX, densityShare } from '../tick-counts.ts';
import type { Ink, Palette } from './palette.ts';
import type { Pen, ScreenPixels } from './pen.ts';

const BAR_TOP = 6;
/** Above and below the bars; the words stand below. */
const AROUND_BAR_PX = 22;
/** Two pixels can be seen, also where an attempt took none. */
const MIN_BAR_PX = 2;
const CROSS_PX = 4;
const HATCH_PX = 6;
/** Half of a heartbeat's mark. */
const BEAT_PX = 3;

interface Stage extends ScreenPixels {
  readonly pen: Pen;
  readonly palette: Palette;
  readonly widthPx: number;
  readonly top: number;
  readonly lanePx: number;
}

const barPx = ({ lanePx }: Stage) => lanePx - AROUND_BAR_PX;
const middleOf = (stage: Stage) => stage.snap(stage.top + BAR_TOP + barPx(stage) / 2);

export function paintLane(stage: Stage, shapes: LaneShapes, ink: Ink): void {
  for (const { x, width } of shapes.waits) paintWait(stage, x, width);
  for (const { phase, x, width } of shapes.bars) {
    const box = boxOf(stage, x, width);
    if (phase === 'open') paintOpen(stage, box, ink);
    else if (phase === 'failed') paintHatched(stage, box, stage.palette.failed);
    else paintHatched(stage, box, ink);
  }
  paintTicks(stage, shapes.sent, ink, -1);
  paintTicks(stage, shapes.received, ink, 1);
  for (const beat of shapes.beats) paintBeat(stage, beat, ink);
  for (const { kind, x } of shapes.ends) {
    if (kind === 'failed' || kind === 'lost') paintCross(stage, x);
    else paintStop(stage, x, kind === 'left' ? stage.palette.dim : ink.stroke);
  }
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cut to a little more than the canvas: a day at one pixel a ms is more than it can count. */
function boxOf(stage: Stage, x: number, width: number): Box {
  const { snap, widthPx, top } = stage;
  const left = snap(Math.max(-2, x));
  const right = snap(Math.min(widthPx + 2, Math.max(x + width, x + MIN_BAR_PX)));
  const [upper, lower] = [snap(top + BAR_TOP), snap(top + BAR_TOP + barPx(stage))];
  return { left, top: upper, width: right - left, height: lower - upper };
}

function paintOpen({ pen, hairPx }: Stage, { left, top, width, height }: Box, ink: Ink): void {
  pen.fillStyle = ink.fill;
  pen.fillRect(left, top, width, height);
  pen.fillStyle = ink.stroke;
  pen.fillRect(left, top, 2 * hairPx, height);
}

/** Not (or no longer) open: an outline with lines across, so that it is told from open without its colour. */
function paintHatched({ pen, hairPx }: Stage, { left, top, width, height }: Box, ink: Ink): void {
  pen.fillStyle = ink.stroke;
  pen.fillRect(left, top, width, hairPx);
  pen.fillRect(left, top + height - hairPx, width, hairPx);
  pen.fillRect(left, top, hairPx, height);
  pen.fillRect(left + width - hairPx, top, hairPx, height);
  if (width < HATCH_PX) return;
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  pen.strokeStyle = ink.stroke;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let x = left - height; x < left + width; x += HATCH_PX) {
    pen.moveTo(x, top + height);
    pen.lineTo(x + height, top);
  }
  pen.stroke();
  pen.restore();
}

/** Sent stands above the middle, received below it; runs of equal height are one rectangle. */
function paintTicks(stage: Stage, counts: Uint32Array, ink: Ink, side: 1 | -1): void {
  const { pen, snap } = stage;
  const middle = middleOf(stage);
  const roomPx = barPx(stage) / 2 - 1;
  const heightOf = (count: number) => Math.round(densityShare(count) * roomPx);
  pen.fillStyle = ink.stroke;
  let bucket = 0;
  while (bucket < counts.length) {
    const height = heightOf(counts[bucket] ?? 0);
    let end = bucket + 1;
    while (end < counts.length && heightOf(counts[end] ?? 0) === height) end++;
    if (height > 0) {
      const [x, right] = [snap(bucket * BUCKET_PX), snap(end * BUCKET_PX)];
      pen.fillRect(x, side === 1 ? middle : middle - height, right - x, height);
    }
    bucket = end;
  }
}

function paintWait(stage: Stage, x: number, width: number): void {
  const { pen, palette, widthPx } = stage;
  const [left, right] = [Math.max(-4, x), Math.min(widthPx + 4, x + width)];
  if (right - left < 4) return;
  pen.strokeStyle = palette.dim;
  pen.lineWidth = 1;
  pen.setLineDash([2, 3]);
  pen.beginPath();
  pen.moveTo(left + CROSS_PX, middleOf(stage) + 0.5);
  pen.lineTo(right, middleOf(stage) + 0.5);
  pen.stroke();
  pen.setLineDash([]);
}

function paintCross(stage: Stage, x: number): void {
  const { pen, palette } = stage;
  const y = middleOf(stage);
  pen.strokeStyle = palette.failed.stroke;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(x - CROSS_PX, y - CROSS_PX);
  pen.lineTo(x + CROSS_PX, y + CROSS_PX);
  pen.moveTo(x + CROSS_PX, y - CROSS_PX);
  pen.lineTo(x - CROSS_PX, y + CROSS_PX);
  pen.stroke();
}

/** A diamond on the upper edge: filled where it was answered, red and empty where it was not. */
function paintBeat(stage: Stage, { kind, x }: BeatMark, ink: Ink): void {
  const { pen, palette, top } = stage;
  const y = top + BAR_TOP;
  pen.beginPath();
  pen.moveTo(x, y - BEAT_PX);
  pen.lineTo(x + BEAT_PX, y);
  pen.lineTo(x, y + BEAT_PX);
  pen.lineTo(x - BEAT_PX, y);
  pen.closePath();
  const isFilled = kind === 'answered' || kind === 'alone';
  pen.fillStyle = isFilled ? ink.stroke : palette.surface;
  pen.fill();
  pen.strokeStyle = kind === 'missed' ? palette.failed.stroke : ink.stroke;
  pen.lineWidth = kind === 'missed' ? 1.5 : 1;
  pen.stroke();
}

/** A plain end, as by the closing handshake or with the page. */
function paintStop(stage: Stage, x: number, colour: string): void {
  const { pen, snap, hairPx, top } = stage;
  pen.fillStyle = colour;
  pen.fillRect(snap(x) - 2 * hairPx, snap(top + BAR_TOP), 2 * hairPx, barPx(stage));
}
