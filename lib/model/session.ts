// The fold: a session's log in, connections, clients, messages and findings out. Pure; cost per event does not grow with the log.
import type { SessionEvent } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import type { Client } from './client.ts';
import type { Connection } from './connection.ts';
import type { Finding } from './finding.ts';
import type { Message } from './message.ts';

export interface Realm {
  readonly id: RealmId;
  readonly kind: string;
  readonly url: string;
  readonly isTop: boolean;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** What could not be kept or seen, said aloud. */
export interface Losses {
  readonly droppedCount: number;
  readonly droppedBytes: number;
  readonly refusedCount: number;
  readonly faultCount: number;
  readonly notObserved: readonly string[];
}

/** A snapshot; every part is replaced, never changed, when it differs (messages are the one growing list). */
export interface SessionView {
  readonly realms: ReadonlyMap<RealmId, Realm>;
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  readonly clients: readonly Client[];
  readonly findings: readonly Finding[];
  readonly losses: Losses;
  readonly startedAt: number | null;
  readonly attachedAt: number | null;
  readonly lastEventAt: number | null;
}

/** The running fold of one session. `messages` is append-only and bounded; `firstIndex` is the index of its oldest kept message. */
export interface SessionModel {
  append(events: readonly SessionEvent[]): void;
  view(): SessionView;
  readonly messages: { readonly firstIndex: number; readonly length: number; at(index: number): Message | undefined };
}
