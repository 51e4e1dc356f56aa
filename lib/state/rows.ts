// The rows of the grid, as those see them who show or count them.
import type { Message } from '../model/message.ts';
import { keyOfMark, type Mark } from './marks.ts';

export type Row =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'mark'; readonly mark: Mark };

export interface Rows {
  readonly length: number;
  /** Without the marks. */
  readonly messageCount: number;
  /** Rows taken in at the newer end, those included that were dropped since. */
  readonly takenCount: number;
  /** Of the row at position 0: a row keeps its number while others come and go on both sides of it, and `series` is the same. */
  readonly firstNumber: number;
  readonly series: object;
  at(position: number): Row | undefined;
  /** The index of the message at that position; null for a mark. */
  indexAt(position: number): number | null;
  positionOf(key: string): number;
  /** Of the first row at or behind the place of that row, which need not be among these. */
  positionFrom(key: string): number;
}

export function keyOf(row: Row): string {
  return row.kind === 'message' ? `${row.message.index}` : keyOfMark(row.mark);
}
