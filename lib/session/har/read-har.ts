// Reads a HAR with WebSocket messages, whoever wrote it, into events.
import type { SessionEvent } from '../../protocol/events.ts';
import { connectionIdOf, type RealmId } from '../../protocol/identifiers.ts';
import type { TextEnd } from '../bytes/read-text.ts';
import { inOrder, numbered } from '../event-order.ts';
import type { ProblemList } from '../file-problem.ts';
import { parseLine } from '../native/event-line.ts';
import type { SessionHeader } from '../native/session-file.ts';
import { foreignEvents, type HarSocket, type LooseEvent } from './foreign-events.ts';
import { type PlacedTimes, placeTimes, trustedDateMs } from './har-clock.ts';
import { type HarMessage, isSocket, parseEntry, parseMessage } from './har-entry.ts';
import { type HarLog, headerOfLog, isOfOneTab, listsEndedOnly, parseLog } from './har-log.ts';
import { createHarScanner } from './har-scanner.ts';
import { ownEvents, soundEvents } from './own-events.ts';

const BATCH = 4_096;

interface Found {
  readonly log: HarLog;
  readonly sockets: readonly HarSocket[];
}

/** Events come at the end, since a HAR lists them by socket and not by time. Null when there is no socket in it. */
export async function readHar(
  pieces: AsyncGenerator<string, TextEnd>,
  problems: ProblemList,
  onEvents: (events: SessionEvent[]) => void,
): Promise<SessionHeader | null> {
  const { log, sockets } = await scan(pieces, problems);
  if (sockets.length === 0) return null;
  const fallback = log.pages.map((page) => trustedDateMs(page.startedDateTime)).find((ms) => ms !== null) ?? 0;
  const times = placeTimes(sockets.map(timesOf), fallback);
  tellClocks(times, problems);
  tellApart(sockets, problems);
  const events = eventsOf({ log, sockets }, times);
  for (let start = 0; start < events.length; start += BATCH) onEvents(events.slice(start, start + BATCH));
  return headerOfLog(log);
}

async function scan(pieces: AsyncGenerator<string, TextEnd>, problems: ProblemList): Promise<Found> {
  const texts = new Map<string, string>();
  const sockets: HarSocket[] = [];
  let messages: HarMessage[] = [];
  let entryCount = 0;
  let line = 1;
  const scanner = createHarScanner({
    message(text, at) {
      const message = parseMessage(parseLine(text));
      if (message === null) problems.refuse({ kind: 'line-unsound', line: at, type: 'message' });
      else messages.push(message);
    },
    entry(text, at, isWhole) {
      entryCount++;
      const entry = parseEntry(parseLine(text), isWhole);
      if (entry === null) problems.refuse({ kind: 'entry-unsound', line: at });
      else if (isSocket(entry)) sockets.push({ entry, messages });
      messages = [];
    },
    field: (name, text) => void texts.set(name, text),
    tooLong: (at) => problems.refuse({ kind: 'too-large', line: at }),
  });
  let end: TextEnd | null = null;
  while (end === null) {
    const { value, done } = await pieces.next();
    if (done) end = value;
    else {
      scanner.push(value);
      line = scanner.line();
    }
  }
  const isComplete = scanner.end();
  if (end === 'bomb') problems.tell({ kind: 'bomb' });
  else if (end !== 'whole') problems.tell({ kind: end, line });
  else if (!isComplete) problems.tell({ kind: 'cut-off', line });
  else if (sockets.length === 0) problems.tell({ kind: 'no-sockets', entryCount });
  return { log: parseLog(texts), sockets };
}

function timesOf({ entry, messages }: HarSocket) {
  return { startedAt: trustedDateMs(entry.startedDateTime), times: messages.map(({ time }) => time) };
}

function tellClocks(times: readonly PlacedTimes[], problems: ProblemList): void {
  const connectionCount = times.filter(({ isKnown }) => !isKnown).length;
  if (connectionCount > 0) problems.tell({ kind: 'unknown-clock', connectionCount });
}

/** Playwright can put the messages into files of their own. */
function tellApart(sockets: readonly HarSocket[], problems: ProblemList): void {
  const apart = sockets.filter(({ entry, messages }) => entry.response.content._file != null && messages.length === 0);
  if (apart.length > 0) problems.tell({ kind: 'messages-apart', connectionCount: apart.length });
}

function eventsOf({ log, sockets }: Found, times: readonly PlacedTimes[]): SessionEvent[] {
  const own: SessionEvent[] = soundEvents(log._tapewire?.events ?? []);
  const foreign: LooseEvent[] = [];
  const realms = realmsOf({ log, sockets }, times);
  for (const [order, socket] of sockets.entries()) {
    const placed = times[order];
    if (placed === undefined) continue;
    const events = ownEvents(socket, placed);
    if (events !== null) {
      for (const event of events) own.push(event);
      continue;
    }
    const realmId = realms.idOf(socket);
    const connectionId = connectionIdOf(realmId, order + 1);
    const place = { realmId, connectionId, order, times: placed, hasEnded: listsEndedOnly(log) };
    for (const event of foreignEvents(socket, place)) foreign.push(event);
  }
  if (foreign.length > 0) foreign.unshift(...realms.started);
  foreign.sort((a, b) => a.timestamp - b.timestamp);
  return inOrder([...own, ...(numbered(foreign) as SessionEvent[])]);
}

/** A HAR knows of pages, not of frames and workers: each page is one realm. */
function realmsOf({ log, sockets }: Found, times: readonly PlacedTimes[]) {
  const pages = isOfOneTab(log) ? log.pages.map(({ id }) => id) : [];
  const idOf = ({ entry }: HarSocket): RealmId => {
    const index = pages.indexOf(entry.pageref);
    return (index <= 0 ? 'har' : `har-${index + 1}`) as RealmId;
  };
  const firstAt = new Map<RealmId, number>();
  for (const [index, socket] of sockets.entries()) {
    const startedAt = times[index]?.startedAt ?? 0;
    firstAt.set(idOf(socket), Math.min(startedAt, firstAt.get(idOf(socket)) ?? startedAt));
  }
  const started = [...firstAt].map(([realmId, earliest]): LooseEvent => {
    const page = log.pages[realmId === 'har' ? 0 : Number(realmId.slice('har-'.length)) - 1];
    const url = page !== undefined && URL.canParse(page.title) ? page.title : '';
    const pageAt = page === undefined ? null : trustedDateMs(page.startedDateTime);
    const timestamp = Math.min(earliest, pageAt ?? earliest);
    return { type: 'realm-started', realmId, timestamp, kind: 'window', url, isTop: true };
  });
  return { idOf, started };
}
