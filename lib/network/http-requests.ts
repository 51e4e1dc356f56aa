// The page's own fetch and XHR requests to hosts that it has WebSocket endpoints at: whoever falls back to polling does it
// there. Bounded: of a page that asks without end, what is left out is counted.
import * as z from 'zod/mini';
import { MAX_TEXT, type SessionEvent, type SessionEventOf } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

/** Requests have an order among themselves, apart from that of sockets. */
export const HTTP_REALM = 'network-http' as RealmId;

const header = z.object({ name: z.string(), value: z.string() });

const entrySchema = z.object({
  /** Chromium's; Firefox has none. */
  _resourceType: z.catch(z.optional(z.string()), undefined),
  startedDateTime: z.string(),
  time: z.catch(z.number().check(z.minimum(0)), 0),
  request: z.object({
    method: z.string().check(z.maxLength(32)),
    url: z.string().check(z.regex(/^https?:/i)),
    headers: z.catch(z.array(header), []),
  }),
  response: z.object({ status: z.catch(z.number().check(z.minimum(0)), 0) }),
});
type Entry = z.infer<typeof entrySchema>;

/** Requests that may come at once, and that each second brings back. */
const BURST = 60;
const PER_SECOND = 4;
/** Hosts of one tab; more are no application's. */
const MAX_HOSTS = 64;

export interface HttpRequests {
  /** Learns from a session's events which hosts there are sockets to. */
  learn(events: readonly SessionEvent[]): void;
  /** An entry of the browser's log that has ended. */
  finished(entry: unknown): void;
}

export function createHttpRequests(
  now: () => number,
  onEvents: (events: readonly SessionEvent[]) => void,
): HttpRequests {
  const hosts = new Set<string>();
  let sequence = 0;
  let left = BURST;
  let filledAt = Number.NEGATIVE_INFINITY;
  let skippedCount = 0;

  function take(at: number): boolean {
    left = Math.min(BURST, left + (Math.max(0, at - filledAt) * PER_SECOND) / 1_000);
    filledAt = at;
    if (left < 1) return false;
    left--;
    return true;
  }

  return {
    learn(events) {
      for (const event of events) {
        if (event.type !== 'connection-created' && event.type !== 'network-observed') continue;
        const host = URL.parse(event.url)?.host;
        if (host && hosts.size < MAX_HOSTS) hosts.add(host);
      }
    },
    finished(candidate) {
      if (hosts.size === 0) return;
      const parsed = entrySchema.safeParse(candidate);
      if (!parsed.success || !isByScript(parsed.data)) return;
      const { request, response, startedDateTime, time } = parsed.data;
      const startedAt = Date.parse(startedDateTime);
      if (Number.isNaN(startedAt) || !hosts.has(URL.parse(request.url)?.host ?? '')) return;
      const at = now();
      if (!take(at)) {
        skippedCount++;
        return;
      }
      const event: SessionEventOf<'http-observed'> = {
        type: 'http-observed',
        realmId: HTTP_REALM,
        sequence: sequence++,
        timestamp: at,
        method: request.method,
        url: request.url.slice(0, MAX_TEXT),
        status: Math.floor(response.status),
        startedAt,
        durationMs: time,
        ...(skippedCount > 0 && { skippedCount }),
      };
      skippedCount = 0;
      onEvents([event]);
    },
  };
}

/** Browsers mark what scripts fetch by an empty destination; Chromium's log says it by itself. */
function isByScript({ _resourceType, request }: Entry): boolean {
  if (_resourceType !== undefined) return _resourceType === 'fetch' || _resourceType === 'xhr';
  return request.headers.some(({ name, value }) => name.toLowerCase() === 'sec-fetch-dest' && value === 'empty');
}
