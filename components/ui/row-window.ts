// Which rows of a long list are drawn, and where. Pure but for the scale of the screen.

const IS_FIREFOX = globalThis.CSS?.supports?.('-moz-appearance', 'none') === true;

/**
 * How tall a list may be, in CSS px; longer ones scroll by proportion instead. Chrome places what lies behind 16 million px of
 * the screen by numbers that leave out every other one, and cuts elements at 33 million; Firefox cuts them at 17 million.
 * `scale`: px of the screen in one of CSS.
 */
export function maxScrollPx(scale = globalThis.devicePixelRatio ?? 1): number {
  if (IS_FIREFOX) return 8_000_000;
  return Math.floor(16_000_000 / Math.max(1, scale));
}

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

export interface ScrolledList {
  readonly totalPx: number;
  /** The row at the upper edge of the view, and how much of it is above. */
  readonly topRow: number;
  /** Where a row begins. */
  pxOf(row: number): number;
}

/** How a list of `rowCount` rows stands in a viewport, which may ask for more than there is. */
export function scrolledList(viewport: Viewport, rowCount: number, rowPx: number): ScrolledList {
  const totalPx = Math.min(rowCount * rowPx, maxScrollPx());
  const scrollPx = Math.max(0, Math.min(viewport.scrollPx, totalPx - viewport.heightPx));
  const top = topRow({ ...viewport, scrollPx }, rowCount, rowPx);
  const isWhole = rowCount * rowPx <= maxScrollPx();
  return { totalPx, topRow: top, pxOf: (row) => (isWhole ? row * rowPx : scrollPx + (row - top) * rowPx) };
}

export function rowWindow(viewport: Viewport, rowCount: number, rowPx: number): RowWindow {
  const list = scrolledList(viewport, rowCount, rowPx);
  const first = Math.max(0, Math.floor(list.topRow) - OVERSCAN_ROWS);
  // As many at every place of one height: rows that stay then keep their elements.
  const end = Math.min(rowCount, first + Math.ceil(viewport.heightPx / rowPx) + 1 + 2 * OVERSCAN_ROWS);
  return { first, end, offsetPx: list.pxOf(first), totalPx: list.totalPx };
}

/** The scroll position that brings `row` fully into view, or null when it is in view. */
export function scrollPxToShow(viewport: Viewport, row: number, rowCount: number, rowPx: number): number | null {
  const top = topRow(viewport, rowCount, rowPx);
  const visibleRows = viewport.heightPx / rowPx;
  if (row >= top && row + 1 <= top + visibleRows) return null;
  const wantedTop = row < top ? row : row + 1 - visibleRows;
  return Math.max(0, wantedTop) * pxPerRow(viewport.heightPx, rowCount, rowPx);
}

/** The row at the upper edge of the view, and how much of it is above. */
export function topRow(viewport: Viewport, rowCount: number, rowPx: number): number {
  const perRow = pxPerRow(viewport.heightPx, rowCount, rowPx);
  return perRow === 0 ? 0 : viewport.scrollPx / perRow;
}

/** Where a list is scrolled to that has `top` at the upper edge of its view. */
export function scrollPxOf(top: number, heightPx: number, rowCount: number, rowPx: number): number {
  return Math.max(0, top) * pxPerRow(heightPx, rowCount, rowPx);
}

function pxPerRow(heightPx: number, rowCount: number, rowPx: number): number {
  if (rowCount * rowPx <= maxScrollPx()) return rowPx;
  return (maxScrollPx() - heightPx) / (rowCount - heightPx / rowPx);
}
