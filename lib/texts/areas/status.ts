import type { NotObserved } from '../../model/not-observed.ts';
import type { Losses } from '../../model/session.ts';
import type { LinkStatus } from '../../protocol/link-status.ts';

export interface SelectionFacts {
  readonly count: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly durationMs: number;
}

export interface StatusTexts {
  readonly label: string;
  readonly messages: (shown: number, all: number) => string;
  readonly bytes: (received: number, sent: number) => string;
  readonly selected: (totals: SelectionFacts) => string;
  readonly since: (time: string) => string;
  readonly sinceBeforeDevTools: (time: string, ms: number) => string;
  readonly sinceClear: (time: string) => string;
  readonly nothingDropped: string;
  readonly losses: (losses: Losses) => string;
  readonly unrecorded: (count: number) => string;
  readonly notObserved: (lines: number) => string;
  readonly notObservedTitle: string;
  readonly notObservedLine: (line: NotObserved) => string;
  readonly link: Readonly<Record<LinkStatus, string>>;
  readonly paused: string;
  readonly notKept: string;
  readonly notKeptHint: string;
}
