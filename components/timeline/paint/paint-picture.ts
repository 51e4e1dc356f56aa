import { languagesOf } from '../../../lib/state/connection-labels.ts';
import { type CaptionWords, laneCaptions } from '../lane-captions.ts';
import type { Scene } from '../scene.ts';
import { paintBackdrop, paintMoments, paintOverlapWords } from './paint-backdrop.ts';
import { captionFont, paintCaptions } from './paint-captions.ts';
import { paintHead } from './paint-head.ts';
import { paintLane } from './paint-lane.ts';
import type { Palette } from './palette.ts';
import { type Pen, screenPixels } from './pen.ts';

export interface Sheet {
  readonly pen: Pen & Pick<CanvasRenderingContext2D, 'setTransform'>;
  readonly heightPx: number;
  /** Device pixels for each CSS pixel. */
  readonly ratio: number;
}

export interface Picture {
  readonly plot: Sheet;
  readonly head: Sheet;
  readonly palette: Palette;
  readonly scene: Scene;
  readonly words: CaptionWords;
  readonly labelOf: (offsetMs: number) => string;
}

/** Draws the axis and all lanes in view. */
export function paintPicture({ plot, head, palette, scene, words, labelOf }: Picture): void {
  head.pen.setTransform(head.ratio, 0, 0, head.ratio, 0, 0);
  paintHead({ pen: head.pen, palette, ...screenPixels(head.ratio) }, scene, labelOf, words);

  const { pen, heightPx, ratio } = plot;
  const { widthPx } = scene.scale;
  const pixels = screenPixels(ratio);
  const backdrop = { ...pixels, pen, palette, heightPx };
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintBackdrop(backdrop, scene);
  for (const { client, top, shapes } of scene.lanes) {
    const ink = palette.opener[languagesOf(client.attribution)[0] ?? 'unknown'];
    const stage = { ...pixels, pen, palette, widthPx, top, lanePx: scene.lanePx };
    paintLane(stage, shapes, ink);
    pen.font = captionFont(palette);
    const widthOf = (text: string) => pen.measureText(text).width;
    paintCaptions(stage, laneCaptions(shapes, words, widthOf, widthPx));
  }
  paintOverlapWords(backdrop, scene, words);
  paintMoments(backdrop, scene);
}
