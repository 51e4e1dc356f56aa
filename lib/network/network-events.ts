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

export interface Observation {
  /** Its `entryId` says all that identifies the entry, and is long. */
  readonly event: Omit<NetworkObserved, 'realmId' | 'sequence' | 'timestamp'>;
  /** Records of its messages and errors, as the log has them. */
  readonly messages: readonly unknown[];
}

/**
 * What each WebSocket of a network log says that is worth an event: it shook hands, or it failed. The same log gives the
 * same ids, whenever it is read. `firstOrder` is the order of the first entry. Entries that do not fit are left out.
 */
export function observe(entries: readonly unknown[], firstOrder: number): Observation[] {
  const seen = new Map<string, number>();
  const observed: Observation[] = [];
  for (const [index, candidate] of entries.entries()) {
    const entry = harEntrySchema.safeParse(candidate);
    if (!entry.success) continue;
    const identity = identityOf(entry.data);
    if (identity === null) continue;
    const repeat = seen.get(identity) ?? 0;
    seen.set(identity, repeat + 1);
    const event = { ...observedOf(entry.data), entryId: `${identity}#${repeat}`, order: firstOrder + index };
    observed.push({ event, messages: entry.data._webSocketMessages ?? [] });
  }
  return observed;
}

/**
 * What stays the same while an entry grows; the log gives no id. Null while nothing is known of it yet. A failure's
 * own time identifies it, since the date of a socket that never shook hands is not its own.
 */
export function identityOf(entry: HarEntry): string | null {
  const url = entry.request.url.slice(0, MAX_TEXT / 2);
  if (trustedDate(entry.startedDateTime) !== null) return `${url} ${entry.startedDateTime}`;
  const failure = failureOf(entry);
  return failure === null ? null : `${url} ${failure.time}`;
}

function observedOf(entry: HarEntry): Omit<Observation['event'], 'entryId'> {
  const failure = failureOf(entry);
  const failedAt = failure === null ? null : trusted(failure.time * 1000);
  const startedAt = trustedDate(entry.startedDateTime);
  // Chromium counts a time of receiving only once the socket has ended.
  const hasEnded = startedAt !== null && failure === null && entry.timings.receive > 0;
  return {
    type: 'network-observed',
    url: entry.request.url.slice(0, MAX_TEXT),
    startedAt,
    status: Math.floor(entry.response.status),
    requestHeaders: entry.request.headers,
    responseHeaders: entry.response.headers,
    failureText: failure?.text.slice(0, MAX_TEXT) ?? null,
    failedAt,
    initiatorStack: initiatorOf(entry),
    sentCount: countOf(entry, 'send'),
    receivedCount: countOf(entry, 'receive'),
    hasCounts: entry._webSocketMessages !== null,
    isHooked: isHooked(entry),
    closedAt: hasEnded ? startedAt + entry.time : null,
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

/** The hook's own frame is on top of every construction that it saw; in a worker it may be part of a `blob:`. */
function isHooked(entry: HarEntry): boolean | null {
  const frames = entry._initiator?.stack?.callFrames ?? [];
  if (frames.some(({ url }) => EXTENSION_URL.test(url))) return true;
  return frames.length === 0 || frames.some(({ url }) => url.startsWith('blob:')) ? null : false;
}

function trustedDate(date: string): number | null {
  return trusted(Date.parse(date));
}

function trusted(epochMs: number): number | null {
  return epochMs >= FIRST_TRUSTED_MS ? epochMs : null;
}
