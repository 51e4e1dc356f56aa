// The axis with its labels and, under it, the marks of findings.
import type { Severity } from '../../../lib/model/findings/finding.ts';
import { oneLine } from '../../ui/visible-text.ts';
import type { CaptionWords } from '../lane-captions.ts';
import type { Scene } from '../scene.ts';
import type { Palette } from './palette.ts';
import type { Pen, ScreenPixels } from './pen.ts';

export const HEAD_PX = 40;
/** Centre of the marks. */
export const MARK_Y = 30;
const RADIUS_PX = 6;
/** Of a note; all of it is told where the pointer is. */
const MAX_NOTED = 28;
/** The lower part of the head, under the labels. */
const SHADE_PX = 22;

interface Stage extends ScreenPixels {
  readonly pen: Pen;
  readonly palette: Palette;
}

export function paintHead(
  { pen, snap, hairPx, palette }: Stage,
  scene: Scene,
  labelOf: (offsetMs: number) => string,
  words: CaptionWords,
): void {
  const { widthPx } = scene.scale;
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, widthPx, HEAD_PX);
  pen.font = `10px ${palette.font}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  for (const { x, offsetMs } of scene.lines) {
    pen.fillStyle = palette.line;
    pen.fillRect(snap(x), 0, hairPx, HEAD_PX);
    pen.fillStyle = palette.dim;
    pen.fillText(labelOf(offsetMs), x + 4, 12);
  }
  for (const { kind, x, width } of scene.shades) {
    const [left, right] = [snap(Math.max(0, x)), snap(Math.min(widthPx, x + width))];
    pen.fillStyle = palette.hidden;
    pen.fillRect(left, HEAD_PX - SHADE_PX, Math.max(hairPx, right - left), SHADE_PX);
    const text = words.moment(kind);
    pen.fillStyle = palette.dim;
    if (pen.measureText(text).width + 8 < right - left) pen.fillText(text, left + 4, MARK_Y + 4);
  }
  for (const { kind, x, text: noted } of scene.moments) {
    pen.fillStyle = kind === 'page' ? palette.dim : palette.accent;
    pen.fillRect(snap(x), 16, hairPx, HEAD_PX - 16);
    const text = noted === '' ? words.moment(kind) : oneLine(noted, MAX_NOTED);
    if (hasRoom(scene, x, pen.measureText(text).width)) pen.fillText(text, x + 4, MARK_Y + 4);
  }
  for (const { x, severity, findings } of scene.marks) {
    paintMark(pen, palette, x, severity);
    if (findings.length < 2) continue;
    pen.fillStyle = palette.text;
    pen.fillText(String(findings.length), x + RADIUS_PX + 2, MARK_Y + 4);
  }
}

/** Marks of findings come first, and the next moment has a name of its own. */
function hasRoom({ marks, moments, scale }: Scene, x: number, textPx: number): boolean {
  const right = x + textPx + 8;
  const isCrossed = (other: { readonly x: number }) => other.x > x && other.x - RADIUS_PX < right;
  return (
    right <= scale.widthPx &&
    !marks.some((mark) => isCrossed(mark) || Math.abs(mark.x - x) <= RADIUS_PX) &&
    !moments.some(isCrossed)
  );
}

/** Disc with a cross, triangle with a stroke, square with a dot: told apart without their colours. */
function paintMark(pen: Pen, palette: Palette, x: number, severity: Severity): void {
  pen.fillStyle = palette.severity[severity];
  pen.beginPath();
  if (severity === 'error') {
    pen.arc(x, MARK_Y, RADIUS_PX, 0, 2 * Math.PI);
  } else if (severity === 'warning') {
    pen.moveTo(x, MARK_Y - RADIUS_PX);
    pen.lineTo(x + RADIUS_PX, MARK_Y + RADIUS_PX - 1);
    pen.lineTo(x - RADIUS_PX, MARK_Y + RADIUS_PX - 1);
    pen.closePath();
  } else {
    pen.rect(x - 5, MARK_Y - 5, 10, 10);
  }
  pen.fill();
  pen.strokeStyle = palette.surface;
  pen.lineWidth = 1.5;
  pen.beginPath();
  if (severity === 'error') {
    pen.moveTo(x - 2.5, MARK_Y - 2.5);
    pen.lineTo(x + 2.5, MARK_Y + 2.5);
    pen.moveTo(x + 2.5, MARK_Y - 2.5);
    pen.lineTo(x - 2.5, MARK_Y + 2.5);
  } else {
    pen.moveTo(x, MARK_Y - 2);
    pen.lineTo(x, MARK_Y + (severity === 'warning' ? 2 : 3));
  }
  pen.stroke();
}
