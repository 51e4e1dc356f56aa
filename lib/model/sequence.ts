// Watches the order of each realm's events, so that what got lost on the way is known. Pure.
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

interface Order {
  next: number;
  missing: number;
  explained: number;
}

const WITNESS_TYPES: ReadonlySet<SessionEvent['type']> = new Set([
  'panel-attached',
  'page-navigated',
  'network-observed',
]);

export interface SequenceLedger {
  /** False for an event that was taken already: links send again after they broke. */
  accept(event: SessionEvent): boolean;
  /** Adds what the realm itself says it dropped: it explains gaps rather than adding to them. */
  explain(realmId: RealmId, count: number): void;
  /** Events that happened and never came: gaps, or what the hook admits to where that is more. */
  lostCount(): number;
}

export function createSequenceLedger(): SequenceLedger {
  const orders = new Map<RealmId, Order>();

  function orderOf(realmId: RealmId): Order {
    const known = orders.get(realmId);
    if (known !== undefined) return known;
    const order = { next: 0, missing: 0, explained: 0 };
    orders.set(realmId, order);
    return order;
  }

  return {
    accept({ type, realmId, sequence }) {
      const order = orderOf(realmId);
      // Witnesses live beside us: what they say is never resent and cannot get lost.
      if (WITNESS_TYPES.has(type)) {
        order.next = Math.max(order.next, sequence + 1);
        return true;
      }
      if (sequence < order.next) return false;
      order.missing += sequence - order.next;
      order.next = sequence + 1;
      return true;
    },
    explain(realmId, count) {
      orderOf(realmId).explained += count;
    },
    lostCount() {
      let lost = 0;
      for (const { missing, explained } of orders.values()) lost += Math.max(missing, explained);
      return lost;
    },
  };
}
