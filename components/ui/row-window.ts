// Which rows of a long list are drawn, and where. Pure.

/** Browsers cut elements at 17 to 33 million px: longer lists scroll by proportion instead. */
export const MAX_SCROLL_PX = 8_000_000;
const OVERSCAN_ROWS = 8;

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** Where row `first` begins. */
  readonly offsetPx: number;
  readonly totalPx: number;
}

export interface Viewport {
  readonly scrollPx: number;
  readonly heightPx: number;
}

export function rowWindow(viewport: Viewport, rowCount: number, rowPx: number): RowWindow {
  const totalPx = Math.min(rowCount * rowPx, MAX_SCROLL_PX);
  const scrollPx = Math.max(0, Math.min(viewport.scrollPx, totalPx - viewport.heightPx));
  const top = topRow({ ...viewport, scrollPx }, rowCount, rowPx);
  const first = Math.max(0, Math.floor(top) - OVERSCAN_ROWS);
  // As many at every place of one height: rows that stay then keep their elements.
  const end = Math.min(rowCount, first + Math.ceil(viewport.heightPx / rowPx) + 1 + 2 * OVERSCAN_ROWS);
  return { first, end, offsetPx: scrollPx - (top - first) * rowPx, totalPx };
}

/** The scroll position that brings `row` fully into view, or null when it is in view. */
export function scrollPxToShow(viewport: Viewport, row: number, rowCount: number, rowPx: number): number | null {
  const top = topRow(viewport, rowCount, rowPx);
  const visibleRows = viewport.heightPx / rowPx;
  if (row >= top && row + 1 <= top + visibleRows) return null;
  const wantedTop = row < top ? row : row + 1 - visibleRows;
  return Math.max(0, wantedTop) * pxPerRow(viewport.heightPx, rowCount, rowPx);
}

function topRow(viewport: Viewport, rowCount: number, rowPx: number): number {
  const perRow = pxPerRow(viewport.heightPx, rowCount, rowPx);
  return perRow === 0 ? 0 : viewport.scrollPx / perRow;
}

function pxPerRow(heightPx: number, rowCount: number, rowPx: number): number {
  if (rowCount * rowPx <= MAX_SCROLL_PX) return rowPx;
  return (MAX_SCROLL_PX - heightPx) / (rowCount - heightPx / rowPx);
}
