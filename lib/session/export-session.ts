// Every way out of a session, in one place: what is chosen, without its secrets, in the format that is asked for.
import type { Policy } from '../model/backoff/policy.ts';
import type { Texts } from '../texts/texts.ts';
import { byteStream } from './bytes/byte-stream.ts';
import { csvText } from './csv/write-csv.ts';
import type { Events } from './event-batches.ts';
import { harText } from './har/write-har.ts';
import type { SessionFacts } from './native/session-file.ts';
import { sessionText } from './native/write-session.ts';
import type { RedactionPlan } from './redact/redaction-plan.ts';
import { htmlReport } from './report/html-report.ts';
import { markdownReport } from './report/markdown-report.ts';
import { createReport, type Report } from './report/report.ts';
import { type Chosen, selectEvents, selectionFacts } from './select-events.ts';

export type ExportFormat = 'tapewire' | 'har' | 'csv' | 'html' | 'markdown';

export interface ExportRequest {
  readonly format: ExportFormat;
  /** Of the whole session. */
  readonly events: Events;
  readonly facts: SessionFacts;
  /** Null: everything. */
  readonly chosen: Chosen | null;
  /** What takes the secrets out, made for the same part; null leaves them in, which only the user may ask for. */
  readonly redaction: RedactionPlan | null;
  /** The language of a report. */
  readonly texts: Texts;
  /** Aborting fails the stream. */
  readonly signal?: AbortSignal;
  /** What a report holds retries against; the guide's when absent. */
  readonly policy?: Policy;
  onProgress?(eventCount: number): void;
}

export interface Export {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly fileName: string;
  readonly mediaType: string;
}

const FILES: Readonly<Record<ExportFormat, readonly [ending: string, mediaType: string]>> = {
  tapewire: ['tapewire.ndjson.gz', 'application/gzip'],
  har: ['har', 'application/json'],
  csv: ['csv', 'text/csv;charset=utf-8'],
  html: ['html', 'text/html;charset=utf-8'],
  markdown: ['md', 'text/markdown;charset=utf-8'],
};

/** The export as a stream, made as fast as it is taken. */
export function exportSession(request: ExportRequest): Export {
  const { format, signal } = request;
  const stream = byteStream(textOf(request), { isCompressed: format === 'tapewire', signal });
  return { stream, ...exportFile(format, request.facts.savedAt ?? 0) };
}

/** `session-2026-11-22T22-02-44.har`: no part of an address, which may be nobody else's business. */
export function exportFile(format: ExportFormat, savedAt: number): Omit<Export, 'stream'> {
  const [ending, mediaType] = FILES[format];
  const time = new Date(savedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return { fileName: `session-${time}.${ending}`, mediaType };
}

function textOf(request: ExportRequest): AsyncIterable<string> {
  const { format, events: all, chosen, redaction, onProgress } = request;
  if (redaction !== null && redaction.chosen !== chosen)
    throw new Error('This plan is for another part of the session.');
  const part = chosen === null ? all : selectEvents(all, chosen);
  const events = redaction === null ? part : redaction.redacted(all);
  const told = { ...request.facts, ...(chosen === null ? {} : selectionFacts(chosen.selection)) };
  const facts = redaction === null ? { ...told, redaction: null } : redaction.facts(told);
  switch (format) {
    case 'tapewire':
      return sessionText(events, facts, onProgress);
    case 'har':
      return harText(events, facts, onProgress);
    case 'csv':
      return csvText(events, onProgress);
    case 'html':
      return reportText(events, facts, request, htmlReport);
    case 'markdown':
      return reportText(events, facts, request, markdownReport);
  }
}

async function* reportText(
  events: Events,
  facts: SessionFacts,
  request: ExportRequest,
  write: (report: Report) => Generator<string>,
): AsyncGenerator<string> {
  const { texts, policy, onProgress } = request;
  const report = await createReport(events, {
    facts,
    texts,
    ...(policy === undefined ? {} : { policy }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  yield* write(report);
}
