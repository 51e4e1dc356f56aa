// Why an opening handshake failed, from what the witnesses say. Pure.
import type { Connection, Failure } from './connection.ts';

type Cause = Failure['cause'];

/** The first that fits names the cause; words of Chromium (`net::`), then of Firefox (`NS_ERROR_`). */
const CAUSES: ReadonlyArray<readonly [RegExp, Cause]> = [
  [/ERR_CONNECTION_REFUSED|NS_ERROR_CONNECTION_REFUSED/, 'connection-refused'],
  [/ERR_NAME_NOT_RESOLVED|ERR_DNS_|NS_ERROR_UNKNOWN_HOST/, 'name-not-resolved'],
  [/Unexpected response code/i, 'unexpected-status'],
  [/ERR_SSL_|ERR_CERT_|ERR_BAD_SSL|SSL_ERROR_|SEC_ERROR_|NS_ERROR_NET_INADEQUATE_SECURITY/, 'tls'],
  [/ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT|handshake timed out/i, 'timed-out'],
  [/Sec-WebSocket-Accept/i, 'bad-accept'],
  [/Sec-WebSocket-Protocol/i, 'subprotocol'],
  [/closed before the connection is established/i, 'closed-by-page'],
  [/ERR_NETWORK_CHANGED|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED|NS_ERROR_OFFLINE/, 'network-changed'],
  [/ERR_BLOCKED_|ERR_UNSAFE_PORT|ERR_ACCESS_DENIED|Mixed Content|NS_ERROR_(?:PORT_ACCESS|CONTENT_BLOCKED)/i, 'blocked'],
  [/ERR_(?:EMPTY_RESPONSE|CONNECTION_CLOSED|CONNECTION_RESET)|NS_ERROR_NET_(?:RESET|EMPTY_RESPONSE)/, 'not-answered'],
];

/** ms that a page must have waited before its own close is read as a server that did not answer. */
const PATIENCE_MS = 2_000;

/** The cause that a browser's failure text names; `other` when the text says something we do not know. */
export function failureOfText(text: string): Failure {
  const cause = CAUSES.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
  const status = cause === 'unexpected-status' ? Number(/code: ?(\d{3})/i.exec(text)?.[1] ?? 0) : 0;
  return { cause, status: status === 0 ? null : status, text };
}

/** Why the connection never opened; null while it may, when it did, and when the page was left meanwhile. */
export function failureOf(connection: Omit<Connection, 'failure'>): Failure | null {
  const { readyState, openedAt, closedAt, createdAt, network, closeRequestedAt } = connection;
  if (readyState !== 'closed' || openedAt !== null || connection.endedWithRealm) return null;
  const status = network?.status ?? 0;
  const heard = network?.failureText == null ? null : failureOfText(network.failureText);
  if (heard !== null && heard.cause !== 'closed-by-page' && heard.cause !== 'other') return heard;
  const text = heard?.text ?? null;
  if (status >= 200) return { cause: 'unexpected-status', status, text };
  if (closeRequestedAt !== null) {
    const hasWaited = Math.min(closeRequestedAt, closedAt ?? closeRequestedAt) - createdAt >= PATIENCE_MS;
    // The browser's text is about the page's close then, and says nothing of the server.
    return hasWaited
      ? { cause: 'not-answered', status: null, text: null }
      : { cause: 'closed-by-page', status: null, text };
  }
  return heard ?? { cause: 'unknown', status: null, text: null };
}
