// The realms of a session and what of the page could not be seen.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';

/** Told by name; a page that makes thousands of workers does not fill the panel with them. */
const MAX_UNSEEN = 100;

export interface Realm {
  readonly id: RealmId;
  readonly kind: string;
  readonly url: string;
  readonly isTop: boolean;
  /** Of a worker: the realm that started it. */
  readonly parentId: RealmId | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** A realm of the page in which there is no hook. */
export type UnseenRealm = Pick<SessionEventOf<'realm-not-observed'>, 'kind' | 'url' | 'why'>;

const SILENT = { kind: 'dedicated-worker', why: 'it was terminated before it handed over what it saw' } as const;

export interface RealmLedger {
  readonly unseen: readonly UnseenRealm[];
  /** Folds an event in; realms whose connections the browser closed because of it. */
  apply(event: SessionEvent): readonly RealmId[];
  /** When a worker was terminated; what is still to come from it happened before. Null for all other realms. */
  terminatedAt(realmId: RealmId): number | null;
  /** The same map as before when nothing changed. */
  snapshot(): ReadonlyMap<RealmId, Realm>;
}

export function createRealmLedger(): RealmLedger {
  let realms: ReadonlyMap<RealmId, Realm> = new Map();
  let unseen: readonly UnseenRealm[] = [];
  const terminated = new Map<RealmId, number>();
  /** Terminated workers that said nothing (yet): what they had seen went with them. */
  const silent = new Set<RealmId>();

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
    if (!event.isCached) return endWithWorkers(event.realmId, event.timestamp);
    const realm = realms.get(event.realmId);
    if (realm !== undefined) put({ ...realm, endedAt: event.timestamp });
    return withWorkers(event.realmId);
  }

  /** Workers of a page that may come back sleep with it: nobody tells of their waking. */
  function withWorkers(realmId: RealmId): RealmId[] {
    return [realmId, ...workersOf(realmId).flatMap(({ id }) => withWorkers(id))];
  }

  function workersOf(realmId: RealmId): Realm[] {
    return [...realms.values()].filter(({ parentId, endedAt }) => parentId === realmId && endedAt === null);
  }

  /** A realm and the workers that it started, and theirs. */
  function endWithWorkers(realmId: RealmId, endedAt: number): RealmId[] {
    const realm = realms.get(realmId);
    if (realm !== undefined) put({ ...realm, endedAt });
    return [realmId, ...workersOf(realmId).flatMap((worker) => endWithWorkers(worker.id, endedAt))];
  }

  return {
    get unseen() {
      if (silent.size === 0) return unseen;
      return [...unseen, ...[...silent].map((id) => ({ ...SILENT, url: id }))];
    },
    apply(event) {
      switch (event.type) {
        case 'realm-started': {
          const { realmId: id, kind, url, isTop, parentId = null, timestamp: startedAt } = event;
          const realm = { id, kind, url, isTop, parentId, startedAt, endedAt: terminated.get(id) ?? null };
          const gone = endAllBefore(realm);
          put(realm);
          silent.delete(id);
          return gone;
        }
        case 'realm-ended':
          return end(event);
        case 'worker-ended':
          terminated.set(event.workerId, event.timestamp);
          if (!realms.has(event.workerId) && silent.size < MAX_UNSEEN) silent.add(event.workerId);
          return endWithWorkers(event.workerId, event.timestamp);
        case 'page-shown': {
          const realm = realms.get(event.realmId);
          if (realm !== undefined && realm.endedAt !== null) put({ ...realm, endedAt: null });
          return [];
        }
        case 'realm-not-observed': {
          const { kind, url, why } = event;
          const isKnown = unseen.some((one) => one.kind === kind && one.url === url && one.why === why);
          if (!isKnown && unseen.length < MAX_UNSEEN) unseen = [...unseen, { kind, url, why }];
          return [];
        }
        default:
          return [];
      }
    },
    terminatedAt: (realmId) => terminated.get(realmId) ?? null,
    snapshot: () => realms,
  };
}
