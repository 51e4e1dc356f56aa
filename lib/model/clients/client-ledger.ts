// Groups connections into clients: same realm, endpoint, opener and call site. A reload starts a new client, since
// retries of two pages are two stories.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Attribution } from '../attribution.ts';
import type { Client } from '../client.ts';
import type { Connection } from '../connection.ts';
import type { Finding } from '../findings/finding.ts';
import type { ClientStory, RunHost } from './run.ts';
import { createSite, type Site } from './site.ts';

export interface ClientLedger {
  /** Files a connection, new or changed. */
  put(connection: Connection): void;
  remove(id: ConnectionId): void;
  clientIdOf(id: ConnectionId): string;
  /** When the page was seen is told differently from this time on (epoch ms). */
  visibilityChanged(at: number): void;
  /** The same list as before when no client changed. */
  snapshot(): readonly Client[];
  /** Of all rules over one client. */
  findings(): readonly Finding[];
}

export function createClientLedger(host: RunHost): ClientLedger {
  const sites = new Map<string, Site>();
  const siteOf = new Map<ConnectionId, string>();
  const stale = new Set<string>();
  const told = new Map<string, readonly ClientStory[]>();
  let clients: readonly Client[] = [];
  let findings: readonly Finding[] = [];

  function remove(id: ConnectionId): void {
    const key = siteOf.get(id);
    if (key === undefined) return;
    siteOf.delete(id);
    sites.get(key)?.remove(id);
    stale.add(key);
  }

  function refresh(): void {
    if (stale.size === 0) return;
    for (const key of stale) {
      const site = sites.get(key);
      if (site === undefined || site.isEmpty()) {
        sites.delete(key);
        told.delete(key);
      } else told.set(key, site.stories());
    }
    stale.clear();
    const stories = [...told.values()].flat().sort(byAge);
    clients = stories.map(({ client }) => client);
    findings = stories.flatMap((story) => story.findings);
  }

  return {
    put(connection) {
      const key = siteKeyOf(connection);
      if (siteOf.get(connection.id) !== key) remove(connection.id);
      siteOf.set(connection.id, key);
      const site = sites.get(key) ?? createSite(key, host);
      sites.set(key, site);
      site.put(connection);
      stale.add(key);
    },
    remove,
    clientIdOf: (id) => sites.get(siteOf.get(id) ?? '')?.clientIdOf(id) ?? '',
    visibilityChanged(at) {
      for (const [key, site] of sites) {
        site.touchFrom(at);
        stale.add(key);
      }
    },
    snapshot() {
      refresh();
      return clients;
    },
    findings() {
      refresh();
      return findings;
    },
  };
}

/** Oldest first: the order must not depend on when the view was asked for. */
function byAge(a: ClientStory, b: ClientStory): number {
  return a.since - b.since || (a.client.id < b.client.id ? -1 : 1);
}

function siteKeyOf({ realmId, endpoint, attribution }: Connection): string {
  return `${realmId} ${endpoint.key} ${callSiteOf(attribution)}`;
}

/** A helper that both languages call is two clients: the initiator's language counts. */
function callSiteOf({ opener, initiator }: Attribution): string {
  const place = opener.place === null ? (opener.runtime ?? '') : `${opener.place.url}:${opener.place.line}`;
  return `${opener.language} ${place} ${initiator?.language ?? ''}`.trimEnd();
}
