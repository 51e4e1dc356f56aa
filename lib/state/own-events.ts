// Events that the panel itself makes: they have a realm of their own, and so an order among themselves.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

type Placed = 'realmId' | 'sequence' | 'timestamp';
type Told<Type extends SessionEvent['type']> = Omit<SessionEventOf<Type>, Placed>;
export type OwnEvent =
  | Told<'check-ran'>
  | Told<'debug-mode-changed'>
  | Told<'messages-unrecorded'>
  | Told<'note-added'>;

const CHECKS_REALM = 'checks' as RealmId;

/** Gives each event its place and hands it on; `timestamp` is of what happened before it was told. */
export function createOwnEvents(
  receive: (events: readonly SessionEvent[]) => void,
  now: () => number,
  realmId: RealmId = CHECKS_REALM,
) {
  let sequence = 0;
  return (event: OwnEvent, timestamp = now()): void => {
    receive([{ ...event, realmId, sequence: sequence++, timestamp }]);
  };
}
