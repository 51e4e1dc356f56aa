// Reads the lines of a session file. It may come from anywhere: every line is checked, what is sound is kept, the rest
// is told.
import type { SessionEvent } from '../../protocol/events.ts';
import type { TextEnd } from '../bytes/read-text.ts';
import type { ProblemList } from '../file-problem.ts';
import { parseLine, readEvent } from './event-line.ts';
import { linesOf } from './lines.ts';
import { endCountOf, FILE_VERSION, parseHeader, type SessionHeader } from './session-file.ts';

export interface LineReading {
  readonly header: SessionHeader | null;
  readonly end: TextEnd;
}

/** Gives the events to `onEvents` as they are read. A header that cannot be read is told, and the events are read on. */
export async function readSessionLines(
  pieces: AsyncGenerator<string, TextEnd>,
  problems: ProblemList,
  onEvents: (events: SessionEvent[]) => void,
): Promise<LineReading> {
  const lines = linesOf(pieces);
  let header: SessionHeader | null = null;
  let said: number | null = null;
  let found = 0;
  let number = 0;

  function readLine(line: string, events: SessionEvent[]): void {
    number++;
    if (line.trim() === '') return;
    const value = parseLine(line);
    if (number === 1) {
      header = readHeader(value, problems);
      if (header !== null) return;
    }
    const end = endCountOf(value);
    if (end !== null) {
      said = end;
      return;
    }
    found++;
    const content = readEvent(value);
    if ('event' in content) events.push(content.event);
    else if (number > 1) problems.refuse(problemOf(content, number));
  }

  for (;;) {
    const { value, done } = await lines.next();
    if (done) {
      tellEnd({ end: value, line: number, hasEnd: (header as SessionHeader | null)?.hasEnd === true, said, found });
      return { header, end: value };
    }
    const events: SessionEvent[] = [];
    for (const line of value) readLine(line, events);
    if (events.length > 0) onEvents(events);
  }

  function tellEnd(facts: { end: TextEnd; line: number; hasEnd: boolean; said: number | null; found: number }): void {
    const { end, line } = facts;
    if (end === 'bomb') problems.tell({ kind: 'bomb' });
    else if (end !== 'whole') problems.tell({ kind: end, line });
    else if (facts.said === null && facts.hasEnd) problems.tell({ kind: 'cut-off', line });
    else if (facts.said !== null && facts.said !== facts.found) {
      problems.tell({ kind: 'miscounted', said: facts.said, found: facts.found });
    }
  }
}

function readHeader(value: unknown, problems: ProblemList): SessionHeader | null {
  const header = parseHeader(value);
  if (header === null) problems.tell({ kind: 'no-header' });
  else if (header.version > FILE_VERSION) {
    problems.tell({ kind: 'newer-version', version: header.version, known: FILE_VERSION });
  }
  return header;
}

function problemOf(content: Exclude<ReturnType<typeof readEvent>, { event: SessionEvent }>, line: number) {
  if (content.wrong === 'unsound') return { kind: 'line-unsound', line, type: content.type } as const;
  return { kind: `line-${content.wrong}`, line } as const;
}
