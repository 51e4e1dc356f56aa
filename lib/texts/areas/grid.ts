import type { Connection } from '../../model/connection.ts';
import type { SendFailure } from '../../model/failed-calls.ts';
import type { ShownFailure } from '../shown-failure.ts';

export interface GridTexts {
  readonly label: string;
  readonly columns: Readonly<
    Record<'time' | 'delta' | 'connection' | 'direction' | 'type' | 'channel' | 'format' | 'size' | 'summary', string>
  >;
  readonly columnMenu: string;
  readonly resetColumns: string;
  readonly sortedBy: (column: string, isDescending: boolean) => string;
  readonly rowMenu: string;
  readonly star: string;
  readonly starred: string;
  readonly onlyConnection: string;
  readonly selected: (count: number) => string;
  readonly notDecoded: string;
  readonly unknownType: string;
  readonly drifted: (count: number) => string;
  readonly sent: string;
  readonly received: string;
  readonly binary: string;
  readonly text: string;
  readonly opened: (connection: Connection) => string;
  readonly ended: (connection: Connection, failure: ShownFailure | null) => string;
  readonly sendFailed: (failure: SendFailure) => string;
  readonly arrivedTimes: (copies: number) => string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly noMatchTitle: string;
  readonly noMatchHint: string;
  readonly toNewest: string;
  readonly takeInNewest: string;
  readonly newRows: (count: number) => string;
}
