// Says which network entry and which hooked connection are one socket. Neither witness knows the other's ids. Pure.
import type { ConnectionId } from '../protocol/identifiers.ts';
import { alignInOrder } from './alignment.ts';
import type { Connection } from './connection.ts';
import { canBeOne, mismatchOf, type NetworkEntry, neverOpened, SKIP_COST } from './join-fit.ts';
import { parseStack } from './stack.ts';

/** Failures that an entry with no clock may step over to find one from its own place in the source. */
const LOOK_BACK = 64;
/** Where nothing happens for so long (ms), a long list may be cut: readings of the log are not that far behind. */
const GAP_MS = 15_000;

export interface HookedConnection {
  readonly connection: Connection;
  /** First frame of the page: `url:line` and its URL; null when the stack is empty. */
  readonly frame: FrameKey | null;
}

interface FrameKey {
  readonly exact: string;
  readonly url: string;
}

interface Framed {
  readonly entry: NetworkEntry;
  readonly frame: FrameKey | null;
}
type Pair = [HookedConnection, Framed];
type CanPair = (hooked: HookedConnection, candidate: Framed) => boolean;

/**
 * The entry of each connection, for connections and entries of ONE url. The better evidence goes first: same place in
 * the source, then any that does not contradict. Within either, both witnesses list sockets in the order of their
 * construction, so that many of one turn are told apart by order, outcome and time together.
 */
export function joinWitnesses(
  connections: readonly HookedConnection[],
  entries: readonly NetworkEntry[],
): Map<ConnectionId, NetworkEntry> {
  const joined = new Map<ConnectionId, NetworkEntry>();
  const taken = new Set<NetworkEntry>();
  const hooked = [...connections].sort((a, b) => a.connection.createdAt - b.connection.createdAt);
  const framed = entries
    .filter(({ event }) => event.isHooked !== false)
    .sort((a, b) => (a.event.order ?? 0) - (b.event.order ?? 0))
    .map((entry) => ({ entry, frame: frameOfEntry(entry) }));

  function take(pairs: readonly Pair[]): void {
    for (const [{ connection }, { entry }] of pairs) {
      joined.set(connection.id, entry);
      taken.add(entry);
    }
  }
  const freeHooked = () => hooked.filter(({ connection }) => !joined.has(connection.id));
  const freeEntries = () => framed.filter(({ entry }) => !taken.has(entry));

  const entriesAt = Map.groupBy(framed, placeOf);
  for (const [place, here] of Map.groupBy(hooked, placeOf)) {
    if (place !== undefined) take(pairsInOrder(here, entriesAt.get(place) ?? [], canFit));
  }
  take(pairsInOrder(freeHooked(), freeEntries(), canFitAnywhere));
  take(pairsOfFailures(freeHooked(), freeEntries(), canFitAnywhere));
  return joined;
}

function placeOf({ frame }: { frame: FrameKey | null }): string | undefined {
  return frame?.exact;
}

const canFit: CanPair = ({ connection }, { entry }) => canBeOne(connection, entry);

/** Lines may be counted differently by the two; the file may not. */
const canFitAnywhere: CanPair = (one, other) =>
  (one.frame === null || other.frame === null || one.frame.url === other.frame.url) && canFit(one, other);

function pairsInOrder(hooked: readonly HookedConnection[], entries: readonly Framed[], canPair: CanPair): Pair[] {
  const pairAt = (i: number, j: number): Pair | null => {
    const [one, other] = [hooked[i], entries[j]];
    return one !== undefined && other !== undefined && canPair(one, other) ? [one, other] : null;
  };
  const aligned = alignInOrder({
    left: hooked.map(({ connection }) => connection.createdAt),
    right: timesOf(entries),
    gapMs: GAP_MS,
    skipCost: SKIP_COST,
    cost(i, j) {
      const pair = pairAt(i, j);
      return pair === null ? Number.POSITIVE_INFINITY : mismatchOf(pair[0].connection, pair[1].entry);
    },
  });
  return aligned.map(([i, j]) => pairAt(i, j)).filter((pair) => pair !== null);
}

/** About when each was constructed, ascending: where the browser gives no usable clock, before it was seen and before the next. */
function timesOf(entries: readonly Framed[]): number[] {
  const times = entries.map(({ entry: { event, firstSeenAt } }) => event.startedAt ?? event.failedAt ?? firstSeenAt);
  for (let index = times.length - 2; index >= 0; index--) {
    times[index] = Math.min(times[index] ?? 0, times[index + 1] ?? 0);
  }
  return times;
}

/**
 * What is left of failures without a clock, from the latest backwards: the network layer may have started later than
 * the hook. Each looks back over `LOOK_BACK` at most, so that retries all day stay cheap.
 */
function pairsOfFailures(hooked: readonly HookedConnection[], entries: readonly Framed[], canPair: CanPair): Pair[] {
  const pairs: Pair[] = [];
  const failed = hooked.filter(({ connection }) => neverOpened(connection));
  let end = failed.length;
  for (const framed of entries.toReversed()) {
    if (framed.entry.event.startedAt !== null) continue;
    for (let index = end - 1; index >= Math.max(0, end - LOOK_BACK); index--) {
      const one = failed[index];
      if (one === undefined || !canPair(one, framed)) continue;
      pairs.push([one, framed]);
      end = index;
      break;
    }
  }
  return pairs;
}

/** The first frame with a file: what V8's stack and the network layer's initiator both tell. */
export function frameOfStack(stack: string): FrameKey | null {
  const frame = parseStack(stack).find(({ kind }) => kind === 'script');
  return frame === undefined ? null : { exact: `${frame.url}:${frame.line}`, url: frame.url };
}

/** An entry is joined again and again while it waits: its frame is read once. */
const framesRead = new WeakMap<NetworkEntry, FrameKey | null>();

function frameOfEntry(entry: NetworkEntry): FrameKey | null {
  const known = framesRead.get(entry);
  if (known !== undefined) return known;
  const frame = readFrame(entry);
  framesRead.set(entry, frame);
  return frame;
}

function readFrame({ event }: NetworkEntry): FrameKey | null {
  const frame = event.initiatorStack.find(({ url }) => url !== '' && !/^(?:chrome|moz)-extension:/.test(url));
  // In a worker the hook is part of the worker's own `blob:`: the frame may be its, and then says nothing.
  return frame === undefined || frame.url.startsWith('blob:')
    ? null
    : { exact: `${frame.url}:${frame.line}`, url: frame.url };
}

/** Both witnesses write the same address differently: the hook as the page gave it, the browser normalised. */
export function joinKeyOf(url: string): string {
  const parsed = URL.parse(url.replace(/^http/i, 'ws'));
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}
