// The rows of the grid in another order than that of time. A copy of how they were: rows must not jump while one reads,
// so what arrives later is counted and taken in on request. Pure.
import type { MessageCursor } from '../model/message-cursor.ts';
import type { ReadonlyMessageLog } from '../model/message-log.ts';
import type { MessageFacts } from './message-facts.ts';
import type { Rows } from './rows.ts';

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

/** Where what is sorted by is looked up: a million rows are not made for it. */
export interface SortSource {
  readonly messages: ReadonlyMessageLog;
  readonly facts: Pick<MessageFacts, 'typeOf'>;
}

export function sortRows(rows: Rows, { column, isDescending }: Sort, { messages, facts }: SortSource): Rows {
  const order = column === 'type' ? orderByType(rows, facts) : orderByNumber(rows, numbersOf(rows, column, messages));
  if (isDescending) order.reverse();
  let inverse: Uint32Array | null = null;
  function positionOf(key: string): number {
    inverse ??= inverseOf(order);
    return inverse[rows.positionOf(key)] ?? -1;
  }
  return {
    length: order.length,
    messageCount: rows.messageCount,
    takenCount: rows.takenCount,
    firstNumber: 0,
    series: order,
    at: (position) => rows.at(order[position] ?? -1),
    indexAt: (position) => rows.indexAt(order[position] ?? -1),
    positionOf,
    positionFrom: (key) => Math.max(0, positionOf(key)),
  };
}

function inverseOf(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  for (let position = 0; position < order.length; position++) inverse[order[position] ?? 0] = position;
  return inverse;
}

/** Marks have no size: they come before the smallest message. */
function numbersOf(rows: Rows, column: 'time' | 'size', messages: ReadonlyMessageLog): (position: number) => number {
  const cursor = messages.cursor();
  const read = (one: MessageCursor): number => (column === 'time' ? one.timestamp : one.byteLength);
  return (position) => {
    const index = rows.indexAt(position);
    if (index !== null) return cursor.moveTo(index) ? read(cursor) : 0;
    const row = rows.at(position);
    return column === 'time' && row?.kind === 'mark' ? row.mark.timestamp : -1;
  };
}

function orderByNumber({ length }: Rows, numberAt: (position: number) => number): Uint32Array {
  const values = Float64Array.from({ length }, (_, position) => numberAt(position));
  const order = Uint32Array.from({ length }, (_, position) => position);
  return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

/** Few types, many rows: the names are put in order once, the rows by number. */
function orderByType(rows: Rows, facts: SortSource['facts']): Uint32Array {
  const ranks = new Map<string, number>();
  const nameAt = (position: number): string => {
    const index = rows.indexAt(position);
    return index === null ? '' : (facts.typeOf(index) ?? '');
  };
  for (let position = 0; position < rows.length; position++) ranks.set(nameAt(position), 0);
  for (const [rank, name] of [...ranks.keys()].sort().entries()) ranks.set(name, rank);
  return orderByNumber(rows, (position) => ranks.get(nameAt(position)) ?? 0);
}
