// The clients of one call site and endpoint. Mostly there is one; a class that is instantiated twice makes two, and each
// connection is given to the client that was waiting for it.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Connection } from '../connection.ts';
import { wasConstructed } from '../failed-calls.ts';
import { releasedAt } from './attempt.ts';
import { type ClientStory, createRun, type Run, type RunHost } from './run.ts';

/** A page that constructs anew beside a connection that has been connecting for so long has given that one up. ms */
const GIVEN_UP_MS = 1_000;

export interface Site {
  /** Files a connection, new or changed. */
  put(connection: Connection): void;
  remove(id: ConnectionId): void;
  /** What is known of attempts from this time on differs (epoch ms). */
  touchFrom(at: number): void;
  clientIdOf(id: ConnectionId): string;
  stories(): ClientStory[];
  isEmpty(): boolean;
}

/** What of a connection decides to whom later ones are given (epoch ms). */
interface Member {
  readonly id: ConnectionId;
  readonly createdAt: number;
  readonly openedAt: number;
  readonly releasedAt: number;
}

export function createSite(key: string, host: RunHost): Site {
  const members = new Map<ConnectionId, Member>();
  const places = new Map<ConnectionId, number>();
  let runs: Run[] = [];
  let newestAt = Number.NEGATIVE_INFINITY;

  function file(connection: Connection): void {
    let place = placeFor(connection, runs);
    if (place === -1) place = runs.push(createRun(clientIdOf(key, runs.length), runs.length + 1, host)) - 1;
    runs[place]?.push(connection.id);
    places.set(connection.id, place);
  }

  /** Times up to the newest construction were known when it was filed, unless another witness tells them late. */
  function fileAll(): void {
    runs = [];
    places.clear();
    for (const { id } of [...members.values()].sort((a, b) => a.createdAt - b.createdAt)) {
      const connection = host.get(id);
      if (connection !== undefined) file(connection);
    }
  }

  return {
    put(connection) {
      const member = memberOf(connection);
      const known = members.get(connection.id);
      members.set(connection.id, member);
      const place = places.get(connection.id);
      if (known === undefined || place === undefined) {
        if (member.createdAt < newestAt) fileAll();
        else file(connection);
        newestAt = Math.max(newestAt, member.createdAt);
      } else if (changedAt(known, member) <= newestAt) fileAll();
      else runs[place]?.touch(connection.id);
    },
    remove(id) {
      if (members.delete(id)) fileAll();
    },
    touchFrom(at) {
      for (const run of runs) run.touchFrom(at);
    },
    clientIdOf: (id) => clientIdOf(key, places.get(id) ?? 0),
    stories: () => runs.map((run) => run.story()).filter((story) => story !== null),
    isEmpty: () => members.size === 0,
  };
}

function clientIdOf(key: string, place: number): string {
  return place === 0 ? key : `${key} #${place + 1}`;
}

function memberOf(connection: Connection): Member {
  const { id, createdAt, openedAt } = connection;
  return { id, createdAt, openedAt: openedAt ?? Infinity, releasedAt: releasedAt(connection) ?? Infinity };
}

/** The earliest time at which the two say different things. */
function changedAt(known: Member, now: Member): number {
  const times = (['openedAt', 'releasedAt'] as const).filter((name) => known[name] !== now[name]);
  return Math.min(...times.map((name) => Math.min(known[name], now[name])));
}

/** The client that waits to connect again; of several the one whose connection had the same URL, then the one that waits longest. */
function placeFor(connection: Connection, runs: readonly Run[]): number {
  const { createdAt, url } = connection;
  // Whoever's constructor threw holds nothing: it is no sign of another client.
  let best = wasConstructed(connection) ? -1 : runs.length - 1;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const [place, run] of runs.entries()) {
    const last = run.last();
    if (last === undefined) continue;
    const since = waitingSince(last, createdAt);
    if (since === null) continue;
    const rank = since + (last.url === url ? 0 : createdAt);
    if (rank < bestRank) {
      best = place;
      bestRank = rank;
    }
  }
  return best;
}

/** Since when the client had no use for its last connection at that time; null when it held on to it. */
function waitingSince(last: Connection, at: number): number | null {
  const released = releasedAt(last);
  if (released !== null && released <= at) return released;
  const isConnecting = last.openedAt === null || last.openedAt > at;
  return isConnecting && at - last.createdAt >= GIVEN_UP_MS ? last.createdAt : null;
}
