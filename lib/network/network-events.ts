// Turns the browser's network log into events. Pure.
import type { SessionEventOf } from '../protocol/events.ts';
import { MAX_TEXT } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { countOf, failureOf, type HarEntry, harEntrySchema } from './har-entry.ts';

export type NetworkObserved = SessionEventOf<'network-observed'>;

/** The witness counts as a realm of its own: its events have an order among themselves. */
export const NETWORK_REALM = 'network' as RealmId;

const EXTENSION_URL = /^(chrome|moz)-extension:/;

/**
 * Chrome gives sockets that never shook hands a monotonic clock and a date of 1969. Epoch ms before this (2001) are
 * such times: not known rather than wrong.
 */
const FIRST_TRUSTED_MS = 1_000_000_000_000;

/**
 * What each WebSocket of a network log says that is worth an event: it shook hands, or it failed. `navigation` counts
 * the page's navigations, for the id. Entries that are no WebSockets or do not fit are left out.
 */
export function observe(
  entries: readonly unknown[],
  navigation: number,
): Omit<NetworkObserved, 'sequence' | 'timestamp'>[] {
  const seen = new Map<string, number>();
  const observed: Omit<NetworkObserved, 'sequence' | 'timestamp'>[] = [];
  for (const candidate of entries) {
    const entry = harEntrySchema.safeParse(candidate);
    if (!entry.success) continue;
    const identity = identityOf(entry.data, navigation);
    if (identity === null) continue;
    const repeat = seen.get(identity) ?? 0;
    seen.set(identity, repeat + 1);
    observed.push(observedOf(entry.data, `${identity}#${repeat}`));
  }
  return observed;
}

/**
 * What stays the same while an entry grows; the log gives no id. Null while nothing is known of it yet. A failure's
 * own time identifies it, since the date of a socket that never shook hands is not its own.
 */
function identityOf(entry: HarEntry, navigation: number): string | null {
  const url = entry.request.url.slice(0, MAX_TEXT / 2);
  const startedAt = trustedDate(entry.startedDateTime);
  if (startedAt !== null) return `${url} ${entry.startedDateTime}`;
  const failure = failureOf(entry);
  return failure === null ? null : `${url} ${navigation} ${failure.time}`;
}

function observedOf(entry: HarEntry, entryId: string): Omit<NetworkObserved, 'sequence' | 'timestamp'> {
  const failure = failureOf(entry);
  const failedAt = failure === null ? null : trusted(failure.time * 1000);
  return {
    type: 'network-observed',
    realmId: NETWORK_REALM,
    entryId,
    url: entry.request.url.slice(0, MAX_TEXT),
    startedAt: trustedDate(entry.startedDateTime),
    status: Math.floor(entry.response.status),
    requestHeaders: entry.request.headers,
    responseHeaders: entry.response.headers,
    failureText: failure?.text.slice(0, MAX_TEXT) ?? null,
    failedAt,
    initiatorStack: initiatorOf(entry),
    sentCount: countOf(entry, 'send'),
    receivedCount: countOf(entry, 'receive'),
  };
}

/** Frames of the page's code, innermost first; the hook's own frame is on top of every construction it saw. */
function initiatorOf(entry: HarEntry): NetworkObserved['initiatorStack'] {
  return (entry._initiator?.stack?.callFrames ?? [])
    .filter((frame) => !EXTENSION_URL.test(frame.url))
    .map((frame) => ({
      functionName: frame.functionName,
      url: frame.url,
      line: Math.max(0, frame.lineNumber + 1),
      column: Math.max(0, frame.columnNumber + 1),
    }));
}

function trustedDate(date: string): number | null {
  return trusted(Date.parse(date));
}

function trusted(epochMs: number): number | null {
  return epochMs >= FIRST_TRUSTED_MS ? epochMs : null;
}
