// Which messages and marks become rows: those of the chosen connections that pass the filter.
import type { Connection } from '../model/connection.ts';
import type { Realm } from '../model/realm-ledger.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import { type ConnectionLabel, filterLabelOf } from './connection-labels.ts';
import type { ConnectionFacet } from './filter/filter-subject.ts';
import { type Filter, passesFilter } from './filter/parse-filter.ts';
import { markSubject, noteSubject } from './mark-subject.ts';
import type { Mark } from './marks.ts';
import { createMessageSubject, type SubjectSource } from './message-subject.ts';

export interface RowContext extends Omit<SubjectSource, 'facetOf'> {
  connectionOf(id: ConnectionId): Connection | undefined;
  labelOf(id: ConnectionId): ConnectionLabel | undefined;
  realmOf(id: RealmId): Realm | undefined;
  readonly areHeartbeatsHidden: boolean;
  /** Raised when messages may be read otherwise. */
  readonly readRevision: () => number;
}

export interface RowTests {
  /** True where nothing is left out. */
  readonly passesAll: boolean;
  message(index: number): boolean;
  mark(mark: Mark): boolean;
  /** Whether an answer may be another now: a connection is called otherwise, or its messages are read otherwise. */
  isStale(): boolean;
  renew(): void;
}

export function rowTests(filter: Filter, chosen: ReadonlySet<ConnectionId>, context: RowContext): RowTests {
  const { messages, areHeartbeatsHidden, readRevision } = context;
  const facets = createFacets(context);
  const subject = createMessageSubject({ ...context, facetOf: facets.of });
  let revision = readRevision();
  const passesAll = filter.length === 0 && chosen.size === 0 && !areHeartbeatsHidden;

  function isChosen(origin: number): boolean {
    const id = messages.origins[origin]?.connectionId;
    return id !== undefined && chosen.has(id);
  }

  return {
    passesAll,
    message(index) {
      if (passesAll) return true;
      if (!subject.moveTo(index)) return false;
      if (chosen.size > 0 && !isChosen(subject.origin)) return false;
      if (areHeartbeatsHidden && subject.isHeartbeat()) return false;
      return passesFilter(filter, subject);
    },
    mark(mark) {
      // What was noted holds for all connections.
      if (mark.kind === 'note') return passesFilter(filter, noteSubject(mark));
      const connection = context.connectionOf(mark.connectionId);
      if (connection === undefined || (chosen.size > 0 && !chosen.has(mark.connectionId))) return false;
      return passesFilter(filter, markSubject(mark, connection, facets.of));
    },
    isStale: () => (!passesAll && readRevision() !== revision) || facets.areStale(),
    renew() {
      revision = readRevision();
      facets.forget();
    },
  };
}

/** What was said of connections, kept while it is true: a filter asks for it at every row. */
function createFacets({ connectionOf, labelOf, realmOf }: RowContext) {
  const known = new Map<ConnectionId, { readonly facet: ConnectionFacet; readonly key: string }>();

  function make(id: ConnectionId): ConnectionFacet {
    const connection = connectionOf(id);
    const label = labelOf(id);
    const realm = connection && realmOf(connection.realmId);
    return {
      label: filterLabelOf(label),
      url: connection?.url ?? '',
      openers: label?.languages ?? [],
      realm: realm === undefined ? [] : [realm.kind, realm.url],
    };
  }

  return {
    of(id: ConnectionId): ConnectionFacet {
      const found = known.get(id);
      if (found !== undefined) return found.facet;
      const facet = make(id);
      known.set(id, { facet, key: JSON.stringify(facet) });
      return facet;
    },
    areStale(): boolean {
      for (const [id, { key }] of known) if (JSON.stringify(make(id)) !== key) return true;
      return false;
    },
    forget(): void {
      known.clear();
    },
  };
}
