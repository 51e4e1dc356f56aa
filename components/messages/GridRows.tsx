import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { ShownColumn } from '../../lib/state/columns.ts';
import { idOf, type RowId } from '../../lib/state/row-selection.ts';
import type { Row, Rows } from '../../lib/state/rows.ts';
import { useApp } from '../app-context.ts';
import { type DrawnRows, ROW_PX } from './drawn-rows.ts';
import { GridRow } from './GridRow.tsx';
import { previousInTime } from './previous-in-time.ts';
import { useShownConnections } from './use-shown-connections.ts';

interface GridRowsProps {
  rows: Rows;
  drawn: ReadonlySignal<DrawnRows>;
  /** Where the row is that they are placed by. */
  basePx: ReadonlySignal<number>;
  columns: readonly ShownColumn[];
  /** How much of a summary is laid out. */
  summaryLength: number;
}

/**
 * The rows in view. A row that leaves lends its elements to one that enters, which stay where they are in the document: to
 * move them costs a browser more than to change all that they say. So their order there is another one, and is told.
 */
export function GridRows({ rows, drawn, basePx, columns, summaryLength }: GridRowsProps) {
  const { grid, selection } = useApp();
  const { ids } = selection.selection.value;
  const focusId = selection.focusId.value;
  const connectionOf = useShownConnections();
  const { first, end, baseNumber, slotCount, totalPx } = drawn.value;
  const isByProportion = totalPx < rows.length * ROW_PX;
  // Given as it is, so that its changes draw no row.
  const place = useComputed(() => `transform: translateY(${basePx.value}px)`);

  function rowIn(slot: number) {
    const number = first + slotOf(slot - first, slotCount);
    const position = number - rows.firstNumber;
    const row = number < end ? rows.at(position) : undefined;
    if (row === undefined) return null;
    const id = idOf(row);
    return (
      <GridRow
        key={slot}
        id={rowId(id)}
        topPx={(number - baseNumber) * ROW_PX}
        row={row}
        connection={connectionOf(connectionIdOf(row))}
        previousAt={previousInTime(rows, position, grid.sort.value)}
        position={position}
        isStriped={number % 2 !== 0}
        columns={columns}
        summaryLength={summaryLength}
        isSelected={ids.has(id)}
        isFocused={id === focusId}
      />
    );
  }

  return (
    <div class="grid-space" role="presentation" style={{ height: `${totalPx}px` }}>
      <div class={`grid-rows${isByProportion ? ' is-by-proportion' : ''}`} role="presentation" style={place}>
        {Array.from({ length: slotCount }, (_, slot) => rowIn(slot))}
      </div>
    </div>
  );
}

/** Of the elements for rows, the one for that number, which may be negative. */
function slotOf(number: number, slotCount: number): number {
  return ((number % slotCount) + slotCount) % slotCount;
}

export function rowId(id: RowId): string {
  return `row-${id}`;
}

/** For `aria-owns`: the rows in their order, where it is not that of the document. */
export function orderOfRows(rows: Rows, { first, end, slotCount }: DrawnRows): string | undefined {
  if (slotOf(first, slotCount) === 0) return undefined;
  const ids: string[] = [];
  for (let number = first; number < end; number++) {
    const row = rows.at(number - rows.firstNumber);
    if (row !== undefined) ids.push(rowId(idOf(row)));
  }
  return ids.join(' ');
}

function connectionIdOf(row: Row) {
  return row.kind === 'message' ? row.message.connectionId : row.mark.connectionId;
}
