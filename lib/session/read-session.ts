// Reads a session file. It may come from anywhere: every line is checked, what is sound is kept, the rest is told.
import { type SessionEvent, sessionEventSchema } from '../protocol/events.ts';
import { fromBase64 } from './bytes-as-text.ts';
import { readLines } from './read-lines.ts';
import { FILE_VERSION, type SessionHeader, sessionHeaderSchema } from './session-file.ts';

/** Problems told one by one; the others are only counted. */
const MAX_PROBLEMS = 20;

export interface ReadSession {
  /** Null when the first line is no header: it then is no session file of ours, and there are no events. */
  readonly header: SessionHeader | null;
  readonly events: SessionEvent[];
  /** One sentence each, with the line where there is one. */
  readonly problems: readonly string[];
  /** Lines that could not be read. */
  readonly refusedCount: number;
}

/** Never throws: a damaged file gives what can be read of it. Fields that this version does not know are kept. */
export async function readSession(bytes: Uint8Array<ArrayBuffer>): Promise<ReadSession> {
  const reading = createReading();
  let number = 0;
  const end = await readLines(bytes, (line) => {
    number++;
    return number === 1 ? reading.header(line) : reading.event(line, number);
  });
  if (number === 0 && end === null) reading.problem('The file is empty.');
  if (end !== null) reading.problem(`${end} ${reading.events.length} events before that were read.`);
  return reading.result();
}

function createReading() {
  const events: SessionEvent[] = [];
  const problems: string[] = [];
  let header: SessionHeader | null = null;
  let refusedCount = 0;

  function problem(sentence: string): void {
    if (problems.length < MAX_PROBLEMS) problems.push(sentence);
  }

  return {
    events,
    problem,
    /** False when the rest is not worth reading. */
    header(line: string): boolean {
      const parsed = sessionHeaderSchema.safeParse(parseLine(line));
      if (!parsed.success) {
        problem('Line 1 is not the header of a Tapewire session.');
        return false;
      }
      header = parsed.data;
      if (header.version > FILE_VERSION) {
        problem(`The file has version ${header.version}, newer than ${FILE_VERSION}: parts of it may be missing here.`);
      }
      return true;
    },
    event(line: string, number: number): boolean {
      if (line.trim() === '') return true;
      const event = readEvent(line);
      if (typeof event === 'string') {
        refusedCount++;
        problem(`Line ${number} ${event}.`);
      } else {
        events.push(event);
      }
      return true;
    },
    result: (): ReadSession => ({ header, events, problems, refusedCount }),
  };
}

/** The event, or what is wrong with the line. The candidate itself is kept: zod would drop unknown fields. */
function readEvent(line: string): SessionEvent | string {
  const value = parseLine(line);
  if (typeof value !== 'object' || value === null) return 'is not JSON';
  const candidate = withBytes(value as Record<string, unknown>);
  const parsed = sessionEventSchema.safeParse(candidate);
  if (parsed.success) return candidate as SessionEvent;
  const { type } = candidate;
  return typeof type === 'string' ? `is no sound ${type.slice(0, 64)} event` : 'is no event';
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function withBytes(value: Record<string, unknown>): Record<string, unknown> {
  const { payload } = value;
  if (typeof payload !== 'object' || payload === null || !('base64' in payload)) return value;
  return typeof payload.base64 === 'string' ? { ...value, payload: fromBase64(payload.base64) ?? payload } : value;
}
