// Opens a file of whatever kind: a session of ours, or a HAR of others. Both become events, so that everything the panel
// does works on them.
import type { SessionEvent } from '../protocol/events.ts';
import { MAX_PICTURES } from '../protocol/picture.ts';
import { type FileSource, readText, TEXT_LIMITS, type TextEnd, type TextLimits } from './bytes/read-text.ts';
import { fileKindOf, HEAD_LENGTH } from './file-kind.ts';
import { createProblemList, type FileProblem, type ProblemList } from './file-problem.ts';
import { readHar } from './har/read-har.ts';
import { readSessionLines } from './native/read-session.ts';
import type { SessionHeader } from './native/session-file.ts';
import { createPictureLimit } from './picture-limit.ts';

export interface ReadFileOptions {
  /** The file's name: helps to recognise it where its beginning is damaged. */
  readonly name?: string;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly limits?: TextLimits;
  /** In order, some hundred at a time. */
  onEvents(events: SessionEvent[]): void;
  onProgress?(readBytes: number, eventCount: number): void;
  /** Asked before more is read: a promise while what was given is not taken yet. */
  whenTaken?(): Promise<void> | undefined;
}

export interface ReadReport {
  /** Null when it is neither: there are no events then. */
  readonly kind: 'tapewire' | 'har' | null;
  readonly header: SessionHeader | null;
  readonly eventCount: number;
  /** What was wrong, worst places first named; empty when all of the file was read. */
  readonly problems: readonly FileProblem[];
  /** Lines, entries or messages that could not be read. */
  readonly refusedCount: number;
}

/** Reads a file as far as it can be read. Never throws but for an abort, whatever the file holds. */
export async function readFile(source: FileSource, options: ReadFileOptions): Promise<ReadReport> {
  const { name = '', signal, limits = TEXT_LIMITS } = options;
  const problems = createProblemList();
  let eventCount = 0;
  const { magic, pieces, readBytes } = await readText(source, limits, signal);
  const { head, text } = await withHead(pieces, () => {
    options.onProgress?.(readBytes(), eventCount);
    return options.whenTaken?.();
  });
  const found = fileKindOf(magic, head, name);
  const pictures = createPictureLimit();
  const reading = await readAs(found, text, problems, (events) => {
    eventCount += events.length;
    pictures.bound(events);
    options.onEvents(events);
  });
  const count = pictures.leftOutCount();
  if (count > 0) problems.tell({ kind: 'pictures-left-out', count, kept: MAX_PICTURES });
  return { ...reading, eventCount, problems: problems.problems(), refusedCount: problems.refusedCount() };
}

async function readAs(
  kind: ReturnType<typeof fileKindOf>,
  text: AsyncGenerator<string, TextEnd>,
  problems: ProblemList,
  onEvents: (events: SessionEvent[]) => void,
): Promise<Pick<ReadReport, 'kind' | 'header'>> {
  if (kind === 'tapewire') {
    const { header } = await readSessionLines(text, problems, onEvents);
    return { kind, header };
  }
  if (kind === 'har') return { kind, header: await readHar(text, problems, onEvents) };
  problems.tell(kind === 'unknown' ? await problemOfBlank(text) : { kind: 'foreign', what: kind });
  await text.return('whole');
  return { kind: null, header: null };
}

/** Nothing was recognised: there may be nothing, or nothing that could be read. */
async function problemOfBlank(text: AsyncGenerator<string, TextEnd>): Promise<FileProblem> {
  for (;;) {
    const { value, done } = await text.next();
    if (!done && value.trim() !== '') return { kind: 'foreign', what: 'unknown' };
    if (!done) continue;
    if (value === 'bomb') return { kind: 'bomb' };
    return value === 'whole' ? { kind: 'empty' } : { kind: value, line: 1 };
  }
}

/** The beginning of a text, and the text with it still in front. */
async function withHead(
  pieces: AsyncGenerator<string, TextEnd>,
  onPiece: () => Promise<void> | undefined,
): Promise<{ head: string; text: AsyncGenerator<string, TextEnd> }> {
  let head = '';
  let end: TextEnd | null = null;
  while (head.length < HEAD_LENGTH && end === null) {
    const { value, done } = await pieces.next();
    if (done) end = value;
    else head += value;
  }
  async function* text(): AsyncGenerator<string, TextEnd> {
    if (head !== '') yield head;
    while (end === null) {
      await onPiece();
      const { value, done } = await pieces.next();
      if (done) end = value;
      else yield value;
    }
    await onPiece();
    return end;
  }
  return { head: head.slice(0, HEAD_LENGTH), text: text() };
}
