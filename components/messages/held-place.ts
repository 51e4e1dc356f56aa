// What the grid shows at its upper edge stays there while rows come and go above it, or while the list, grown, scrolls by
// another proportion. Pure but for what it remembers.
import type { Rows } from '../../lib/state/rows.ts';
import { scrollPxOf, topRow, type Viewport } from '../ui/row-window.ts';
import { ROW_PX } from './drawn-rows.ts';

type NumberedRows = Pick<Rows, 'length' | 'firstNumber' | 'series'>;

interface Place {
  /** Of the row at the upper edge, and how much of it is above. */
  readonly topNumber: number;
  readonly series: object;
  /** The scroll position that tells of it. */
  readonly scrollPx: number;
}

export interface HeldPlace {
  /**
   * The viewport once it shows `rows`. Another scroll position than before, or rows of another series, are a new place; the
   * upper end of the list is none, since older rows may yet be found.
   */
  seen(viewport: Viewport, rows: NumberedRows): Viewport;
  /** The grid was scrolled to `scrollPx` for the place it has. */
  movedTo(scrollPx: number): void;
  forget(): void;
}

export function createHeldPlace(): HeldPlace {
  let place: Place | null = null;
  return {
    seen(viewport, { length, firstNumber, series }) {
      const { scrollPx, heightPx } = viewport;
      if (scrollPx === 0) {
        place = null;
        return viewport;
      }
      if (place?.scrollPx !== scrollPx || place.series !== series) {
        place = { scrollPx, series, topNumber: firstNumber + topRow(viewport, length, ROW_PX) };
        return viewport;
      }
      return { heightPx, scrollPx: scrollPxOf(place.topNumber - firstNumber, heightPx, length, ROW_PX) };
    },
    movedTo(scrollPx) {
      if (place !== null) place = { ...place, scrollPx };
    },
    forget() {
      place = null;
    },
  };
}
