import type { Connection } from '../../lib/model/connection.ts';
import type { Mark } from '../../lib/state/marks.ts';
import type { Row } from '../../lib/state/row-log.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { MarkCells } from './MarkCells.tsx';
import { MessageCells } from './MessageCells.tsx';

interface GridRowProps {
  id: string;
  row: Row;
  previous: Row | undefined;
  position: number;
  isSelected: boolean;
}

export function GridRow({ id, row, previous, position, isSelected }: GridRowProps) {
  const { session, grid } = useApp();
  const { format } = useTexts();
  const { connectionId, timestamp } = row.kind === 'message' ? row.message : row.mark;
  const connection = session.view.value.connections.get(connectionId);
  const tone = row.kind === 'message' ? row.message.direction : toneOfMark(row.mark, connection);
  return (
    <div
      id={id}
      class={`row is-${tone}${position % 2 === 1 ? ' is-striped' : ''}`}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isSelected}
      data-message-index={row.kind === 'message' ? row.message.index : undefined}
      data-mark={row.kind === 'mark' ? row.mark.kind : undefined}
      data-direction={row.kind === 'message' ? row.message.direction : undefined}
      onClick={() => grid.selectRow(row)}
    >
      <span role="gridcell" class="cell cell-time" title={format.dateTime(timestamp)}>
        {format.time(timestamp)}
      </span>
      <span role="gridcell" class="cell cell-delta">
        {previous === undefined ? '' : format.delta(timestamp - timeOf(previous))}
      </span>
      <span role="gridcell" class="cell cell-connection">
        {connection && (
          <OpenerBadge attribution={connection.attribution} number={grid.labels.value.get(connectionId)?.number} />
        )}
      </span>
      {row.kind === 'message' ? (
        <MessageCells message={row.message} />
      ) : (
        <MarkCells mark={row.mark} connection={connection} />
      )}
    </div>
  );
}

function toneOfMark({ kind }: Mark, connection: Connection | undefined): 'warning' | 'failure' | 'mark' {
  if (kind === 'send-failed') return 'warning';
  return kind === 'ended' && connection?.failure != null ? 'failure' : 'mark';
}

function timeOf(row: Row): number {
  return row.kind === 'message' ? row.message.timestamp : row.mark.timestamp;
}
