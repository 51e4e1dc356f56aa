import type { Attempt } from '../../model/clients/attempt.ts';
import type { RedactionRule } from '../../session/redact/rules.ts';

/** The report that is handed on: in a browser, on paper, in a ticket. */
export interface ReportTexts {
  readonly title: string;
  /** At its end: what made it, and when. */
  readonly madeBy: (creator: string, time: string) => string;
  readonly headings: Readonly<
    Record<
      'summary' | 'findings' | 'notes' | 'timeline' | 'retries' | 'attempts' | 'notSeen' | 'environment' | 'redaction',
      string
    >
  >;
  readonly summary: {
    readonly name: string;
    readonly page: string;
    readonly period: string;
    readonly periodOf: (from: string, to: string, ms: number) => string;
    readonly connections: string;
    readonly connectionsOf: (all: number, opened: number, failed: number, stillOpen: number) => string;
    readonly messages: string;
    readonly messagesOf: (received: number, sent: number, receivedBytes: number, sentBytes: number) => string;
    readonly findings: string;
    readonly findingsOf: (errors: number, warnings: number, notes: number) => string;
    readonly part: string;
    readonly partOf: (connections: number | null, from: string | null, to: string | null) => string;
  };
  readonly noFindings: string;
  readonly noConnections: string;
  /** A client, as a heading: its letter, its language, its place, its endpoint. */
  readonly client: (letter: string, language: string, place: string, endpoint: string) => string;
  readonly columns: Readonly<
    Record<'connection' | 'started' | 'waited' | 'connecting' | 'open' | 'ended' | 'received' | 'sent', string>
  >;
  /** Rows in the middle of a long list that are not shown. */
  readonly leftOut: (count: number) => string;
  readonly stillOpen: string;
  readonly outcome: Readonly<Record<Attempt['outcome'], string>>;
  readonly timeline: {
    /** What the picture shows, for who cannot see it. */
    readonly description: (clients: number) => string;
    readonly legend: Readonly<
      Record<'connecting' | 'open' | 'waiting' | 'failed' | 'messages' | 'finding' | 'note', string>
    >;
    readonly moreLanes: (count: number) => string;
  };
  readonly retries: {
    readonly description: (client: string, attempts: number) => string;
    readonly axis: string;
    /** Of the bars, and of the line over each. */
    readonly legend: Readonly<Record<'opened' | 'failed' | 'other' | 'policy', string>>;
    readonly hidden: string;
    readonly last: (shown: number, all: number) => string;
  };
  readonly environment: {
    readonly browser: string;
    readonly language: string;
    readonly creator: string;
    readonly savedAt: string;
    readonly times: (utcOffsetMinutes: number) => string;
    readonly timesLabel: string;
  };
  readonly redaction: {
    readonly none: string;
    readonly nothingFound: string;
    readonly done: string;
    readonly rules: Readonly<Record<RedactionRule, string>>;
    readonly places: (count: number) => string;
    /** Of pictures, which nothing takes the place of. */
    readonly leftOut: (count: number) => string;
  };
}
