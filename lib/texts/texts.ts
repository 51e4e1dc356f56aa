// Every sentence of the panel, by name. A language that misses one does not compile.
import type { Attribution, Language } from '../model/attribution.ts';
import type { Connection, ReadyState } from '../model/connection.ts';
import type { SendFailure } from '../model/failed-calls.ts';
import type { NotObserved } from '../model/not-observed.ts';
import type { Losses } from '../model/session.ts';
import type { LinkStatus } from '../state/event-source.ts';
import type { Format } from './format.ts';
import type { Sentence } from './parts.ts';
import type { ShownFailure } from './shown-failure.ts';

export interface DuplicateFacts {
  readonly path: string;
  readonly connections: readonly Connection[];
  readonly isOver: boolean;
  readonly overlapMs: number;
  readonly broadcasts: number;
  readonly doubledBroadcasts: number;
  readonly doubledBytes: number;
  readonly evidence: 'broadcast-id' | 'payload' | 'none';
}

export interface FailureFacts {
  readonly connection: Connection | undefined;
  readonly failure: ShownFailure;
  readonly attempts: number;
  /** Attempts near them whose cause is not known, or not yet. */
  readonly unexplained: number;
  readonly isRecovered: boolean;
}

export interface Texts {
  readonly locale: string;
  readonly format: Format;
  readonly toolbar: {
    readonly label: string;
    readonly pause: string;
    readonly record: string;
    readonly clear: string;
    readonly filter: string;
    readonly filterHint: string;
    readonly invert: string;
    readonly invertHint: string;
    readonly keepLog: string;
    readonly keepLogHint: string;
    readonly save: string;
    readonly saving: string;
    readonly saveFailed: string;
  };
  readonly findings: {
    readonly label: string;
    readonly severity: Readonly<Record<'error' | 'warning' | 'information', string>>;
    readonly duplicate: (facts: DuplicateFacts) => Sentence;
    readonly failure: (facts: FailureFacts) => Sentence;
    readonly showBoth: (count: number) => string;
    readonly showAttempts: string;
    readonly more: (count: number) => string;
    readonly fewer: string;
  };
  readonly connections: {
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
    readonly number: (value: number) => string;
    readonly duplicate: string;
    readonly unnamedClient: string;
    readonly emptyTitle: string;
    readonly emptyHint: string;
  };
  readonly opener: {
    readonly short: Readonly<Record<Language, string>>;
    readonly long: Readonly<Record<Language, string>>;
    readonly noPlace: string;
  };
  readonly grid: {
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
  };
  readonly detail: {
    readonly label: string;
    readonly close: string;
    readonly tabs: Readonly<Record<'payload' | 'raw' | 'hex' | 'initiator' | 'connection', string>>;
    readonly copy: string;
    readonly emptyTitle: string;
    readonly emptyHint: string;
    readonly notJson: string;
    readonly noPayload: string;
    readonly truncated: (keptBytes: number, allBytes: number) => string;
    readonly shownFirst: (shown: number, all: number, unit: 'characters' | 'bytes') => string;
    readonly nodeCount: (count: number, kind: 'array' | 'object') => string;
  };
  readonly initiator: {
    readonly opener: string;
    readonly initiator: string;
    readonly openerHint: string;
    readonly confidence: string;
    readonly confidences: Readonly<Record<Attribution['confidence'], string>>;
    readonly evidence: string;
    readonly rules: Readonly<Record<Attribution['rule'], string>>;
    readonly stack: string;
    readonly noStack: string;
  };
  readonly connection: {
    readonly general: string;
    readonly url: string;
    readonly state: string;
    readonly openedBy: string;
    readonly requestedSubprotocols: string;
    readonly subprotocol: string;
    readonly extensions: string;
    readonly none: string;
    readonly times: string;
    readonly created: string;
    readonly constructorThrew: string;
    readonly opened: string;
    readonly closeRequested: string;
    readonly closed: string;
    readonly traffic: string;
    readonly received: string;
    readonly sent: string;
    readonly trafficNotSeen: string;
    readonly messagesAndBytes: (count: number, bytes: number) => string;
    readonly notSent: string;
    readonly failedSends: (count: number) => string;
    readonly closing: string;
    readonly closeCode: string;
    readonly closeReason: string;
    readonly closeMeaning: (code: number, hasOpened: boolean) => string;
    readonly wasClean: (wasClean: boolean) => string;
    readonly failure: string;
    readonly browserSaid: string;
    readonly witnesses: string;
    readonly seenByHook: string;
    readonly seenByNetwork: string;
    readonly seenByBoth: string;
    readonly httpStatus: string;
    readonly requestHeaders: string;
    readonly responseHeaders: string;
  };
  /** The cause of a failure as a clause of a sentence, and in two words. */
  readonly cause: {
    readonly long: (failure: ShownFailure, host: string) => string;
    readonly short: (failure: ShownFailure) => string;
  };
  readonly status: {
    readonly label: string;
    readonly messages: (shown: number, all: number) => string;
    readonly bytes: (received: number, sent: number) => string;
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
  };
  readonly resize: { readonly connections: string; readonly detail: string };
}
