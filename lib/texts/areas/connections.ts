import type { ReadyState } from '../../model/connection.ts';
import type { ShownFailure } from '../shown-failure.ts';

export interface ConnectionListTexts {
  readonly label: string;
  readonly all: string;
  readonly tally: (open: number, closed: number) => string;
  readonly state: Readonly<Record<ReadyState, string>>;
  readonly openFor: (ms: number) => string;
  readonly connectingFor: (ms: number) => string;
  readonly closedAfter: (ms: number | null) => string;
  readonly endedWithPage: string;
  readonly notSeenSince: string;
  readonly networkOnly: string;
  readonly networkOnlyHint: string;
  readonly failedAfter: (failure: ShownFailure, ms: number | null) => string;
  readonly counts: (received: number, sent: number) => string;
  readonly rate: (highestPerSecond: string) => string;
  readonly number: (value: number) => string;
  readonly duplicate: string;
  readonly older: (count: number) => string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
}
