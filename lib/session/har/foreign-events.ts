// A socket of another tool's HAR as the events that a page would have told. Pure.
import { MAX_TEXT, type SessionEvent } from '../../protocol/events.ts';
import type { ConnectionId, RealmId } from '../../protocol/identifiers.ts';
import type { PlacedTimes } from './har-clock.ts';
import { epochMsOf } from './har-clock.ts';
import { type HarEntry, type HarMessage, headerOf, socketUrlOf } from './har-entry.ts';
import { payloadOf } from './har-payload.ts';

/** One socket as it was read. */
export interface HarSocket {
  readonly entry: HarEntry;
  readonly messages: readonly HarMessage[];
}

export interface SocketPlace {
  readonly realmId: RealmId;
  readonly connectionId: ConnectionId;
  /** Its place among the sockets of the file. */
  readonly order: number;
  readonly times: PlacedTimes;
  /** Whether the file's writer lists sockets only when they have ended. */
  readonly hasEnded: boolean;
}

type Unnumbered<Event> = Event extends SessionEvent ? Omit<Event, 'sequence'> : never;
export type LooseEvent = Unnumbered<SessionEvent>;

const NETWORK_REALM = 'network' as RealmId;
const SWITCHING = 101;
/** A year: longer than any capture, so that no number in a file makes a time that is no date. ms */
const MAX_TIME = 31_536_000_000;
/** What a browser tells a page of every connection that failed or was lost. */
const LOST = 1006;
/** No code was given. */
const NO_STATUS = 1005;

/** In order of time; of equal times in the order in which they happen. */
export function foreignEvents(socket: HarSocket, place: SocketPlace): LooseEvent[] {
  const { entry, messages } = socket;
  const { realmId, connectionId, times } = place;
  const own = { realmId, connectionId };
  const records = messages.map((message, index) => ({ message, timestamp: times.times[index] ?? times.startedAt }));
  const said = records.filter(({ message }) => message.type !== 'error');
  const error = records.findLast(({ message }) => message.type === 'error');
  const failureText = error?.message.data ?? entry.response._error ?? entry.response._failureText ?? null;
  const isAccepted = entry.response.status === SWITCHING || said.length > 0;
  const openedAt = isAccepted ? openedAtOf(entry, times, said[0]?.timestamp) : null;
  const newest = records.reduce((latest, { timestamp }) => Math.max(latest, timestamp), openedAt ?? times.startedAt);
  const end = endOf(socket, place, { failureText, newest, openedAt });
  const events: LooseEvent[] = [
    {
      type: 'connection-created',
      ...own,
      timestamp: times.startedAt,
      url: socketUrlOf(entry),
      requestedSubprotocols: subprotocolsOf(entry),
      stack: stackOf(entry),
      pythonFrames: null,
    },
  ];
  if (openedAt !== null) {
    const { headers } = entry.response;
    const subprotocol = headerOf(headers, 'sec-websocket-protocol').slice(0, MAX_TEXT);
    const extensions = headerOf(headers, 'sec-websocket-extensions').slice(0, MAX_TEXT);
    events.push({ type: 'connection-opened', ...own, timestamp: openedAt, subprotocol, extensions });
  }
  for (const { message, timestamp } of said) {
    const type = message.type === 'send' ? 'message-sent' : 'message-received';
    events.push({ type, ...own, timestamp, ...payloadOf(message), isTruncated: false });
  }
  if (error !== undefined || (failureText !== null && openedAt === null)) {
    events.push({ type: 'connection-error', ...own, timestamp: error?.timestamp ?? newest });
  }
  events.push(
    observed(socket, place, { failureText, failedAt: error?.timestamp ?? null, end: end?.timestamp ?? null }),
  );
  if (end !== null) events.push({ type: 'connection-closed', ...own, ...end });
  return events;
}

function openedAtOf({ timings }: HarEntry, { startedAt }: PlacedTimes, firstMessageAt = Infinity): number {
  return Math.max(startedAt, Math.min(startedAt + Math.min(MAX_TIME, Math.max(0, timings.wait)), firstMessageAt));
}

type End = { timestamp: number; code: number | null; reason: string; wasClean: boolean };

/** Null while nothing says that it ended. */
function endOf(
  { entry }: HarSocket,
  { times, hasEnded }: SocketPlace,
  { failureText, newest, openedAt }: { failureText: string | null; newest: number; openedAt: number | null },
): End | null {
  const close = entry._webSocketClose;
  const lost = { timestamp: newest, code: LOST, reason: '', wasClean: false };
  if (close === 'aborted' || failureText !== null) return lost;
  if (close !== undefined) {
    const closedAt = close.timestamp === undefined ? null : epochMsOf(close.timestamp);
    const code = close.code ?? NO_STATUS;
    const reason = (close.reason ?? '').slice(0, MAX_TEXT);
    return { timestamp: Math.max(newest, closedAt ?? newest), code, reason, wasClean: code !== LOST };
  }
  // It was answered, but not by an upgrade.
  if (openedAt === null) return entry.response.status > 0 ? lost : null;
  // Chrome counts a time of receiving only once the socket has ended.
  const isOver = hasEnded || entry.timings.receive > 0;
  const endedAt = hasEnded ? newest : Math.max(newest, times.startedAt + Math.min(MAX_TIME, Math.max(0, entry.time)));
  return isOver ? { timestamp: endedAt, code: null, reason: '', wasClean: false } : null;
}

function observed(
  { entry, messages }: HarSocket,
  { order, times, connectionId }: SocketPlace,
  { failureText, failedAt, end }: { failureText: string | null; failedAt: number | null; end: number | null },
): LooseEvent {
  return {
    type: 'network-observed',
    realmId: NETWORK_REALM,
    timestamp: end ?? times.times.at(-1) ?? times.startedAt,
    entryId: connectionId,
    url: socketUrlOf(entry),
    startedAt: times.startedAt,
    status: Math.max(0, Math.floor(entry.response.status)),
    requestHeaders: clipped(entry.request.headers),
    responseHeaders: clipped(entry.response.headers),
    failureText: failureText?.slice(0, MAX_TEXT) ?? null,
    failedAt,
    initiatorStack: framesOf(entry).map(({ functionName, url, lineNumber, columnNumber }) => ({
      functionName,
      url,
      line: lineNumber + 1,
      column: columnNumber + 1,
    })),
    sentCount: messages.filter(({ type }) => type === 'send').length,
    receivedCount: messages.filter(({ type }) => type === 'receive').length,
    hasCounts: true,
    order,
    isHooked: true,
    closedAt: end,
  };
}

const MAX_HEADERS = 256;
const MAX_FRAMES = 64;

function clipped(headers: HarEntry['request']['headers']): HarEntry['request']['headers'] {
  const clip = (text: string) => text.slice(0, MAX_TEXT);
  return headers.slice(0, MAX_HEADERS).map(({ name, value }) => ({ name: clip(name), value: clip(value) }));
}

function subprotocolsOf({ request }: HarEntry): string[] | null {
  const asked = headerOf(request.headers, 'sec-websocket-protocol').slice(0, MAX_TEXT);
  return asked === '' ? null : asked.split(',', 256).map((name) => name.trim());
}

function framesOf({ _initiator }: HarEntry): NonNullable<HarEntry['_initiator']>['stack']['callFrames'] {
  const frames = (_initiator?.stack.callFrames ?? []).slice(0, MAX_FRAMES);
  return frames.filter(({ url }) => !/^(?:chrome|moz)-extension:/.test(url));
}

/** As V8 writes a stack, so that one algorithm judges who opened it. */
function stackOf(entry: HarEntry): string {
  const lines = framesOf(entry).map(({ functionName, url, lineNumber, columnNumber }) => {
    const place = `${url || '<anonymous>'}:${lineNumber + 1}:${columnNumber + 1}`;
    const name = functionName.replace(/\s+/g, ' ') || '<anonymous>';
    return `    at ${name} (${url.endsWith('.wasm') ? `${url}:wasm-function[0]` : place})`;
  });
  return lines.join('\n').slice(0, MAX_TEXT);
}
