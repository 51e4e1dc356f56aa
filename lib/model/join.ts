// Says which network entry and which hooked connection are one socket. Neither witness knows the other's ids. Pure.
import type { SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { alignInOrder } from './alignment.ts';
import type { Connection } from './connection.ts';
import { parseStack } from './stack.ts';

/** How far the two clocks' times of one construction may lie apart. ms */
export const START_WINDOW_MS = 2_000;
/** How much earlier than the page a witness may notice that a connection failed. ms */
const CLOCK_SLACK_MS = 250;
/** Failures that an entry with no clock may step over to find one from its own place in the source. */
const LOOK_BACK = 64;

/** One network entry; `firstSeenAt` is when it was observed first (epoch ms). */
export interface NetworkEntry {
  readonly event: SessionEventOf<'network-observed'>;
  readonly firstSeenAt: number;
}

export interface HookedConnection {
  readonly connection: Connection;
  /** First frame of the page: `url:line` and its URL; null when the stack is empty. */
  readonly frame: FrameKey | null;
}

interface FrameKey {
  readonly exact: string;
  readonly url: string;
}

/**
 * The entry of each connection, for connections and entries of ONE url. `connections` are in the order of construction,
 * `entries` in the order in which the browser lists them. The better evidence goes first: same place in the source,
 * then time, then for sockets with no usable clock the order of failures, matched from the latest backwards because
 * the network layer may have started later than the hook.
 */
export function joinWitnesses(
  connections: readonly HookedConnection[],
  entries: readonly NetworkEntry[],
): Map<ConnectionId, NetworkEntry> {
  const joined = new Map<ConnectionId, NetworkEntry>();
  const taken = new Set<NetworkEntry>();
  const framed = entries.map((entry) => ({ entry, frame: frameOfEntry(entry) }));
  const byStart = [...connections].sort((a, b) => a.connection.createdAt - b.connection.createdAt);

  for (const fits of [isSamePlace, isNoOtherPlace]) {
    for (const pairs of [pairsByTime, pairsByOrder]) {
      const hooked = byStart.filter(({ connection }) => !joined.has(connection.id));
      const free = framed.filter(({ entry, frame }) => !taken.has(entry) && (fits !== isSamePlace || frame !== null));
      const canPair: CanPair = (one, other) =>
        fits(one.frame, other.frame) && isSameOutcome(one.connection, other.entry);
      for (const [{ connection }, { entry }] of pairs(hooked, free, canPair)) {
        joined.set(connection.id, entry);
        taken.add(entry);
      }
    }
  }
  return joined;
}

interface Framed {
  readonly entry: NetworkEntry;
  readonly frame: FrameKey | null;
}
type CanPair = (hooked: HookedConnection, candidate: Framed) => boolean;

type Pair = [HookedConnection, Framed];

function pairsByTime(hooked: readonly HookedConnection[], entries: readonly Framed[], canPair: CanPair): Pair[] {
  const timed = entries
    .flatMap((framed) => (framed.entry.event.startedAt === null ? [] : [{ framed, at: framed.entry.event.startedAt }]))
    .sort((a, b) => a.at - b.at);
  const pairAt = (i: number, j: number): Pair[] => {
    const [one, other] = [hooked[i], timed[j]?.framed];
    return one !== undefined && other !== undefined && canPair(one, other) ? [[one, other]] : [];
  };
  const starts = hooked.map(({ connection }) => connection.createdAt);
  const times = timed.map(({ at }) => at);
  const aligned = alignInOrder(starts, times, START_WINDOW_MS, (i, j) => pairAt(i, j).length > 0);
  return aligned.flatMap(([i, j]) => pairAt(i, j));
}

/** From the latest backwards; each entry looks back over `LOOK_BACK` failures at most, so that retries all day stay cheap. */
function pairsByOrder(hooked: readonly HookedConnection[], entries: readonly Framed[], canPair: CanPair): Pair[] {
  const pairs: Pair[] = [];
  const failed = hooked.filter(({ connection }) => hasFailed(connection));
  let end = failed.length;
  for (const framed of entries.toReversed()) {
    if (framed.entry.event.startedAt !== null) continue;
    const { earliest, latest } = failureWindowOf(framed.entry);
    while (end > 0 && closedAtOf(failed[end - 1]) > latest) end--;
    for (let index = end - 1; index >= Math.max(0, end - LOOK_BACK); index--) {
      const one = failed[index];
      if (one === undefined || closedAtOf(one) < earliest) break;
      if (!canPair(one, framed)) continue;
      pairs.push([one, framed]);
      end = index;
      break;
    }
  }
  return pairs;
}

/** Only what failed lacks a trustworthy start. */
function hasFailed({ openedAt, closedAt, endedWithRealm }: Connection): boolean {
  return openedAt === null && closedAt !== null && !endedWithRealm;
}

function closedAtOf(hooked: HookedConnection | undefined): number {
  return hooked?.connection.closedAt ?? 0;
}

/** When the page must have seen the failure: before the network layer told us, and about when it says it happened. */
function failureWindowOf({ event: { failedAt }, firstSeenAt }: NetworkEntry): { earliest: number; latest: number } {
  const toldAt = firstSeenAt + CLOCK_SLACK_MS;
  if (failedAt === null) return { earliest: Number.NEGATIVE_INFINITY, latest: toldAt };
  return { earliest: failedAt - START_WINDOW_MS, latest: Math.min(toldAt, failedAt + START_WINDOW_MS) };
}

/** False when the two tell contradicting stories. */
function isSameOutcome({ openedAt, readyState }: Connection, { event }: NetworkEntry): boolean {
  const isRefused = event.status !== 101 && (event.failureText !== null || event.status !== 0);
  if (isRefused) return openedAt === null;
  if (event.status === 101) return openedAt !== null || readyState !== 'closed';
  return true;
}

function isSamePlace(a: FrameKey | null, b: FrameKey | null): boolean {
  return a !== null && a.exact === b?.exact;
}

/** Lines may be counted differently by the two; the file may not. */
function isNoOtherPlace(a: FrameKey | null, b: FrameKey | null): boolean {
  return a === null || b === null || a.url === b.url;
}

/** The first frame with a file: what V8's stack and the network layer's initiator both tell. */
export function frameOfStack(stack: string): FrameKey | null {
  const frame = parseStack(stack).find(({ kind }) => kind === 'script');
  return frame === undefined ? null : { exact: `${frame.url}:${frame.line}`, url: frame.url };
}

function frameOfEntry({ event }: NetworkEntry): FrameKey | null {
  const frame = event.initiatorStack.find(({ url }) => url !== '' && !/^(?:chrome|moz)-extension:/.test(url));
  return frame === undefined ? null : { exact: `${frame.url}:${frame.line}`, url: frame.url };
}

/** Both witnesses write the same address differently: the hook as the page gave it, the browser normalised. */
export function joinKeyOf(url: string): string {
  const parsed = URL.parse(url.replace(/^http/i, 'ws'));
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}
