// The inspected tab as a source of events: what its pages report, and what the network layer knows of them.
import { type NetworkLog, startWitness } from '../network/witness.ts';
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import type { Link, PortLike } from '../transport/link.ts';
import { batchTaker, readRealm } from '../transport/realm-reader.ts';
import type { TabVisitor } from '../transport/tab-connector.ts';
import type { EventSource } from './event-source.ts';

export interface LiveDeps {
  readonly network: NetworkLog;
  /** Opens ports to the frames of the tab; returns its stop. `onLost`: no frame can be reached any more. */
  connect(visitor: TabVisitor, onLost: () => void): () => void;
  readonly now: () => number;
  readonly delay: (task: () => void, delayMs: number) => void;
  /** Whether an entry of the network log is a connection of the panel's own. */
  readonly isOwn?: (entry: unknown) => boolean;
}

const PANEL_REALM = 'panel' as RealmId;

export function createLiveSource({ network, connect, now, delay, isOwn }: LiveDeps): EventSource {
  return {
    subscribe(onEvents, onStatus) {
      const received = new Map<RealmId, number>();
      const links = new Set<Link>();
      let sequence = 0;
      const own = () => ({ realmId: PANEL_REALM, sequence: sequence++, timestamp: now() });

      const witness = startWitness({ log: network, now, delay, onEvents, ...(isOwn === undefined ? {} : { isOwn }) });
      function onPageEvents(events: readonly SessionEvent[]): void {
        onEvents(events);
        witness.notice(events);
      }
      function onRefused(count: number): void {
        onEvents([{ type: 'events-dropped', ...own(), count, byteLength: 0, why: 'refused' }]);
      }
      function onPort(port: PortLike): void {
        const link: Link = readRealm(port, {
          received,
          onEvents: onPageEvents,
          onRefused,
          onClose: () => links.delete(link),
          delay,
        });
        links.add(link);
      }

      onEvents([{ type: 'panel-attached', ...own() }]);
      const disconnect = connect(
        { onPort, onLastWords: batchTaker({ received, onEvents: onPageEvents, onRefused }) },
        () => onStatus('detached'),
      );
      onStatus('attached');
      return () => {
        disconnect();
        witness.stop();
        for (const link of links) link.close();
      };
    },
  };
}
