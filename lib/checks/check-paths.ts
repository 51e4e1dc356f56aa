// Where a site has what the checks ask for. Every part can be set by the user, per site; the defaults are the guide's.
import type { Connection } from '../model/connection.ts';
import type { SessionView } from '../model/session.ts';

export interface CheckPaths {
  /** Paths on the server of the newest connection, or whole addresses. */
  readonly health: string;
  /** Empty: the address of the newest connection. */
  readonly endpoint: string;
  /** Separated by spaces. */
  readonly stats: string;
  /** The JavaScript client, as seen from `window`. */
  readonly javascript: string;
  /** The Python client, as seen from the interpreter's globals. */
  readonly python: string;
  readonly pythonStats: string;
  readonly debugProperty: string;
}

export const DEFAULT_PATHS: CheckPaths = {
  health: '/health',
  endpoint: '',
  stats: '/ws/stats /api/websocket/stats',
  javascript: 'window.tradingWebSocket',
  python: 'api_client',
  pythonStats: 'get_connection_stats',
  debugProperty: 'debugMode',
};

/** Where to ask; null where there is no page and no connection to tell the server. */
export interface Addresses {
  readonly health: string | null;
  readonly endpoint: string | null;
  readonly subprotocols: readonly string[];
  readonly stats: readonly string[];
}

const DEFAULT_ENDPOINT = '/ws';
const MAX_STATS = 8;

export function addressesOf(paths: CheckPaths, view: SessionView): Addresses {
  const newest = newestConnection(view);
  const base = newest?.url ?? pageUrl(view);
  const asked =
    newest === null || paths.endpoint.trim() !== '' ? paths.endpoint.trim() || DEFAULT_ENDPOINT : newest.url;
  const stats = paths.stats.split(/\s+/).filter((path) => path !== '');
  return {
    health: addressOf(paths.health, base, 'http'),
    endpoint: addressOf(asked, base, 'ws'),
    subprotocols: newest?.requestedSubprotocols ?? [],
    stats: stats.flatMap((path) => addressOf(path, base, 'http') ?? []).slice(0, MAX_STATS),
  };
}

/** Of the page in the tab: settings are kept by it. Null before a page was seen. */
export function siteOf(view: SessionView): string | null {
  const url = pageUrl(view);
  return url === null ? null : originOf(url);
}

/** `scheme://host:port`; opaque for pages without a host, such as files. */
function originOf(url: string): string | null {
  const { origin } = URL.parse(url) ?? {};
  return origin === undefined || origin === 'null' ? null : origin;
}

/** Of the pages and frames that are there now; else of those that were. */
function newestConnection({ connections, realms }: SessionView): Connection | null {
  let newest: Connection | null = null;
  let newestLive: Connection | null = null;
  for (const connection of connections.values()) {
    const realm = realms.get(connection.realmId);
    if (connection.createdAt >= (newest?.createdAt ?? 0)) newest = connection;
    if (realm?.endedAt === null && connection.createdAt >= (newestLive?.createdAt ?? 0)) newestLive = connection;
  }
  return newestLive ?? newest;
}

function pageUrl({ realms }: SessionView): string | null {
  const top = [...realms.values()].filter(({ isTop, kind }) => isTop && kind === 'window');
  return top.at(-1)?.url ?? null;
}

/** The scheme of the base decides whether it is the secure one. Only these four schemes are ever asked. */
function addressOf(path: string, base: string | null, kind: 'http' | 'ws'): string | null {
  const url = URL.parse(path.trim(), base ?? undefined);
  const isSecure = url?.protocol === 'https:' || url?.protocol === 'wss:';
  if (url === null || !(isSecure || url.protocol === 'http:' || url.protocol === 'ws:')) return null;
  url.protocol = `${kind}${isSecure ? 's' : ''}:`;
  url.hash = '';
  return url.href;
}
