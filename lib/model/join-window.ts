// What of one URL may still be joined. What both witnesses have told to the end leaves the window, so that the join
// costs the same after a day of retries as after a minute. When something leaves depends on the log alone, never on when
// the view is asked for.
import type { SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { MAX_PIECE } from './alignment.ts';
import type { Connection } from './connection.ts';
import { frameOfStack, type HookedConnection, joinWitnesses } from './join.ts';
import { earliestCreationOf, hasOutcome, type NetworkEntry } from './join-fit.ts';

/** Entries that make a window full. */
const FULL = 96;
/** The network layer may tell of a whole past at once: what it told within this time may not be all yet. ms */
const SETTLED_MS = 10_000;
/** The latest pairs stay: an entry that is told late may still belong between them. */
const PAIRS_KEPT = 32;
/** Entries that nobody claimed go on waiting, as do ended connections: a realm's whole backlog may come before them. */
const ENTRIES_KEPT = 1_024;
const HOOKED_KEPT = 20_000;
/** How many more connections are looked at for each entry whose time is not known. */
const REACH = 4;

export interface Joined {
  /** Every hooked connection of the window that may have an entry, with its entry or null. */
  readonly joined: ReadonlyArray<readonly [Connection, NetworkEntry | null]>;
  readonly unclaimed: readonly NetworkEntry[];
}

export interface JoinWindow {
  /** `owner`: the connection that an entry outside the window belongs to for good, null for none; undefined inside. */
  observe(event: SessionEventOf<'network-observed'>): { entry: NetworkEntry; owner: ConnectionId | null | undefined };
  /** Takes in a hooked connection, new or changed; false when that cannot change what is joined. */
  hooked(connection: Connection): boolean;
  join(): Joined;
  isFull(): boolean;
  /** Lets go of what is told to the end. `now`: epoch ms of the newest event. */
  seal(now: number): void;
}

interface Hooked {
  readonly id: ConnectionId;
  readonly createdAt: number;
  readonly frame: HookedConnection['frame'];
}

export function createJoinWindow(get: (id: ConnectionId) => Connection | undefined): JoinWindow {
  let hooked: Hooked[] = [];
  const inside = new Set<ConnectionId>();
  const outside = new Set<ConnectionId>();
  const entries = new Map<string, NetworkEntry>();
  const owners = new Map<string, ConnectionId | null>();
  let fullAt = FULL;

  function candidates(): HookedConnection[] {
    const found: HookedConnection[] = [];
    for (const { id, frame } of hooked.slice(startOf(hooked, entries.values()))) {
      const connection = get(id);
      if (connection !== undefined) found.push({ connection, frame });
    }
    return found;
  }

  function join(): Joined {
    const connections = candidates();
    const pairs = joinWitnesses(connections, [...entries.values()]);
    const claimed = new Set(pairs.values());
    return {
      joined: connections.map(({ connection }) => [connection, pairs.get(connection.id) ?? null]),
      unclaimed: [...entries.values()].filter((entry) => !claimed.has(entry)),
    };
  }

  function letGo({ event }: NetworkEntry, owner: ConnectionId | null): void {
    entries.delete(event.entryId);
    owners.set(event.entryId, owner);
    if (owner !== null) outside.add(owner);
  }

  return {
    observe(event) {
      const { entryId } = event;
      const entry = { event, firstSeenAt: entries.get(entryId)?.firstSeenAt ?? event.timestamp };
      const isStranger = event.isHooked === false;
      const owner = isStranger ? null : owners.get(entryId);
      if (owner === undefined) entries.set(entryId, entry);
      return { entry, owner };
    },
    hooked({ id, createdAt, stack }) {
      if (outside.has(id)) return false;
      if (!inside.has(id)) {
        inside.add(id);
        hooked.splice(firstAfter(hooked, createdAt), 0, { id, createdAt, frame: frameOfStack(stack) });
      }
      return entries.size > 0;
    },
    join,
    isFull: () => entries.size >= fullAt,
    seal(now) {
      const { joined, unclaimed } = join();
      const isSettled = ({ firstSeenAt }: NetworkEntry) => firstSeenAt < now - SETTLED_MS;
      const ended = joined.flatMap(([connection, entry]) => {
        const isEnded = entry !== null && isSettled(entry) && hasOutcome(connection, entry);
        return isEnded ? [{ connection, entry }] : [];
      });
      for (const { connection, entry } of ended.slice(0, -PAIRS_KEPT)) letGo(entry, connection.id);
      for (const entry of unclaimed.slice(0, -ENTRIES_KEPT)) if (isSettled(entry)) letGo(entry, null);
      hooked = hooked.filter(({ id }) => !outside.has(id));
      for (const { id } of hooked.slice(0, -HOOKED_KEPT)) if (get(id)?.readyState === 'closed') outside.add(id);
      hooked = hooked.filter(({ id }) => !outside.has(id));
      for (const id of inside) if (outside.has(id)) inside.delete(id);
      fullAt = Math.max(FULL, entries.size * 2);
    },
  };
}

/** Connections before this place are too old for every entry. */
function startOf(hooked: readonly Hooked[], entries: Iterable<NetworkEntry>): number {
  let earliest = Number.POSITIVE_INFINITY;
  let reach = MAX_PIECE;
  for (const entry of entries) {
    earliest = Math.min(earliest, earliestCreationOf(entry));
    if (entry.event.startedAt === null) reach += REACH;
  }
  return Math.max(0, firstAfter(hooked, earliest) - reach);
}

function firstAfter(hooked: readonly Hooked[], at: number): number {
  if ((hooked.at(-1)?.createdAt ?? 0) <= at) return hooked.length;
  let low = 0;
  let high = hooked.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hooked[middle]?.createdAt ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
