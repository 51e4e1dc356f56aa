// Why connections fail and close, in words for people who never heard of code 1006.
import type { ShownFailure } from '../shown-failure.ts';

export const englishCause = {
  long: (failure: ShownFailure, host: string): string => {
    const server = host === '' ? 'the server' : host;
    switch (failure.cause) {
      case 'connection-refused':
        return `connection refused: nothing accepts connections at ${server}`;
      case 'name-not-resolved':
        return `the name ${server} was not found`;
      case 'unexpected-status':
        return `the server answered ${statusName(failure.status)} instead of upgrading`;
      case 'proxy':
        return `a proxy on the way to ${server} did not let it through${failure.status === null ? '' : `: ${statusName(failure.status)}`}`;
      case 'tls':
        return `the secure connection (TLS) to ${server} failed`;
      case 'timed-out':
        return `${server} did not answer in time`;
      case 'bad-accept':
        return 'the server’s answer is no valid WebSocket handshake (wrong Sec-WebSocket-Accept)';
      case 'accept-missing':
        return 'the server’s answer is no valid WebSocket handshake (Sec-WebSocket-Accept is missing)';
      case 'not-upgraded':
        return `the server’s answer does not change to WebSocket${quoted(failure.text)}`;
      case 'extension':
        return `the server uses an extension that the browser did not ask for, or not in this way${quoted(failure.text)}`;
      case 'not-http':
        return `what answered at ${server} does not speak HTTP as a WebSocket server does${quoted(failure.text)}`;
      case 'subprotocol':
        return 'page and server did not agree on a subprotocol';
      case 'closed-by-page':
        return 'the page itself closed it before it was open';
      case 'network-changed':
        return 'the computer’s network changed or went away';
      case 'blocked':
        return 'the browser blocked it (mixed content, a policy or an extension)';
      case 'blocked-port':
        return 'the browser forbids this port: it belongs to another kind of service';
      case 'blocked-by-csp':
        return 'the page’s Content Security Policy (connect-src) does not allow this address';
      case 'broken-off':
        return `${server} accepted it, and the line was broken off before the page was told (1006)${quoted(failure.text)}`;
      case 'not-answered':
        return failure.text === null
          ? `the page gave up before ${server} had answered`
          : `${server} did not answer the handshake`;
      case 'other':
        return failure.text === null ? 'a cause without a name' : `the browser said “${failure.text}”`;
      case 'unknown':
        return 'no witness saw the cause (the page is only told that it failed)';
      case 'awaited':
        return 'the cause is not known yet';
      case 'never-constructed':
        return `its constructor threw ${failure.text?.replace(/\.$/, '') ?? 'an error of the page’s own code'}`;
    }
  },
  short: (failure: ShownFailure): string =>
    failure.cause === 'unexpected-status' ? `HTTP ${failure.status ?? '?'}` : SHORT[failure.cause],
  closeCode: (code: number, hasOpened: boolean): string => {
    if (code === 1006 && !hasOpened) {
      return 'the browser gives this code to every failed attempt and tells the page no cause';
    }
    return CLOSE_CODES[code] ?? wordOfRange(code);
  },
};

/** The browser's words behind ours; they are English in every language. */
export function quoted(text: string | null): string {
  return text === null ? '' : `: “${text.replace(/^Error during WebSocket handshake: /, '')}”`;
}

const SHORT: Readonly<Record<ShownFailure['cause'], string>> = {
  'connection-refused': 'refused',
  'name-not-resolved': 'name not found',
  'unexpected-status': 'HTTP error',
  proxy: 'stopped by a proxy',
  tls: 'TLS failed',
  'timed-out': 'timed out',
  'bad-accept': 'bad handshake',
  'accept-missing': 'bad handshake',
  'not-upgraded': 'not upgraded',
  extension: 'bad extension',
  'not-http': 'no HTTP',
  subprotocol: 'no common subprotocol',
  'closed-by-page': 'closed by the page',
  'network-changed': 'network changed',
  blocked: 'blocked',
  'blocked-port': 'blocked port',
  'blocked-by-csp': 'blocked by CSP',
  'broken-off': 'accepted, then broken off',
  'not-answered': 'not answered',
  other: 'failed',
  unknown: 'failed, cause not seen',
  awaited: 'cause not known yet',
  'never-constructed': 'never constructed',
};

const CLOSE_CODES: Readonly<Record<number, string>> = {
  1000: 'normal end',
  1001: 'the other side went away',
  1002: 'a rule of the protocol was broken',
  1003: 'unacceptable kind of data',
  1005: 'no code was given',
  1006: 'the connection was lost without a closing handshake',
  1007: 'text that is not valid UTF-8',
  1008: 'against the server’s policy',
  1009: 'message too big',
  1010: 'a needed extension is missing',
  1011: 'server error',
  1012: 'server restarts',
  1013: 'server busy, try later',
  1014: 'bad gateway',
  1015: 'TLS failed',
};

const STATUS_NAMES: Readonly<Record<number, string>> = {
  200: 'OK',
  301: 'Moved Permanently',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  407: 'Proxy Authentication Required',
  426: 'Upgrade Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** `403 (Forbidden)`: reason phrases are the standard's own and stay English in every language. */
export function statusName(status: number | null): string {
  if (status === null) return '?';
  const name = STATUS_NAMES[status];
  return name === undefined ? `${status}` : `${status} (${name})`;
}

/** Ranges as in section 7.4.2 of RFC 6455. */
function wordOfRange(code: number): string {
  if (code < 1000 || code > 4999) return 'no valid close code';
  if (code >= 4000) return 'a code of this application';
  return code >= 3000 ? 'a code of a library' : 'a code without a meaning yet';
}
