// The realms of a session and what of the page could not be seen.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import type { Realm } from './session.ts';

/** Told by name; a page that makes thousands of workers does not fill the panel with them. */
const MAX_NOT_OBSERVED = 100;

export interface RealmLedger {
  readonly notObserved: readonly string[];
  /** Folds an event in; realms whose connections the browser closed because of it. */
  apply(event: SessionEvent): readonly RealmId[];
  /** The same map as before when nothing changed. */
  snapshot(): ReadonlyMap<RealmId, Realm>;
}

export function createRealmLedger(): RealmLedger {
  let realms: ReadonlyMap<RealmId, Realm> = new Map();
  let notObserved: readonly string[] = [];

  function put(realm: Realm): void {
    realms = new Map(realms).set(realm.id, realm);
  }

  /** A new top document: what ran before it in this tab has gone, even if it could not say so (a crash). */
  function endAllBefore(top: Realm): RealmId[] {
    if (top.kind !== 'window' || !top.isTop) return [];
    const gone = [...realms.values()].filter((realm) => realm.endedAt === null && realm.startedAt < top.startedAt);
    for (const realm of gone) put({ ...realm, endedAt: top.startedAt });
    return gone.map((realm) => realm.id);
  }

  function end(event: SessionEventOf<'realm-ended'>): RealmId[] {
    const realm = realms.get(event.realmId);
    if (realm !== undefined) put({ ...realm, endedAt: event.timestamp });
    return event.isCached ? [] : [event.realmId];
  }

  return {
    get notObserved() {
      return notObserved;
    },
    apply(event) {
      switch (event.type) {
        case 'realm-started': {
          const { realmId: id, kind, url, isTop, timestamp: startedAt } = event;
          const realm = { id, kind, url, isTop, startedAt, endedAt: null };
          const gone = endAllBefore(realm);
          put(realm);
          return gone;
        }
        case 'realm-ended':
          return end(event);
        case 'page-shown': {
          const realm = realms.get(event.realmId);
          if (realm !== undefined && realm.endedAt !== null) put({ ...realm, endedAt: null });
          return [];
        }
        case 'realm-not-observed': {
          const line = `${event.kind} ${event.url}: ${event.why}`;
          if (!notObserved.includes(line)) notObserved = [...notObserved, line].slice(0, MAX_NOT_OBSERVED);
          return [];
        }
        default:
          return [];
      }
    },
    snapshot: () => realms,
  };
}
