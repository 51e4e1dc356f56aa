// Keeps what the network witness saw and gives it to the hooked connections; what nobody claims is a connection itself.
import type { SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Attribution, Construction } from './attribution.ts';
import type { Connection } from './connection.ts';
import { networkConnection, networkFactsOf, networkIdOf, withNetwork } from './connection-changes.ts';
import { frameOfStack, type HookedConnection, joinKeyOf, joinWitnesses } from './join.ts';
import type { NetworkEntry } from './join-fit.ts';

/** What the join needs of the session. */
export interface JoinHost {
  get(id: ConnectionId): Connection | undefined;
  put(connection: Connection): void;
  remove(id: ConnectionId): void;
  attribute(construction: Construction): Attribution;
}

export interface WitnessJoin {
  observe(event: SessionEventOf<'network-observed'>): void;
  /** The page was left at this time (epoch ms): its sockets have gone, unless the network layer goes on to tell of them. */
  navigated(at: number): void;
  /** After each change of a hooked connection. */
  hooked(connection: Connection): void;
  /** Joins again where something changed. */
  settle(): void;
}

interface Address {
  readonly hooked: Map<ConnectionId, HookedConnection['frame']>;
  readonly entries: Map<string, NetworkEntry>;
  /** Entries that are connections of their own for now. */
  readonly alone: Map<ConnectionId, NetworkEntry>;
}

export function createWitnessJoin(host: JoinHost): WitnessJoin {
  const addresses = new Map<string, Address>();
  const stale = new Set<Address>();
  let navigatedAt: number | null = null;

  function addressOf(url: string): Address {
    const key = joinKeyOf(url);
    const known = addresses.get(key);
    if (known !== undefined) return known;
    const address: Address = { hooked: new Map(), entries: new Map(), alone: new Map() };
    addresses.set(key, address);
    return address;
  }

  function isLeft({ event }: NetworkEntry): boolean {
    return navigatedAt !== null && event.timestamp < navigatedAt;
  }

  function settleAddress({ hooked, entries, alone }: Address): void {
    const connections: HookedConnection[] = [];
    for (const [id, frame] of hooked) {
      const connection = host.get(id);
      if (connection !== undefined) connections.push({ connection, frame });
    }
    const joined = joinWitnesses(connections, [...entries.values()]);
    for (const { connection } of connections) giveFacts(host, connection, joined.get(connection.id));
    const claimed = new Set(joined.values());
    for (const entry of entries.values()) {
      const id = networkIdOf(entry.event);
      if (claimed.has(entry)) {
        if (alone.delete(id)) host.remove(id);
      } else if (alone.get(id) !== entry || isLeft(entry)) {
        // Counts of a connection are kept when it changes; these are the network layer's own.
        if (alone.has(id) && entry.event.isHooked !== false) host.remove(id);
        alone.set(id, entry);
        const leftAt = isLeft(entry) ? navigatedAt : null;
        host.put(networkConnection(entry.event, host.attribute(constructionOf(entry)), leftAt));
      }
    }
  }

  return {
    observe(event) {
      const address = addressOf(event.url);
      const firstSeenAt = address.entries.get(event.entryId)?.firstSeenAt ?? event.timestamp;
      address.entries.set(event.entryId, { event, firstSeenAt });
      stale.add(address);
    },
    navigated(at) {
      navigatedAt = Math.max(navigatedAt ?? at, at);
      for (const address of addresses.values()) if (address.entries.size > 0) stale.add(address);
    },
    hooked(connection) {
      const address = addressOf(connection.url);
      if (!address.hooked.has(connection.id)) address.hooked.set(connection.id, frameOfStack(connection.stack));
      if (address.entries.size > 0) stale.add(address);
    },
    settle() {
      for (const address of stale) settleAddress(address);
      stale.clear();
    },
  };
}

function giveFacts(host: JoinHost, connection: Connection, entry: NetworkEntry | undefined): void {
  if (entry === undefined) {
    if (connection.network !== null) host.put(withNetwork(connection, null));
    return;
  }
  const known = connection.network;
  const facts = networkFactsOf(entry.event);
  const isSame = known?.entryId === facts.entryId && known.responseHeaders === facts.responseHeaders;
  if (!isSame || known.failureText !== facts.failureText || known.status !== facts.status) {
    host.put(withNetwork(connection, facts));
  }
}

/** The browser's frames as stack text, so that one algorithm judges both witnesses. */
function constructionOf({ event }: NetworkEntry): Construction {
  const lines = event.initiatorStack.map(({ functionName, url, line, column }) => {
    const place = url.endsWith('.wasm') ? `${url}:wasm-function[0]` : `${url || '<anonymous>'}:${line}:${column}`;
    return `    at ${functionName || '<anonymous>'} (${place})`;
  });
  return { stack: lines.join('\n'), pythonFrames: null };
}
