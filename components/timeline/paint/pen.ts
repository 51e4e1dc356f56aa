// What the painters need of a canvas, and the one thing that all of them do with it.

export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'clip'
  | 'closePath'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'lineTo'
  | 'lineWidth'
  | 'measureText'
  | 'moveTo'
  | 'rect'
  | 'restore'
  | 'save'
  | 'setLineDash'
  | 'stroke'
  | 'strokeRect'
  | 'strokeStyle'
  | 'textAlign'
  | 'textBaseline'
>;

/** Between two pixels of the screen a line is grey on both. */
export interface ScreenPixels {
  /** The nearest edge between two of them. */
  snap(px: number): number;
  /** The thickness of a thin line. */
  readonly hairPx: number;
}

export function screenPixels(ratio: number): ScreenPixels {
  return {
    snap: (px) => Math.round(px * ratio) / ratio,
    hairPx: Math.max(1, Math.round(ratio)) / ratio,
  };
}

/** A line along an axis, `width` thick and on whole device pixels. */
export function strokeStraight(pen: Pen, from: readonly [number, number], to: readonly [number, number]): void {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}
