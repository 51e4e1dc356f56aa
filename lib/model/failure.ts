// Why an opening handshake failed, from what the witnesses say. Pure.
import type { Connection, Failure } from './connection.ts';

type Cause = Failure['cause'];

/** The first that fits names the cause; words of Chromium (`net::`), then of Firefox (`NS_ERROR_`). */
const CAUSES: ReadonlyArray<readonly [RegExp, Cause]> = [
  [/ERR_CONNECTION_REFUSED|NS_ERROR_CONNECTION_REFUSED/, 'connection-refused'],
  [/ERR_NAME_NOT_RESOLVED|ERR_DNS_|NS_ERROR_UNKNOWN_HOST/, 'name-not-resolved'],
  [/Proxy authentication|tunnel via proxy|ERR_(?:\w+_)?(?:PROXY|TUNNEL|SOCKS)_|NS_ERROR_(?:UNKNOWN_)?PROXY_/i, 'proxy'],
  [/Unexpected response code|HTTP Authentication failed/i, 'unexpected-status'],
  [/ERR_SSL_|ERR_CERT_|ERR_BAD_SSL|SSL_ERROR_|SEC_ERROR_|NS_ERROR_NET_INADEQUATE_SECURITY/, 'tls'],
  [/ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT|handshake timed out/i, 'timed-out'],
  [/'?Sec-WebSocket-Accept'? header is missing/i, 'accept-missing'],
  [/Sec-WebSocket-Accept/i, 'bad-accept'],
  [/Sec-WebSocket-Protocol/i, 'subprotocol'],
  [/Sec-WebSocket-Extensions|Error in permessage-deflate/i, 'extension'],
  [/'(?:Upgrade|Connection)' header/i, 'not-upgraded'],
  [/Invalid status line|ERR_INVALID_HTTP_RESPONSE|ERR_INVALID_CHUNKED|ERR_RESPONSE_HEADERS_/i, 'not-http'],
  [/closed before the connection is established|handshake was canceled/i, 'closed-by-page'],
  [/ERR_NETWORK_CHANGED|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED|NS_ERROR_OFFLINE/, 'network-changed'],
  [/ERR_UNSAFE_PORT|NS_ERROR_PORT_ACCESS/, 'blocked-port'],
  [/ERR_BLOCKED_BY_CSP|Content Security Policy/i, 'blocked-by-csp'],
  [/ERR_BLOCKED_|ERR_ACCESS_DENIED|Mixed Content|NS_ERROR_CONTENT_BLOCKED/i, 'blocked'],
  [
    /ERR_(?:EMPTY_RESPONSE|CONNECTION_CLOSED|CONNECTION_RESET)|NS_ERROR_NET_(?:RESET|EMPTY_RESPONSE)|closed before receiving a handshake response/i,
    'not-answered',
  ],
];

/** Chromium tells these two answers without their number. */
const STATUS_OF_WORDS: ReadonlyArray<readonly [RegExp, number]> = [
  [/HTTP Authentication failed/i, 401],
  [/Proxy authentication|ERR_\w*PROXY_AUTH/i, 407],
];

const SWITCHING_PROTOCOLS = 101;

/** ms that a page must have waited before its own close is read as a server that did not answer. */
const PATIENCE_MS = 2_000;

/** The cause that a browser's failure text names; `other` when the text says something we do not know. */
export function failureOfText(text: string): Failure {
  const cause = CAUSES.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
  return { cause, status: statusIn(text), text };
}

function statusIn(text: string): number | null {
  const written = /Unexpected response code: ?(\d{3})/i.exec(text)?.[1];
  if (written !== undefined) return Number(written);
  return STATUS_OF_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Why the connection never opened; null while it may, when it did, and when the page was left meanwhile. */
export function failureOf(connection: Omit<Connection, 'failure'>): Failure | null {
  const { readyState, openedAt, closedAt, createdAt, network, closeRequestedAt } = connection;
  if (readyState !== 'closed' || openedAt !== null || connection.endedWithRealm) return null;
  const status = network?.status ?? 0;
  const isAccepted = status === SWITCHING_PROTOCOLS;
  const heard = network?.failureText == null ? null : failureOfText(network.failureText);
  if (heard !== null && namesCause(heard, isAccepted)) return heard;
  const text = heard?.text ?? null;
  if (status >= 200) return { cause: 'unexpected-status', status, text };
  if (closeRequestedAt !== null) {
    const hasWaited = Math.min(closeRequestedAt, closedAt ?? closeRequestedAt) - createdAt >= PATIENCE_MS;
    // The browser's text is about the page's close then, and says nothing of the server.
    return hasWaited
      ? { cause: 'not-answered', status: null, text: null }
      : { cause: 'closed-by-page', status: null, text };
  }
  if (heard?.cause === 'closed-by-page') return heard;
  if (isAccepted) return { cause: causeOfAccepted(connection), status: null, text };
  return heard ?? { cause: 'unknown', status: null, text: null };
}

/** Whoever accepted has answered: what broke is the line. */
function namesCause({ cause }: Failure, isAccepted: boolean): boolean {
  return cause !== 'closed-by-page' && cause !== 'other' && !(isAccepted && cause === 'not-answered');
}

/** The server agreed to speak WebSocket, the connection did not open, and no words name the cause. */
function causeOfAccepted({ requestedSubprotocols, network }: Omit<Connection, 'failure'>): Cause {
  if (requestedSubprotocols === null) return 'broken-off';
  const chosen = network?.responseHeaders.find(({ name }) => name.toLowerCase() === 'sec-websocket-protocol')?.value;
  const isAgreed = chosen === undefined ? requestedSubprotocols.length === 0 : requestedSubprotocols.includes(chosen);
  // Without any header the log tells none, rather than the server.
  return isAgreed || network?.responseHeaders.length === 0 ? 'broken-off' : 'subprotocol';
}

/** False when the browser stopped it before anything went out: the network layer never heard of it. */
export function wasTried({ failure }: Connection): boolean {
  const isStopped = failure?.cause === 'blocked-by-csp' && failure.text === null;
  return !isStopped && failure?.cause !== 'never-constructed';
}
