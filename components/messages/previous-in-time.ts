import type { Row, Rows } from '../../lib/state/row-log.ts';
import type { Sort } from '../../lib/state/sorted-rows.ts';

/** The row whose time a row is compared with: the one before it in time, if it stands next to it. */
export function previousInTime(rows: Rows, position: number, sort: Sort | null): Row | undefined {
  if (sort === null) return rows.at(position - 1);
  if (sort.column !== 'time') return undefined;
  return rows.at(position + (sort.isDescending ? 1 : -1));
}
