// Groups connections into clients: same realm, endpoint, opener and call site. A reload starts a new client, since
// retries of two pages are two stories.
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Attribution } from './attribution.ts';
import type { Client } from './client.ts';
import type { Connection } from './connection.ts';
import { failureFindingsOf } from './failure-findings.ts';
import type { FailureFinding } from './finding.ts';

export interface ClientLedger {
  /** Files a connection, new or changed. */
  put(connection: Connection): void;
  remove(id: ConnectionId): void;
  clientIdOf(id: ConnectionId): string;
  /** The same list as before when no client changed. */
  snapshot(): readonly Client[];
  failures(connections: ReadonlyMap<ConnectionId, Connection>): FailureFinding[];
}

export function createClientLedger(): ClientLedger {
  const members = new Map<string, Map<ConnectionId, Connection>>();
  const clientIds = new Map<ConnectionId, string>();
  const stale = new Set<string>();
  const failures = new Map<string, FailureFinding[]>();
  const clients = new Map<string, { readonly client: Client; readonly since: number }>();
  let published: readonly Client[] = [];

  function remove(id: ConnectionId): void {
    const clientId = clientIds.get(id);
    if (clientId === undefined) return;
    clientIds.delete(id);
    members.get(clientId)?.delete(id);
    stale.add(clientId);
  }

  function refresh(connections: ReadonlyMap<ConnectionId, Connection>): void {
    for (const clientId of stale) {
      const found = clientOf(clientId, [...(members.get(clientId)?.values() ?? [])]);
      if (found === null) {
        for (const index of [members, clients, failures]) index.delete(clientId);
      } else {
        clients.set(clientId, found);
        failures.set(clientId, failureFindingsOf(found.client, connections));
      }
    }
    if (stale.size > 0) published = [...clients.values()].sort(byAge).map(({ client }) => client);
    stale.clear();
  }

  return {
    put(connection) {
      const clientId = clientIdFor(connection);
      if (clientIds.get(connection.id) !== clientId) remove(connection.id);
      clientIds.set(connection.id, clientId);
      const known = members.get(clientId) ?? new Map<ConnectionId, Connection>();
      members.set(clientId, known.set(connection.id, connection));
      stale.add(clientId);
    },
    remove,
    clientIdOf: (id) => clientIds.get(id) ?? '',
    snapshot: () => published,
    failures(connections) {
      refresh(connections);
      return [...failures.values()].flat();
    },
  };
}

/** Oldest first: the order must not depend on when the view was asked for. */
function byAge(a: { client: Client; since: number }, b: { client: Client; since: number }): number {
  return a.since - b.since || (a.client.id < b.client.id ? -1 : 1);
}

function clientOf(id: string, connections: Connection[]): { client: Client; since: number } | null {
  connections.sort((a, b) => a.createdAt - b.createdAt);
  const [first] = connections;
  if (first === undefined) return null;
  const { endpoint, attribution } = first;
  const connectionIds = connections.map((connection) => connection.id);
  return { client: { id, endpoint, attribution, connectionIds }, since: first.createdAt };
}

function clientIdFor({ realmId, endpoint, attribution }: Connection): string {
  return `${realmId} ${endpoint.key} ${callSiteOf(attribution)}`;
}

/** A helper that both languages call is two clients: the initiator's language counts. */
function callSiteOf({ opener, initiator }: Attribution): string {
  const place = opener.place === null ? (opener.runtime ?? '') : `${opener.place.url}:${opener.place.line}`;
  return `${opener.language} ${place} ${initiator?.language ?? ''}`.trimEnd();
}
