// A canvas context that draws nothing and remembers what was asked of it.
import type { Sheet } from '../../../components/timeline/paint/paint-picture.ts';
import type { Palette } from '../../../components/timeline/paint/palette.ts';

export interface Stroke {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly fillStyle: unknown;
  readonly strokeStyle: unknown;
}

const PX_PER_CHARACTER = 6;

export function createRecordingPen() {
  const strokes: Stroke[] = [];
  const settings: Record<PropertyKey, unknown> = {};
  const pen = new Proxy(settings, {
    get(_, name) {
      if (name === 'measureText') return (text: string) => ({ width: text.length * PX_PER_CHARACTER });
      if (name in settings) return settings[name];
      return (...args: unknown[]) => {
        const { fillStyle, strokeStyle } = settings;
        strokes.push({ call: String(name), args, fillStyle, strokeStyle });
      };
    },
  }) as unknown as Sheet['pen'];
  return {
    pen,
    strokes,
    /** `[x, y, width, height]` of the rectangles filled in this colour. */
    rectsIn: (colour: string) =>
      strokes
        .filter(({ call, fillStyle }) => call === 'fillRect' && fillStyle === colour)
        .map(({ args }) => args as [number, number, number, number]),
    words: () => strokes.filter(({ call }) => call === 'fillText').map(({ args }) => args[0] as string),
  };
}

const ink = (name: string) => ({ fill: `${name} fill`, stroke: `${name} line` });

/** Colours that tell what they are for. */
export const NAMED_PALETTE: Palette = {
  surface: 'surface',
  stripe: 'stripe',
  text: 'text',
  dim: 'dim',
  line: 'line',
  accent: 'accent',
  hidden: 'hidden',
  failed: ink('failed'),
  overlap: ink('overlap'),
  opener: { javascript: ink('javascript'), python: ink('python'), unknown: ink('unknown') },
  severity: { error: 'error', warning: 'warning', information: 'information' },
  font: 'sans-serif',
};
