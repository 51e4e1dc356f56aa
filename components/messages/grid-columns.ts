import type { ColumnName, ShownColumn } from '../../lib/state/columns.ts';

/** The gutter for stars, which every row begins with. */
export const STAR_PX = 20;
/** Behind these the words of a row begin that is no message. */
const HEAD: ReadonlySet<ColumnName> = new Set(['time', 'delta', 'connection', 'direction']);

/** The narrowest letters are about this wide. */
const LETTER_PX = 3;
const MAX_SUMMARY_LENGTH = 300;
/** So that not every change of a width lays out every row. */
const LENGTH_STEP = 20;

/** Where the columns stand, for CSS, and where words that span the rest begin. */
export function gridColumns(columns: readonly ShownColumn[]): Record<string, string> {
  const tracks = columns.map(({ widthPx }) => (widthPx === null ? 'minmax(0, 1fr)' : `${widthPx}px`));
  const style: Record<string, string> = { '--grid-columns': [`${STAR_PX}px`, ...tracks].join(' ') };
  let leftPx = STAR_PX;
  let wordsPx = STAR_PX;
  for (const { name, widthPx } of columns) {
    style[`--${name}-left`] = `${leftPx}px`;
    if (widthPx !== null) style[`--${name}-width`] = `${widthPx}px`;
    leftPx += widthPx ?? 0;
    if (HEAD.has(name)) wordsPx = leftPx;
  }
  return { ...style, '--words-left': `${wordsPx}px` };
}

/** How many letters of a summary can be seen at most; a long text takes long to lay out. */
export function summaryLengthIn(columns: readonly ShownColumn[], roomPx: number): number {
  const summaryPx = columns.reduce((left, { widthPx }) => left - (widthPx ?? 0), roomPx);
  const letters = Math.ceil(Math.max(0, summaryPx) / LETTER_PX / LENGTH_STEP) * LENGTH_STEP;
  return Math.max(LENGTH_STEP, Math.min(MAX_SUMMARY_LENGTH, letters));
}
