import type { Connection } from '../../model/connection.ts';
import type { SendFailure } from '../../model/failed-calls.ts';
import type { ShownFailure } from '../shown-failure.ts';

export interface GridTexts {
  readonly label: string;
  readonly columns: Readonly<
    Record<'time' | 'delta' | 'connection' | 'direction' | 'type' | 'size' | 'summary', string>
  >;
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
}
