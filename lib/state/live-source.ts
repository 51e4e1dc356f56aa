// The inspected tab as a source of events: what its pages report, and what the network layer knows of them.
import { type NetworkLog, startWitness } from '../network/witness.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import type { ReadPages } from '../transport/pages-reader.ts';
import type { EventSource } from './event-source.ts';

export interface LiveDeps {
  readonly network: NetworkLog;
  readonly readPages: ReadPages;
  readonly now: () => number;
  readonly delay: (task: () => void, delayMs: number) => void;
  /** Whether an entry of the network log is a connection of the panel's own. */
  readonly isOwn?: (entry: unknown) => boolean;
}

const PANEL_REALM = 'panel' as RealmId;

export function createLiveSource({ network, readPages, now, delay, isOwn }: LiveDeps): EventSource {
  return {
    subscribe(onEvents, onStatus) {
      let sequence = 0;
      const own = () => ({ realmId: PANEL_REALM, sequence: sequence++, timestamp: now() });

      const witness = startWitness({ log: network, now, delay, onEvents, ...(isOwn === undefined ? {} : { isOwn }) });
      onEvents([{ type: 'panel-attached', ...own() }]);
      const stopReading = readPages({
        onEvents(events) {
          onEvents(events);
          witness.notice(events);
        },
        onRefused: (count) => onEvents([{ type: 'events-dropped', ...own(), count, byteLength: 0, why: 'refused' }]),
        onLost: () => onStatus('detached'),
      });
      onStatus('attached');
      return () => {
        stopReading();
        witness.stop();
      };
    },
  };
}
