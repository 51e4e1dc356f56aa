// Watches the order of each realm's events, so that what got lost on the way is known. Pure.
import { isOfWitness, type SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

interface Order {
  next: number;
  missing: number;
}

export interface SequenceLedger {
  /** False for an event that was taken already: links send again after they broke. */
  accept(event: SessionEvent): boolean;
  /** Events that happened and never came. */
  lostCount(): number;
}

export function createSequenceLedger(): SequenceLedger {
  const orders = new Map<RealmId, Order>();

  function orderOf(realmId: RealmId): Order {
    const known = orders.get(realmId);
    if (known !== undefined) return known;
    const order = { next: 0, missing: 0 };
    orders.set(realmId, order);
    return order;
  }

  return {
    accept(event) {
      const { realmId, sequence } = event;
      const order = orderOf(realmId);
      // Witnesses live beside us: what they say is never resent and cannot get lost.
      if (isOfWitness(event)) {
        order.next = Math.max(order.next, sequence + 1);
        return true;
      }
      if (sequence < order.next) return false;
      order.missing += sequence - order.next + (isLastOfLost(event) ? 1 : 0);
      order.next = sequence + 1;
      return true;
    },
    lostCount() {
      let lost = 0;
      for (const { missing } of orders.values()) lost += missing;
      return lost;
    },
  };
}

/** The hook says what it dropped in the place of the last event of it; the gap in front of it are the others. */
function isLastOfLost(event: SessionEvent): boolean {
  return event.type === 'events-dropped' && (event.why === 'backlog-full' || event.why === 'panel-behind');
}
