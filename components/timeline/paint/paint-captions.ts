import type { Caption } from '../lane-captions.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';

/** From the lower edge of the lane, and from its middle. */
export const CAPTION_BELOW_PX = 5;
const ON_WAIT_PX = 10;

export function captionFont(palette: Palette): string {
  return `10px ${palette.font}`;
}

interface Stage {
  readonly pen: Pen;
  readonly palette: Palette;
  readonly top: number;
  readonly lanePx: number;
}

export function paintCaptions({ pen, palette, top, lanePx }: Stage, captions: readonly Caption[]): void {
  pen.font = captionFont(palette);
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  for (const { text, x, place, isProblem } of captions) {
    pen.fillStyle = isProblem ? palette.severity.error : palette.dim;
    pen.fillText(text, x, top + (place === 'below' ? lanePx - CAPTION_BELOW_PX : lanePx / 2 - ON_WAIT_PX));
  }
}
