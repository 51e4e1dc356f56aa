// Which rows of the grid are drawn, and where. To draw a row costs a browser far more than to move it, and frames come
// often: so the grid draws some rows at once in the direction in which it is scrolled, and most frames of a scroll draw none.
import type { Rows } from '../../lib/state/rows.ts';
import { scrolledList, type Viewport } from '../ui/row-window.ts';

export const ROW_PX = 20;
/** Drawn at least, beyond the view: a browser scrolls before it asks us to draw. */
const MARGIN_ROWS = 8;
/** Kept beyond these where the grid comes from, for who turns back. */
const BEHIND_ROWS = 4;
/** Drawn beyond them where it goes to. More make longer frames, fewer make more frames that draw. */
const AHEAD_ROWS = 8;
/** Rows are placed by their distance from one in so many: the farther from it, the less exact is where a browser draws. */
const BASE_ROWS = 4096;

/** By the numbers of the rows, which stay theirs while others come and go: what is drawn already then stays as it is. */
export interface DrawnRows {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** How many elements there are for rows, in the document or not; the same at every place of one height. */
  readonly slotCount: number;
  /** A row at or before `first`, the same for a long way. */
  readonly baseNumber: number;
  readonly totalPx: number;
}

/**
 * What to draw after `last`: the same rows while they fill the view, and else others. While the newest are followed, only
 * those in view and a few: all of them may be others in the next moment.
 */
export function drawnRows(
  last: DrawnRows | null,
  viewport: Viewport,
  { length, firstNumber }: Pick<Rows, 'length' | 'firstNumber'>,
  isFollowing: boolean,
): DrawnRows {
  const { topRow, totalPx } = scrolledList(viewport, length, ROW_PX);
  const all = { first: firstNumber, end: firstNumber + length };
  const top = firstNumber + Math.floor(topRow);
  const viewRows = Math.ceil(viewport.heightPx / ROW_PX) + 1;
  const leastRows = viewRows + 2 * MARGIN_ROWS + BEHIND_ROWS + AHEAD_ROWS;
  // Even: elements then keep their stripe.
  const slotCount = leastRows + (leastRows % 2);
  const needed = {
    first: Math.max(all.first, top - MARGIN_ROWS),
    end: Math.min(all.end, top + viewRows + MARGIN_ROWS),
  };
  const { first, end } = isFollowing ? needed : chosenRows(last, needed, slotCount, all);
  const baseNumber = Math.floor(first / BASE_ROWS) * BASE_ROWS;
  return { first, end, slotCount, baseNumber, totalPx };
}

/**
 * Where the row at a position begins, to the next px of the screen: between two of them letters would blur. In a list that scrolls by
 * proportion it is another place after each scroll.
 */
export function placeOfRow(position: number, viewport: Viewport, rowCount: number): number {
  const scale = globalThis.devicePixelRatio ?? 1;
  return Math.round(scrolledList(viewport, rowCount, ROW_PX).pxOf(position) * scale) / scale;
}

type Span = Pick<DrawnRows, 'first' | 'end'>;

function chosenRows(last: DrawnRows | null, needed: Span, slotCount: number, all: Span): Span {
  const wanted = last?.slotCount === slotCount ? firstAfter(last, needed) : centred(needed, slotCount);
  const first = Math.max(all.first, Math.min(wanted, all.end - slotCount));
  return { first, end: Math.min(all.end, first + slotCount) };
}

function firstAfter(last: DrawnRows, needed: Span): number {
  const { first, slotCount } = last;
  if (needed.first >= first && needed.end <= first + slotCount) return first;
  if (needed.first >= last.end || needed.end <= first) return centred(needed, slotCount);
  return needed.first < first ? needed.end + BEHIND_ROWS - slotCount : needed.first - BEHIND_ROWS;
}

function centred({ first, end }: Span, slotCount: number): number {
  return first - Math.floor((slotCount - (end - first)) / 2);
}
