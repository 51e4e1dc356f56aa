// Which rows of the grid are selected. Pure: rows are told apart by id, so that a selection outlives new rows.
import { keyOfMark } from './marks.ts';
import type { Row, Rows } from './rows.ts';

/** A message's index, or the key of a mark: numbers, because a million of them may be selected. */
export type RowId = number | string;

export interface Selection {
  readonly ids: ReadonlySet<RowId>;
  /** The row that the keyboard is at and the detail shows. */
  readonly focus: Row | null;
  /** Where a range begins. */
  readonly anchor: Row | null;
}

export const NO_SELECTION: Selection = { ids: new Set(), focus: null, anchor: null };

export function idOf(row: Row): RowId {
  return row.kind === 'message' ? row.message.index : keyOfMark(row.mark);
}

export function selectOnly(row: Row | null): Selection {
  return row === null ? NO_SELECTION : { ids: new Set([idOf(row)]), focus: row, anchor: row };
}

/** Adds the row, or takes it out. */
export function toggleRow({ ids }: Selection, row: Row): Selection {
  const next = new Set(ids);
  if (!next.delete(idOf(row))) next.add(idOf(row));
  return { ids: next, focus: row, anchor: row };
}

/** From the anchor to `row`, as far as both are among `rows`; what was selected besides is let go. */
export function extendTo(selection: Selection, row: Row, rows: Rows): Selection {
  const anchor = selection.anchor ?? row;
  const ends = [positionOf(anchor, rows), positionOf(row, rows)] as const;
  if (ends.some((position) => position < 0)) return selectOnly(row);
  const ids = new Set<RowId>();
  for (let position = Math.min(...ends); position <= Math.max(...ends); position++) addRow(ids, rows.at(position));
  return { ids, focus: row, anchor };
}

export function selectAll({ focus, anchor }: Selection, rows: Rows): Selection {
  const ids = new Set<RowId>();
  for (let position = 0; position < rows.length; position++) addRow(ids, rows.at(position));
  return { ids, focus: focus ?? rows.at(rows.length - 1) ?? null, anchor: anchor ?? rows.at(0) ?? null };
}

function addRow(ids: Set<RowId>, row: Row | undefined): void {
  if (row !== undefined) ids.add(idOf(row));
}

export function positionOf(row: Row, rows: Rows): number {
  return rows.positionOf(String(idOf(row)));
}
