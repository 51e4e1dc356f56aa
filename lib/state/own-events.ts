// Events that the panel itself makes: they have a realm of their own, and so an order among themselves.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

type Placed = 'realmId' | 'sequence' | 'timestamp';
export type OwnEvent = Omit<SessionEventOf<'check-ran'>, Placed> | Omit<SessionEventOf<'debug-mode-changed'>, Placed>;

const CHECKS_REALM = 'checks' as RealmId;

/** Gives each event its place and hands it on. */
export function createOwnEvents(receive: (events: readonly SessionEvent[]) => void, now: () => number) {
  let sequence = 0;
  return (event: OwnEvent): void => {
    receive([{ ...event, realmId: CHECKS_REALM, sequence: sequence++, timestamp: now() }]);
  };
}
