// The story of one client: its connections in order and what follows from them. The older part of it is folded once and
// kept; only the latest connections, which still change, are folded again.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Client } from '../client.ts';
import type { Connection } from '../connection.ts';
import type { RuleStates } from '../findings/client-rule.ts';
import { CLIENT_RULES } from '../findings/client-rules.ts';
import type { Finding } from '../findings/finding.ts';
import { grown, NO_ITEMS, plainList, type SharedList } from '../shared-list.ts';
import type { VisibilityLedger } from '../visibility.ts';
import { type Attempt, attemptOf } from './attempt.ts';

/** Connections at the end that are folded anew whenever one of them changed. */
const FRESH = 64;

export interface ClientStory {
  readonly client: Client;
  readonly findings: readonly Finding[];
  readonly since: number;
}

export interface RunHost {
  get(id: ConnectionId): Connection | undefined;
  readonly visibility: Pick<VisibilityLedger, 'wasHidden' | 'shownBefore'>;
}

export interface Run {
  readonly length: number;
  last(): Connection | undefined;
  push(id: ConnectionId): void;
  /** What is known of this connection differs. */
  touch(id: ConnectionId): void;
  /** What is known of attempts from this time on differs (epoch ms). */
  touchFrom(at: number): void;
  /** Null when none of its connections is known any more. */
  story(): ClientStory | null;
}

interface Folded {
  readonly count: number;
  readonly attempts: SharedList<Attempt>;
  readonly rules: RuleStates;
  readonly before: { readonly attempt: Attempt; readonly connection: Connection } | null;
}

const START: Folded = { count: 0, attempts: NO_ITEMS, rules: CLIENT_RULES.start, before: null };

export function createRun(id: string, ordinal: number, host: RunHost): Run {
  const ids: ConnectionId[] = [];
  let places: Map<ConnectionId, number> | null = null;
  let kept = START;
  let published: ClientStory | null = null;

  function next(folded: Folded): Folded {
    const connection = host.get(ids[folded.count] as ConnectionId);
    if (connection === undefined) return { ...folded, count: folded.count + 1 };
    const attempt = attemptOf(connection, folded.before, host.visibility);
    return {
      count: folded.count + 1,
      attempts: grown(folded.attempts, [attempt]),
      rules: CLIENT_RULES.next(folded.rules, { connection, attempt, before: folded.before }),
      before: { attempt, connection },
    };
  }

  function placeOf(id: ConnectionId): number {
    if (ids.at(-1) === id) return ids.length - 1;
    places ??= new Map(ids.map((known, place) => [known, place]));
    return places.get(id) ?? 0;
  }

  function differsFrom(place: number): void {
    published = null;
    // An attempt tells of the connection before it too.
    if (place < kept.count) kept = START;
  }

  function foldAll(): Folded {
    while (kept.count < ids.length - 2 * FRESH) {
      const until = ids.length - FRESH;
      while (kept.count < until) kept = next(kept);
    }
    let all = kept;
    while (all.count < ids.length) all = next(all);
    return all;
  }

  return {
    get length() {
      return ids.length;
    },
    last: () => host.get(ids.at(-1) as ConnectionId),
    push(connectionId) {
      places?.set(connectionId, ids.length);
      ids.push(connectionId);
      published = null;
    },
    touch: (connectionId) => differsFrom(placeOf(connectionId)),
    touchFrom(at) {
      let place = ids.length;
      while (place > 0 && (host.get(ids[place - 1] as ConnectionId)?.createdAt ?? 0) >= at) place--;
      if (place < ids.length) differsFrom(place);
    },
    story() {
      if (published !== null) return published;
      const folded = foldAll();
      const first = folded.attempts.items[0];
      const origin = first === undefined ? undefined : host.get(first.connectionId);
      if (origin === undefined) return null;
      const { endpoint, attribution, realmId, createdAt: since } = origin;
      const attempts = plainList(folded.attempts);
      const connectionIds = attempts.map(({ connectionId }) => connectionId);
      const client = { id, ordinal, realmId, endpoint, attribution, connectionIds, attempts };
      published = { client, findings: CLIENT_RULES.findings(folded.rules, client), since };
      return published;
    },
  };
}
