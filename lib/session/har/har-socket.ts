// One connection as an entry of a HAR, in the fields that Chrome writes. Pure.
import type { Connection } from '../../model/connection.ts';
import { parseStack } from '../../model/stack.ts';
import { secondsOf } from './message-buffer.ts';

/** What an entry says before and after its list of messages. */
export interface EntryFrame {
  readonly before: string;
  readonly after: string;
}

const SWITCHING = 101;
const LOST = 1006;
const MAX_DATE = 8_640_000_000_000_000;

/** `extra` is what stands beside Chrome's fields; `newestAt` is when the connection was last heard of. Epoch ms. */
export function entryFrame(
  connection: Connection,
  extra: object,
  { newestAt, pageId }: { newestAt: number; pageId: string | null },
): EntryFrame {
  const { createdAt, openedAt, closedAt } = connection;
  const wait = openedAt === null ? 0 : Math.max(0, openedAt - createdAt);
  const receive = openedAt === null || closedAt === null ? 0 : Math.max(0, closedAt - openedAt);
  const time = closedAt === null ? Math.max(0, newestAt - createdAt) : Math.max(0, closedAt - createdAt);
  const close = closeOf(connection);
  const before = { _initiator: initiatorOf(connection.stack), _priority: null, _resourceType: 'websocket' };
  const after = {
    ...(close === null ? {} : { _webSocketClose: close }),
    _tapewire: extra,
    cache: {},
    ...(pageId === null ? {} : { pageref: pageId }),
    request: requestOf(connection),
    response: responseOf(connection),
    serverIPAddress: '',
    startedDateTime: isoOf(createdAt),
    time,
    timings: { blocked: -1, dns: -1, ssl: -1, connect: -1, send: 0, wait, receive, _blocked_queueing: -1 },
  };
  return {
    before: `${JSON.stringify(before).slice(0, -1)},"_webSocketMessages":[`,
    after: `],${JSON.stringify(after).slice(1)}`,
  };
}

/** The record by which Chrome tells why a connection failed. */
export function errorRecord({ network, closedAt, createdAt }: Connection): string | null {
  if (network?.failureText == null) return null;
  return JSON.stringify({
    type: 'error',
    time: secondsOf(closedAt ?? createdAt),
    opcode: -1,
    data: network.failureText,
  });
}

/** The date as HAR writes it. */
export function isoOf(epochMs: number): string {
  return new Date(epochMs >= 0 && epochMs <= MAX_DATE ? epochMs : 0).toISOString();
}

function initiatorOf(stack: string): object {
  const callFrames = parseStack(stack).map(({ functionName, url, line, column }) => ({
    functionName,
    scriptId: '',
    url,
    lineNumber: line - 1,
    columnNumber: column - 1,
  }));
  return callFrames.length === 0 ? { type: 'other' } : { type: 'script', stack: { callFrames } };
}

/** HTTP Toolkit's field and shape. Code 1006 never crosses the wire: the browser says it where nothing was said. */
function closeOf({ openedAt, close, closedAt }: Connection): object | 'aborted' | null {
  if (openedAt === null || closedAt === null) return null;
  if (close === null || close.code === LOST) return 'aborted';
  return { code: close.code, reason: close.reason, timestamp: secondsOf(closedAt) };
}

function requestOf({ url, network }: Connection): object {
  const query = URL.parse(url)?.searchParams ?? [];
  return {
    method: 'GET',
    url: url.replace(/#.*$/s, ''),
    httpVersion: 'HTTP/1.1',
    headers: network?.requestHeaders ?? [],
    queryString: [...query].map(([name, value]) => ({ name, value })),
    cookies: [],
    headersSize: -1,
    bodySize: 0,
  };
}

function responseOf({ openedAt, network }: Connection): object {
  const status = network?.status ?? (openedAt === null ? 0 : SWITCHING);
  return {
    status,
    statusText: status === SWITCHING ? 'Switching Protocols' : '',
    httpVersion: 'HTTP/1.1',
    headers: network?.responseHeaders ?? [],
    cookies: [],
    content: { size: 0, mimeType: 'x-unknown' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _transferSize: 0,
    _error: null,
    _fetchedViaServiceWorker: false,
  };
}
