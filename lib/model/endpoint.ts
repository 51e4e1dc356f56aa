// The normalised server address of a connection: what two connections must share to be duplicates. Pure.

export interface Endpoint {
  /** Normalised text, the same for every connection to this address: tokens and cache-busters are left out. */
  readonly key: string;
  /** For people: path and stable query, as in `/ws`. */
  readonly path: string;
  /** `localhost:8000` */
  readonly host: string;
}

/** Query parameters that say who or when, not where: names in lower case. */
export const DEFAULT_IGNORED_PARAMETERS: readonly string[] = [
  ...['token', 'access_token', 'id_token', 'auth_token', 'auth', 'authorization', 'jwt', 'ticket', 'apikey', 'api_key'],
  ...['sig', 'signature', 'hmac', 'expires', 'nonce', 'csrf', 'sid', 'session', 'sessionid', 'session_id'],
  ...['t', 'ts', 'time', 'timestamp', '_', 'cb', 'cachebust', 'cache_bust', 'rand', 'random', 'retry', 'attempt'],
  ...['connectionid', 'connection_id', 'request_id', 'requestid'],
];

/** A JSON Web Token, or so long a run of letters and digits that no person names a room by it. */
const SECRET_VALUE = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$|^(?=.*\d)(?=.*[a-z])[\w+/=~.-]{40,}$/i;

/** The endpoint that a URL names. Text that is no URL is its own endpoint. Never throws. */
export function endpointOf(url: string, ignoredParameters: readonly string[] = DEFAULT_IGNORED_PARAMETERS): Endpoint {
  // The constructor takes http(s) as ws(s): https://websockets.spec.whatwg.org/#dom-websocket-websocket
  const parsed = parseUrl(url.replace(/^http/i, 'ws'));
  if (parsed === null) return { key: url, path: url, host: '' };
  const kept = [...parsed.searchParams]
    .filter(([name, value]) => !ignoredParameters.includes(name.toLowerCase()) && !SECRET_VALUE.test(value))
    .sort(([a, av], [b, bv]) => (a === b ? compare(av, bv) : compare(a, b)));
  const query = new URLSearchParams(kept).toString();
  const path = query === '' ? parsed.pathname : `${parsed.pathname}?${query}`;
  return { key: `${parsed.protocol}//${parsed.host}${path}`, path, host: parsed.host };
}

function parseUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && url.host !== '' ? url : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
