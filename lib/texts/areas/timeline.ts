import type { Connection } from '../../model/connection.ts';
import type { DuplicateFacts } from '../../model/findings/connect-facts.ts';
import type { ShownFailure } from '../shown-failure.ts';

export interface TimelineTexts {
  readonly label: string;
  readonly hint: string;
  readonly summary: (clients: number, connections: number, findings: number) => string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly showAll: string;
  readonly clearBrush: string;
  readonly range: (from: string, until: string, ms: number) => string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  /** `#1 refused`: under the start of a connection. */
  readonly caption: (number: number, failure: ShownFailure | null) => string;
  readonly captionOfEnd: (connection: Connection) => string | null;
  readonly duplicate: (facts: DuplicateFacts) => string;
  readonly duplicateShort: string;
  readonly phase: Readonly<Record<'connecting' | 'open' | 'closing' | 'failed', string>>;
  readonly lasted: (duration: string) => string;
  readonly waited: (duration: string, number: number) => string;
  readonly messages: (received: number, sent: number, withinMs: number) => string;
  /** Of a heartbeat; told how long its answer took. */
  readonly beat: Readonly<Record<'answered' | 'missed' | 'awaited' | 'alone', (took: string) => string>>;
  readonly moment: Readonly<Record<'page' | 'attached' | 'note' | 'hidden' | 'navigating', string>>;
  readonly afterStart: (offset: string) => string;
  /** Parts of the text that stands for a lane. */
  readonly earlier: (count: number) => string;
  readonly told: (number: number, state: string, offset: string) => string;
}
