// Watches the order of each realm's events, so that what got lost on the way is known. Pure.
import { isOfWitness, type SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { type Gap, withGap } from './gaps.ts';

interface Order {
  next: number;
  missing: number;
  /** Epoch ms of the event that came last; minus infinity while none did. */
  lastAt: number;
}

export interface SequenceLedger {
  /** False for an event that was taken already: links send again after they broke. */
  accept(event: SessionEvent): boolean;
  /** Events that happened and never came. */
  lostCount(): number;
  /** When they happened, in order of time. The same map as before when nothing more was lost. */
  gaps(): ReadonlyMap<RealmId, readonly Gap[]>;
}

export function createSequenceLedger(): SequenceLedger {
  const orders = new Map<RealmId, Order>();
  let gaps: ReadonlyMap<RealmId, readonly Gap[]> = new Map();

  function orderOf(realmId: RealmId): Order {
    const known = orders.get(realmId);
    if (known !== undefined) return known;
    const order = { next: 0, missing: 0, lastAt: Number.NEGATIVE_INFINITY };
    orders.set(realmId, order);
    return order;
  }

  return {
    accept(event) {
      const { realmId, sequence, timestamp } = event;
      const order = orderOf(realmId);
      // Witnesses live beside us: what they say is never resent and cannot get lost.
      if (isOfWitness(event)) {
        order.next = Math.max(order.next, sequence + 1);
        return true;
      }
      if (sequence < order.next) return false;
      const missing = sequence - order.next + (isLastOfLost(event) ? 1 : 0);
      if (missing > 0) {
        order.missing += missing;
        const gap = { since: order.lastAt, until: timestamp };
        gaps = new Map(gaps).set(realmId, withGap(gaps.get(realmId) ?? [], gap));
      }
      order.next = sequence + 1;
      order.lastAt = timestamp;
      return true;
    },
    lostCount() {
      let lost = 0;
      for (const { missing } of orders.values()) lost += missing;
      return lost;
    },
    gaps: () => gaps,
  };
}

/** The hook says what it dropped in the place of the last event of it; the gap in front of it are the others. */
function isLastOfLost(event: SessionEvent): boolean {
  return event.type === 'events-dropped' && (event.why === 'backlog-full' || event.why === 'panel-behind');
}
