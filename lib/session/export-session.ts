// Every way out of a session, in one place: what is chosen, without its secrets, in the format that is asked for.
import type { ReadingChoices } from '../decode/decoding.ts';
import type { Policy } from '../model/backoff/policy.ts';
import type { Texts } from '../texts/texts.ts';
import { byteStream } from './bytes/byte-stream.ts';
import { type ZipEntry, zipStream } from './bytes/zip-stream.ts';
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

/** `support`: a session file and a report to read, in one zip. */
export type ExportFormat = 'support' | 'tapewire' | 'har' | 'csv' | 'html' | 'markdown';
type TextFormat = Exclude<ExportFormat, 'support'>;

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
  /** What the user decided of how messages are read; a CSV says what they are. */
  readonly reading?: ReadingChoices;
  /** Of `events`, for progress over several walks. */
  readonly eventCount?: number;
  onProgress?(eventCount: number): void;
}

export interface Export {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly fileName: string;
  readonly mediaType: string;
}

const FILES: Readonly<Record<ExportFormat, readonly [ending: string, mediaType: string]>> = {
  support: ['zip', 'application/zip'],
  tapewire: ['tapewire.ndjson.gz', 'application/gzip'],
  har: ['har', 'application/json'],
  csv: ['csv', 'text/csv;charset=utf-8'],
  html: ['html', 'text/html;charset=utf-8'],
  markdown: ['md', 'text/markdown;charset=utf-8'],
};

/** The export as a stream, made as fast as it is taken. */
export function exportSession(request: ExportRequest): Export {
  const { format, signal } = request;
  const { savedAt = 0, name = '' } = request.facts;
  const file = exportFile(format, savedAt, name);
  if (format === 'support') return { stream: supportZip(request), ...file };
  const stream = byteStream(textOf(request, format), { isCompressed: format === 'tapewire', signal });
  return { stream, ...file };
}

/** `session-2026-11-22T22-02-44.har`, or with the user's name for it: no part of an address, which may be nobody else's business. */
export function exportFile(format: ExportFormat, savedAt: number, name = ''): Omit<Export, 'stream'> {
  const [ending, mediaType] = FILES[format];
  const time = new Date(savedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return { fileName: `${slugOf(name) || 'session'}-${time}.${ending}`, mediaType };
}

/** What every file system takes. */
function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '');
}

const MAX_SLUG = 60;

/** Two walks over the session, each the half of all there is to do. */
function supportZip(request: ExportRequest): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { facts, signal, onProgress } = request;
  let before = 0;
  const part = (format: TextFormat): Export =>
    exportSession({ ...request, format, onProgress: (count) => onProgress?.(Math.floor((before + count) / 2)) });
  const session = part('tapewire');
  const entries: ZipEntry[] = [
    { name: session.fileName, isPacked: true, open: () => session.stream },
    {
      name: 'report.html',
      isPacked: false,
      open: () => {
        before = request.eventCount ?? 0;
        return part('html').stream;
      },
    },
  ];
  return zipStream(entries, facts.savedAt ?? 0, signal);
}

function textOf(request: ExportRequest, format: TextFormat): AsyncIterable<string> {
  const { events: all, chosen, redaction, onProgress } = request;
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
      return csvText(events, onProgress, request.reading);
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
