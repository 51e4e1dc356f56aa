// The fold: a session's log in, connections, clients, messages and findings out. Pure; cost per event does not grow with the log.
import type { SessionEvent } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import type { CheckRun, DebugModeChange, Note } from './check-log.ts';
import type { Client } from './client.ts';
import type { Connection } from './connection.ts';
import type { ControlledEvent } from './event-log.ts';
import type { SendFailure } from './failed-calls.ts';
import type { Finding } from './findings/finding.ts';
import { byWeight } from './findings/weight.ts';
import type { Gap, Unrecorded } from './gaps.ts';
import type { MessageLimits, ReadonlyMessageLog } from './message-log.ts';
import type { Polling } from './polling.ts';
import type { Realm, UnseenRealm } from './realm-ledger.ts';
import { foldEvent } from './session-fold.ts';
import { createSessionParts, type SessionParts } from './session-parts.ts';
import type { Stream } from './streams/stream.ts';
import type { HiddenTime } from './visibility.ts';

/** What could not be kept or seen, said aloud. */
export interface Losses {
  readonly droppedCount: number;
  readonly droppedBytes: number;
  readonly refusedCount: number;
  readonly faultCount: number;
  /** Messages that are there, but whose payload is not whole: too long, or let go before a panel came. */
  readonly cutCount: number;
  /** Times that the hook gave up for a realm; part of the faults. */
  readonly steppedAsideCount: number;
  /** Parts of the dropped that are explained; the rest was lost on the way. */
  readonly droppedBecause: Readonly<Record<'backlog-full' | 'panel-behind' | 'evicted', number>>;
  readonly unseenRealms: readonly UnseenRealm[];
  /** The same as lines of text. */
  readonly notObserved: readonly string[];
}

/** A snapshot; every part is replaced, never changed, when it differs (messages are the one growing list). */
export interface SessionView {
  readonly realms: ReadonlyMap<RealmId, Realm>;
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  readonly clients: readonly Client[];
  /** What was said on each connection that a message came from. */
  readonly streams: ReadonlyMap<ConnectionId, Stream>;
  /** What the page asks for again and again by HTTP. */
  readonly polling: readonly Polling[];
  /** What the log alone tells; what a policy and the present add to it, see `judge`. */
  readonly findings: readonly Finding[];
  /** In order of arrival; the first `MAX_SEND_FAILURES`. */
  readonly sendFailures: readonly SendFailure[];
  /** When the page could not be seen, in order. */
  readonly hiddenTimes: readonly HiddenTime[];
  /** What the user had checked, in order of arrival. */
  readonly checks: readonly CheckRun[];
  readonly debugModeChanges: readonly DebugModeChange[];
  /** What the user wrote, in order of arrival. */
  readonly notes: readonly Note[];
  readonly losses: Losses;
  /** When something happened in a realm that is not known, in order of time. */
  readonly gaps: ReadonlyMap<RealmId, readonly Gap[]>;
  readonly unrecorded: Unrecorded;
  readonly startedAt: number | null;
  readonly attachedAt: number | null;
  readonly lastEventAt: number | null;
}

/** The running fold of one session. `messages` is append-only and bounded; `firstIndex` is the index of its oldest kept message. */
export interface SessionModel {
  append(events: readonly SessionEvent[]): void;
  view(): SessionView;
  readonly messages: ReadonlyMessageLog;
  /** The events that the session came as, up to now; what was evicted of them is said. Read once for each call. */
  events(): Iterable<SessionEvent>;
  /** The same without messages and payloads. */
  controls(): readonly ControlledEvent[];
}

/**
 * A new, empty session. Events may come in any order across realms; inside a realm their sequence decides, and what came
 * already is ignored. The same events give the same view, whenever it is asked for.
 */
export function createSessionModel(limits: MessageLimits = {}): SessionModel {
  const parts = createSessionParts(limits);
  let cached: SessionView | null = null;
  return {
    append(events) {
      for (const event of events) {
        if (!parts.sequences.accept(event)) continue;
        foldEvent(parts, event);
        cached = null;
      }
    },
    view() {
      cached ??= viewOf(parts);
      return cached;
    },
    messages: parts.messages,
    events: parts.events.all,
    controls: parts.events.controls,
  };
}

function viewOf(parts: SessionParts): SessionView {
  const { realms, times } = parts;
  parts.witnesses.settle();
  const connections = parts.connections.snapshot();
  const ofClients = parts.clients.findings();
  const duplicates = parts.duplicates.findings(times.lastEventAt ?? 0);
  return {
    realms: realms.snapshot(),
    connections,
    clients: parts.clients.snapshot(),
    streams: parts.streams.snapshot(),
    polling: parts.polling.snapshot(),
    findings: [...duplicates, ...ofClients, ...parts.lostSends.findings()].sort(byWeight),
    sendFailures: parts.sendFailures.snapshot(),
    hiddenTimes: parts.visibility.snapshot(),
    ...parts.checks.snapshot(),
    losses: lossesOf(parts),
    gaps: parts.sequences.gaps(),
    unrecorded: parts.unrecorded,
    ...times,
  };
}

function lossesOf({ sequences, messages, realms, admitted, unrecorded }: SessionParts): Losses {
  const { because } = admitted;
  return {
    // What was not recorded shows in the order of a realm once something follows it.
    droppedCount: Math.max(0, sequences.lostCount() - unrecorded.count) + messages.evictedCount,
    droppedBytes: admitted.droppedBytes + messages.evictedBytes,
    refusedCount: admitted.refusedCount,
    faultCount: admitted.faultCount,
    cutCount: admitted.cutCount,
    steppedAsideCount: admitted.steppedAsideCount,
    droppedBecause: { ...because, evicted: because.evicted + messages.evictedCount },
    unseenRealms: realms.unseen,
    notObserved: realms.unseen.map(({ kind, url, why }) => `${kind} ${url}: ${why}`),
  };
}
