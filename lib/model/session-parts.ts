// The ledgers of one session, wired: each change of a connection reaches all that look at connections.
import type { ConnectionId } from '../protocol/identifiers.ts';
import { type CheckLog, createCheckLog } from './check-log.ts';
import { endingOf } from './clients/attempt.ts';
import { type ClientLedger, createClientLedger } from './clients/client-ledger.ts';
import type { Connection } from './connection.ts';
import { type ConnectionLedger, createConnectionLedger } from './connection-ledger.ts';
import { createDuplicateLedger, type DuplicateLedger } from './duplicates.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { createSendFailureLog, type SendFailureLog } from './failed-calls.ts';
import { wasTried } from './failure.ts';
import { createSendFailureFindings, type SendFailureFindings } from './findings/send-failures.ts';
import type { Unrecorded } from './gaps.ts';
import { createMessageLog, type MessageLimits, type MessageLog } from './message-log.ts';
import { createOpenerBook, type OpenerBook } from './opener-book.ts';
import { createPollingLedger, type PollingLedger } from './polling.ts';
import { createRealmLedger, type RealmLedger } from './realm-ledger.ts';
import { createSequenceLedger, type SequenceLedger } from './sequence.ts';
import { createStreamLedger, type StreamLedger } from './streams/stream-ledger.ts';
import { createVisibilityLedger, type VisibilityLedger } from './visibility.ts';
import { createWitnessJoin, type WitnessJoin } from './witness-join.ts';

export interface SessionParts {
  readonly messages: MessageLog;
  readonly events: EventLog;
  readonly sendFailures: SendFailureLog;
  readonly lostSends: SendFailureFindings;
  readonly checks: CheckLog;
  readonly sequences: SequenceLedger;
  readonly realms: RealmLedger;
  readonly visibility: VisibilityLedger;
  readonly connections: ConnectionLedger;
  readonly clients: ClientLedger;
  readonly openers: OpenerBook;
  readonly duplicates: DuplicateLedger;
  readonly streams: StreamLedger;
  readonly polling: PollingLedger;
  readonly witnesses: WitnessJoin;
  /** Replaced as a whole. */
  unrecorded: Unrecorded;
  /** What the hook and the bridge own up to. */
  readonly admitted: {
    refusedCount: number;
    faultCount: number;
    cutCount: number;
    steppedAsideCount: number;
    droppedBytes: number;
    readonly because: { 'backlog-full': number; 'panel-behind': number; evicted: number };
  };
  /** Epoch ms. */
  readonly times: { startedAt: number | null; attachedAt: number | null; lastEventAt: number | null };
  /** Takes in a hooked connection, new or changed. */
  change(connection: Connection): void;
}

export function createSessionParts(limits: MessageLimits): SessionParts {
  const messages = createMessageLog(limits);
  const connections = createConnectionLedger();
  const visibility = createVisibilityLedger();
  const clients = createClientLedger({ get: connections.get, visibility });
  const openers = createOpenerBook();
  const duplicates = createDuplicateLedger({
    clientIdOf: clients.clientIdOf,
    attributionOf: (id) => connections.get(id)?.attribution ?? null,
    endingOf(id) {
      const connection = connections.get(id);
      return connection === undefined ? null : endingOf(connection);
    },
  });
  const { attribute } = openers;
  const witnesses = createWitnessJoin({ get: connections.get, put, putWithTraffic, remove, attribute });

  function put(connection: Connection): void {
    connections.put(connection);
    file(connection);
  }

  function putWithTraffic(connection: Connection): void {
    connections.putWithTraffic(connection);
    file(connection);
  }

  function file(connection: Connection): void {
    clients.put(connection);
    if (connection.witnesses.hook) duplicates.observe(connection);
  }

  function remove(id: ConnectionId): void {
    connections.remove(id);
    clients.remove(id);
  }

  return {
    messages,
    events: createEventLog(messages),
    sendFailures: createSendFailureLog(),
    lostSends: createSendFailureFindings(),
    checks: createCheckLog(),
    sequences: createSequenceLedger(),
    realms: createRealmLedger(),
    visibility,
    connections,
    clients,
    openers,
    duplicates,
    streams: createStreamLedger(connections.get),
    polling: createPollingLedger(),
    witnesses,
    unrecorded: { gaps: [], count: 0 },
    admitted: {
      refusedCount: 0,
      faultCount: 0,
      cutCount: 0,
      steppedAsideCount: 0,
      droppedBytes: 0,
      because: { 'backlog-full': 0, 'panel-behind': 0, evicted: 0 },
    },
    times: { startedAt: null, attachedAt: null, lastEventAt: null },
    change(connection) {
      put(connection);
      if (wasTried(connection)) witnesses.hooked(connection);
    },
  };
}
