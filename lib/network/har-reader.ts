// Turns one reading of the network log after another into what is new in it.
import type { SessionEvent, WitnessEvent } from '../protocol/events.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { createListOrder } from './list-order.ts';
import { NETWORK_REALM, type Observation, observe } from './network-events.ts';
import { messagesFrom, NETWORK_MESSAGES_REALM } from './network-messages.ts';

export interface HarReader {
  /** Takes the WebSocket entries of a reading, in the order of the log. */
  read(entries: readonly unknown[]): void;
  navigated(url: string): void;
  /** Whether a socket is open that the hook did not see and whose messages the log tells. */
  hasBlind(): boolean;
}

export interface HarReaderDeps {
  readonly now: () => number;
  onEvents(events: readonly SessionEvent[]): void;
}

interface Known {
  /** Short: it becomes part of connection ids. */
  readonly id: string;
  fingerprint: string;
  /** Records of its messages that were told. */
  told: number;
}

export function createHarReader({ now, onEvents }: HarReaderDeps): HarReader {
  const known = new Map<string, Known>();
  const order = createListOrder();
  let sequence = 0;
  let messageSequence = 0;
  let isBlindOpen = false;

  const own = () => ({ realmId: NETWORK_REALM, sequence: sequence++, timestamp: now() });

  function knownOf(identity: string): Known {
    const found = known.get(identity) ?? { id: `${known.size + 1}`, fingerprint: '', told: 0 };
    known.set(identity, found);
    return found;
  }

  function newsOf({ event, messages }: Observation): SessionEvent[] {
    const entry = knownOf(event.entryId);
    const { status, failureText, sentCount, receivedCount, closedAt, order: place } = event;
    // By its place too: of two sockets of one millisecond, one may take the other's identity once its start is known.
    const fingerprint = [status, failureText, sentCount, receivedCount, closedAt, place].join(' ');
    if (entry.fingerprint === fingerprint) return [];
    entry.fingerprint = fingerprint;
    const observed: WitnessEvent = { ...event, entryId: entry.id, ...own() };
    if (event.isHooked !== false) return [observed];
    const connectionId = `${NETWORK_REALM}/${entry.id}` as ConnectionId;
    const told = messagesFrom(messages, entry.told, { connectionId, now: now() }).map((message) => ({
      ...message,
      realmId: NETWORK_MESSAGES_REALM,
      sequence: messageSequence++,
    }));
    entry.told = messages.length;
    return [observed, ...told];
  }

  return {
    read(entries) {
      const observations = observe(entries, order.firstOf(entries));
      isBlindOpen = observations.some(({ event }) => isBlind(event));
      const news = observations.flatMap(newsOf);
      if (news.length > 0) onEvents(news);
    },
    navigated(url) {
      isBlindOpen = false;
      onEvents([{ type: 'page-navigated', ...own(), url }]);
    },
    hasBlind: () => isBlindOpen,
  };
}

function isBlind({ isHooked, hasCounts, closedAt, failureText }: Observation['event']): boolean {
  return isHooked === false && hasCounts === true && closedAt === null && failureText === null;
}
