import type { Row, Rows } from '../../lib/state/rows.ts';
import type { Sort } from '../../lib/state/sorted-rows.ts';

/** When the row was that a row is compared with: the one before it in time, if it stands next to it. Epoch ms. */
export function previousInTime(rows: Rows, position: number, sort: Sort | null): number | null {
  if (sort === null) return timeOf(rows.at(position - 1));
  if (sort.column !== 'time') return null;
  return timeOf(rows.at(position + (sort.isDescending ? 1 : -1)));
}

function timeOf(row: Row | undefined): number | null {
  if (row === undefined) return null;
  return row.kind === 'message' ? row.message.timestamp : row.mark.timestamp;
}
