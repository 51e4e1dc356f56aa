// Frames of STOMP 1.0 to 1.2: https://stomp.github.io/stomp-specification-1.2.html. Pure.
import { MAX_READ_RECORDS } from '../inner.ts';

export interface StompFrame {
  readonly command: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const COMMANDS =
  /^(?:CONNECT|STOMP|CONNECTED|SEND|(?:UN)?SUBSCRIBE|N?ACK|BEGIN|COMMIT|ABORT|DISCONNECT|MESSAGE|RECEIPT|ERROR)$/;
const ESCAPED: Readonly<Record<string, string>> = { '\\r': '\r', '\\n': '\n', '\\c': ':', '\\\\': '\\' };
/** Longer than any command. */
const MAX_COMMAND = 16;
/** A frame of more is not STOMP, and a map of a million names is slow. */
const MAX_HEADERS = 1_000;

/** Whether a text could only be STOMP: a command alone on the first line, and a NUL where a frame ends. */
export function isStomp(text: string): boolean {
  const line = text.slice(0, text.indexOf('\n')).trimEnd();
  return COMMANDS.test(line) && text.trimEnd().endsWith('\0');
}

/** All frames of a text; none for a heartbeat, which is line ends only. Null when it is not STOMP. */
export function stompFrames(text: string): StompFrame[] | null {
  const frames: StompFrame[] = [];
  let position = skipLineEnds(text, 0);
  while (position < text.length && frames.length < MAX_READ_RECORDS) {
    const found = frameAt(text, position);
    if (found === null) return null;
    frames.push(found.frame);
    position = skipLineEnds(text, found.end);
  }
  return frames;
}

function skipLineEnds(text: string, start: number): number {
  let position = start;
  while (text[position] === '\n' || text[position] === '\r') position++;
  return position;
}

/** The last frame may have no end: a client splits long ones over messages. */
function frameAt(text: string, start: number): { frame: StompFrame; end: number } | null {
  const lineEnd = text.indexOf('\n', start);
  const commandEnd = Math.min(lineEnd === -1 ? text.length : lineEnd, start + MAX_COMMAND);
  const command = text.slice(start, commandEnd).replace(/[\r\0]+$/, '');
  if (!COMMANDS.test(command)) return null;
  const headers = new Map<string, string>();
  let position = lineEnd === -1 ? text.length : lineEnd + 1;
  for (let count = 0; position < text.length && count < MAX_HEADERS; count++) {
    const end = text.indexOf('\n', position);
    const line = text.slice(position, end === -1 ? text.length : end).replace(/\r$/, '');
    position = end === -1 ? text.length : end + 1;
    if (line === '' || line.startsWith('\0')) break;
    const colon = line.indexOf(':');
    if (colon === -1) return null;
    const name = unescaped(line.slice(0, colon));
    // The first of a repeated header counts.
    if (!headers.has(name)) headers.set(name, unescaped(line.slice(colon + 1)));
  }
  const end = endOfBody(text, position, headers.get('content-length'));
  return { frame: { command, headers, body: text.slice(position, end) }, end: end + 1 };
}

/** Where the NUL is that ends the body; a body may hold NULs when its length is told. */
function endOfBody(text: string, start: number, contentLength: string | undefined): number {
  const from = start + Math.min(unitsOf(text, start, Number(contentLength ?? 0)), text.length);
  const end = text.indexOf('\0', from);
  return end === -1 ? text.length : end;
}

/** How many UTF-16 units from there hold that many bytes of UTF-8. */
function unitsOf(text: string, start: number, byteLength: number): number {
  let bytes = 0;
  let position = start;
  while (bytes < byteLength && position < text.length) {
    const code = text.codePointAt(position) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
    position += code < 0x1_0000 ? 1 : 2;
  }
  return position - start;
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\[rnc\\]/g, (pair) => ESCAPED[pair] ?? pair) : text;
}
