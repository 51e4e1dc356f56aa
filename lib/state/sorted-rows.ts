// The rows of the grid in another order than that of time. A copy of how they were: rows must not jump while one reads,
// so what arrives later is counted and taken in on request. Pure.
import { decode } from '../decode/registry.ts';
import type { Row, Rows } from './row-log.ts';

export const SORTABLE = ['time', 'type', 'size'] as const;
export type SortColumn = (typeof SORTABLE)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** What a click on a header leads to: ascending, descending, none. Unsorted rows are ascending in time as they are. */
export function nextSort(sort: Sort | null, column: SortColumn): Sort | null {
  if (sort?.column !== column) return { column, isDescending: column === 'time' };
  return sort.isDescending ? null : { column, isDescending: true };
}

export function sortRows(rows: Rows, { column, isDescending }: Sort): Rows {
  const order = column === 'type' ? orderByType(rows) : orderByNumber(rows, column === 'time' ? timeOf : sizeOf);
  if (isDescending) order.reverse();
  let inverse: Uint32Array | null = null;
  return {
    length: order.length,
    messageCount: rows.messageCount,
    takenCount: rows.takenCount,
    at: (position) => rows.at(order[position] ?? -1),
    positionOf(key) {
      inverse ??= inverseOf(order);
      return inverse[rows.positionOf(key)] ?? -1;
    },
  };
}

function inverseOf(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  for (let position = 0; position < order.length; position++) inverse[order[position] ?? 0] = position;
  return inverse;
}

function orderByNumber(rows: Rows, numberOf: (row: Row) => number): Uint32Array {
  const values = new Float64Array(rows.length);
  for (let position = 0; position < rows.length; position++) {
    const row = rows.at(position);
    values[position] = row === undefined ? 0 : numberOf(row);
  }
  return identity(rows.length).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

/** Few types, many rows: the names are put in order once, the rows by number. */
function orderByType(rows: Rows): Uint32Array {
  const ranks = new Map<string, number>();
  const nameOf = (row: Row) => (row.kind === 'message' ? (decode(row.message).typeLabel ?? '') : '');
  for (let position = 0; position < rows.length; position++) {
    const row = rows.at(position);
    if (row !== undefined) ranks.set(nameOf(row), 0);
  }
  const names = [...ranks.keys()].sort();
  for (const [rank, name] of names.entries()) ranks.set(name, rank);
  return orderByNumber(rows, (row) => ranks.get(nameOf(row)) ?? 0);
}

function identity(length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, index) => index);
}

function timeOf(row: Row): number {
  return row.kind === 'message' ? row.message.timestamp : row.mark.timestamp;
}

/** Marks have no size: they come before the smallest message. */
function sizeOf(row: Row): number {
  return row.kind === 'message' ? row.message.byteLength : -1;
}
