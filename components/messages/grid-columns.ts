import type { ColumnName, ShownColumn } from '../../lib/state/columns.ts';

/** The gutter for stars, which every row begins with. */
export const STAR_PX = 20;
/** Behind these the words of a row begin that is no message. */
const HEAD: ReadonlySet<ColumnName> = new Set(['time', 'delta', 'connection', 'direction']);

/** The widths of the columns for CSS, and where words that span the rest begin. */
export function gridColumns(columns: readonly ShownColumn[]) {
  const tracks = columns.map(({ widthPx }) => (widthPx === null ? 'minmax(0, 1fr)' : `${widthPx}px`));
  const headCount = columns.filter(({ name }) => HEAD.has(name)).length;
  return { '--grid-columns': [`${STAR_PX}px`, ...tracks].join(' '), '--words-column': headCount + 2 };
}
