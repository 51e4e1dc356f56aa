import type { Connection } from '../../lib/model/connection.ts';
import type { ShownColumn } from '../../lib/state/columns.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { placeName, placeOf } from '../connections/place-name.ts';
import { visibleText } from '../ui/visible-text.ts';

interface HeadCellsProps {
  columns: readonly ShownColumn[];
  timestamp: number;
  delta: string;
  connection: Connection | undefined;
}

/** The cells that every row has: when, and on which connection. */
export function HeadCells({ columns, timestamp, delta, connection }: HeadCellsProps) {
  const { grid } = useApp();
  const { format } = useTexts();
  return columns.map(({ name }) => {
    switch (name) {
      case 'time':
        return (
          <span key={name} role="gridcell" class="cell cell-time" title={format.dateTime(timestamp)}>
            {format.time(timestamp)}
          </span>
        );
      case 'delta':
        return (
          <span key={name} role="gridcell" class="cell cell-delta">
            {delta}
          </span>
        );
      case 'connection':
        return (
          <span key={name} role="gridcell" class="cell cell-connection" title={connection && whereOf(connection)}>
            {connection !== undefined && (
              <OpenerBadge attribution={connection.attribution} name={grid.labels.value.get(connection.id)?.name} />
            )}
          </span>
        );
      default:
        return null;
    }
  });
}

function whereOf({ attribution, url }: Connection): string {
  const place = placeOf(attribution);
  return visibleText(`${place === null ? '' : `${placeName(place)} · `}${url}`);
}
