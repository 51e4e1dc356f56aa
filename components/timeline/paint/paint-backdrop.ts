// What lies behind the lanes: stripes, lines of the axis, times of the page, and where connections were rivals.
import type { Overlap } from '../finding-marks.ts';
import type { CaptionWords } from '../lane-captions.ts';
import type { Scene } from '../scene.ts';
import { CAPTION_BELOW_PX, captionFont } from './paint-captions.ts';
import type { Palette } from './palette.ts';
import { type Pen, type ScreenPixels, strokeStraight } from './pen.ts';

const WORDS_INSET_PX = 8;
/** What the caption of a connection at its beginning takes. */
const MIN_ROOM_PX = 50;

interface Stage extends ScreenPixels {
  readonly pen: Pen;
  readonly palette: Palette;
  readonly heightPx: number;
}

export function paintBackdrop(stage: Stage, scene: Scene): void {
  const { pen, snap, hairPx, palette, heightPx } = stage;
  const { widthPx } = scene.scale;
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, widthPx, heightPx);
  pen.fillStyle = palette.stripe;
  for (const { position, top } of scene.lanes) {
    if (position % 2 === 1) pen.fillRect(0, snap(top), widthPx, scene.lanePx);
  }
  pen.fillStyle = palette.hidden;
  for (const { x, width } of scene.shades) {
    const left = snap(Math.max(0, x));
    pen.fillRect(left, 0, Math.max(1, snap(Math.min(widthPx, x + width)) - left), heightPx);
  }
  pen.fillStyle = palette.line;
  for (const { x } of scene.lines) pen.fillRect(snap(x), 0, hairPx, heightPx);
  for (const overlap of scene.overlaps) paintOverlap(stage, overlap, scene);
}

/** Above the lanes, which it must not hide: one pixel. */
export function paintMoments({ pen, snap, hairPx, palette, heightPx }: Stage, scene: Scene): void {
  for (const { kind, x } of scene.moments) {
    pen.fillStyle = kind === 'page' ? palette.dim : palette.accent;
    pen.fillRect(snap(x), 0, hairPx, heightPx);
  }
}

/** Right at its end, under the last of its lanes: captions of connections stand at their beginnings. */
export function paintOverlapWords({ pen, palette }: Stage, scene: Scene, words: CaptionWords): void {
  pen.font = `600 ${captionFont(palette)}`;
  pen.fillStyle = palette.severity.error;
  for (const { x, width, lanes, finding } of scene.overlaps) {
    const [left, right] = [Math.max(0, x), Math.min(scene.scale.widthPx, x + width) - WORDS_INSET_PX];
    const text = words.overlap(finding.facts).find((one) => right - left >= pen.measureText(one).width + MIN_ROOM_PX);
    if (text === undefined) continue;
    const textPx = pen.measureText(text).width;
    pen.fillText(text, right - textPx, ((lanes.at(-1) ?? 0) + 1) * scene.lanePx - scene.scrollPx - CAPTION_BELOW_PX);
  }
}

/** One box around lanes that are neighbours; a line joins those that are not. */
function paintOverlap({ pen, snap, palette }: Stage, { x, width, lanes }: Overlap, scene: Scene): void {
  const left = snap(Math.max(-4, x));
  const right = snap(Math.min(scene.scale.widthPx + 4, x + width));
  const yOf = (lane: number) => snap(lane * scene.lanePx - scene.scrollPx);
  pen.fillStyle = palette.overlap.fill;
  pen.strokeStyle = palette.overlap.stroke;
  pen.lineWidth = 1;
  pen.setLineDash([4, 3]);
  const groups = neighbours(lanes);
  for (const { first, last } of groups) {
    const height = (last - first + 1) * scene.lanePx - 4;
    pen.fillRect(left, yOf(first) + 2, Math.max(2, right - left), height);
    pen.strokeRect(left + 0.5, yOf(first) + 2.5, Math.max(2, right - left), height - 1);
  }
  const [from, to] = [groups[0], groups.at(-1)];
  if (from !== undefined && to !== undefined && from !== to) {
    strokeStraight(pen, [left + 0.5, yOf(from.last + 1) - 2], [left + 0.5, yOf(to.first) + 2]);
  }
  pen.setLineDash([]);
}

/** `[0, 1, 4]` is from 0 to 1, and 4. */
export function neighbours(lanes: readonly number[]): Array<{ first: number; last: number }> {
  const groups: Array<{ first: number; last: number }> = [];
  for (const lane of lanes) {
    const group = groups.at(-1);
    if (group !== undefined && group.last === lane - 1) group.last = lane;
    else groups.push({ first: lane, last: lane });
  }
  return groups;
}
