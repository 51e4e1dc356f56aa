// Keeps what the network witness saw and gives it to the hooked connections; what nobody claims is a connection itself.
import type { SessionEventOf } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Attribution, Construction } from './attribution.ts';
import type { Connection } from './connection.ts';
import { networkConnection, networkFactsOf, networkIdOf, withNetwork } from './connection-changes.ts';
import { joinKeyOf } from './join.ts';
import type { NetworkEntry } from './join-fit.ts';
import { createJoinWindow, type JoinWindow } from './join-window.ts';

/** What the join needs of the session. */
export interface JoinHost {
  get(id: ConnectionId): Connection | undefined;
  put(connection: Connection): void;
  /** As `put`, with the traffic that the connection brings instead of what was counted. */
  putWithTraffic(connection: Connection): void;
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

/** An entry that is a connection of its own for now. */
interface Alone {
  readonly entry: NetworkEntry;
  readonly leftAt: number | null;
}

interface Address {
  readonly window: JoinWindow;
  readonly alone: Map<ConnectionId, Alone>;
}

export function createWitnessJoin(host: JoinHost): WitnessJoin {
  const addresses = new Map<string, Address>();
  const stale = new Set<Address>();
  let navigatedAt: number | null = null;

  function addressOf(url: string): Address {
    const key = joinKeyOf(url);
    const known = addresses.get(key);
    if (known !== undefined) return known;
    const address: Address = { window: createJoinWindow(host.get), alone: new Map() };
    addresses.set(key, address);
    return address;
  }

  function leftAtOf({ event }: NetworkEntry): number | null {
    return navigatedAt !== null && event.timestamp < navigatedAt ? navigatedAt : null;
  }

  function stand({ alone }: Address, entry: NetworkEntry): void {
    const id = networkIdOf(entry.event);
    const leftAt = leftAtOf(entry);
    const known = alone.get(id);
    if (known?.entry === entry && known.leftAt === leftAt) return;
    alone.set(id, { entry, leftAt });
    const connection = networkConnection(entry.event, host.attribute(constructionOf(entry)), leftAt);
    // What was not hooked for sure is counted as its messages come.
    if (entry.event.isHooked === false) host.put(connection);
    else host.putWithTraffic(connection);
  }

  function settleAddress(address: Address): void {
    const { window, alone } = address;
    const { joined, unclaimed } = window.join();
    for (const [connection, entry] of joined) {
      giveFacts(host, connection, entry);
      if (entry !== null && alone.delete(networkIdOf(entry.event))) host.remove(networkIdOf(entry.event));
    }
    for (const entry of unclaimed) stand(address, entry);
  }

  return {
    observe(event) {
      const address = addressOf(event.url);
      const { entry, owner } = address.window.observe(event);
      if (owner === undefined) stale.add(address);
      else if (owner === null) stand(address, entry);
      else {
        const connection = host.get(owner);
        if (connection !== undefined) giveFacts(host, connection, entry);
      }
      if (!address.window.isFull()) return;
      settleAddress(address);
      address.window.seal(event.timestamp);
    },
    navigated(at) {
      navigatedAt = Math.max(navigatedAt ?? at, at);
      for (const address of addresses.values()) {
        for (const { entry } of [...address.alone.values()]) stand(address, entry);
      }
    },
    hooked(connection) {
      const address = addressOf(connection.url);
      if (address.window.hooked(connection)) stale.add(address);
    },
    settle() {
      for (const address of stale) settleAddress(address);
      stale.clear();
    },
  };
}

function giveFacts(host: JoinHost, connection: Connection, entry: NetworkEntry | null): void {
  if (entry === null) {
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
