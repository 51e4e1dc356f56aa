import type { Connection } from '../../lib/model/connection.ts';
import type { ShownColumn } from '../../lib/state/columns.ts';
import type { Mark } from '../../lib/state/marks.ts';
import type { Row } from '../../lib/state/rows.ts';
import { useApp, useTexts } from '../app-context.ts';
import { HeadCells } from './HeadCells.tsx';
import { MarkCells } from './MarkCells.tsx';
import { MessageCells } from './MessageCells.tsx';
import { StarCell } from './StarCell.tsx';

interface GridRowProps {
  id: string;
  /** Below the rows' common origin. */
  topPx: number;
  row: Row;
  connection: Connection | undefined;
  /** Of the row before it in time, where that is the one above or below; epoch ms. */
  previousAt: number | null;
  position: number;
  isStriped: boolean;
  columns: readonly ShownColumn[];
  summaryLength: number;
  isSelected: boolean;
  isFocused: boolean;
}

/** Drawn anew only when something changes that it is given: a flood changes the grid many times a second. */
export function GridRow(props: GridRowProps) {
  const { id, topPx, row, connection, previousAt, position, isStriped, columns, summaryLength } = props;
  const { isSelected, isFocused } = props;
  const { selection } = useApp();
  const { format } = useTexts();
  const { timestamp } = row.kind === 'message' ? row.message : row.mark;
  const message = row.kind === 'message' ? row.message : null;
  const tone = row.kind === 'message' ? row.message.direction : toneOfMark(row.mark, connection);

  function onClick(event: MouseEvent): void {
    if (event.shiftKey) selection.extend(row);
    else if (event.ctrlKey || event.metaKey) selection.toggle(row);
    else selection.select(row);
  }

  return (
    <div
      id={id}
      class={`row is-${tone}${isStriped ? ' is-striped' : ''}${isFocused ? ' is-focused' : ''}`}
      role="row"
      style={{ top: `${topPx}px` }}
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      data-position={position}
      data-message-index={message?.index}
      data-mark={row.kind === 'mark' ? row.mark.kind : undefined}
      data-direction={message?.direction}
      onClick={onClick}
    >
      <StarCell message={message} />
      <HeadCells
        columns={columns}
        timestamp={timestamp}
        delta={previousAt === null ? '' : format.delta(timestamp - previousAt)}
        connection={connection}
      />
      {row.kind === 'message' ? (
        <MessageCells message={row.message} columns={columns} summaryLength={summaryLength} />
      ) : (
        <MarkCells mark={row.mark} columns={columns} connection={connection} />
      )}
    </div>
  );
}

function toneOfMark({ kind }: Mark, connection: Connection | undefined): 'note' | 'warning' | 'failure' | 'mark' {
  if (kind === 'note') return 'note';
  if (kind === 'send-failed') return 'warning';
  return kind === 'ended' && connection?.failure != null ? 'failure' : 'mark';
}
