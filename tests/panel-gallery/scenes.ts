// Sessions as the trading app makes them, small enough to look at.

import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId, RealmId } from '../../lib/protocol/identifiers.ts';
import { createRealmLog, PY_FRAMES, PY_STACK, START, URL_OF_APP } from '../model/session-log.ts';
import { beating } from './beating-scene.ts';
import { retrying } from './retry-scene.ts';
import { secrets } from './secret-scene.ts';

export interface Scene {
  readonly events: readonly SessionEvent[];
  readonly now: number;
  /** What goes on arriving: called every 100 ms. */
  readonly more?: () => SessionEvent[];
}

const SECOND = 1000;
const NETWORK = 'network' as RealmId;

function networkFailure(at: number, entryId: string, status: number, failureText: string): SessionEvent {
  const request = [
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Origin', value: 'http://localhost:8000' },
    { name: 'Sec-WebSocket-Version', value: '13' },
  ];
  return {
    type: 'network-observed',
    realmId: NETWORK,
    sequence: Number(entryId),
    timestamp: START + at + 3,
    entryId,
    url: URL_OF_APP,
    startedAt: START + at,
    status,
    requestHeaders: request,
    responseHeaders: [],
    failureText,
    failedAt: START + at + 2,
    initiatorStack: [],
    sentCount: 0,
    receivedCount: 0,
  };
}

const attached = (at: number): SessionEvent => ({
  type: 'panel-attached',
  realmId: 'panel' as RealmId,
  sequence: 0,
  timestamp: START + at,
});

const progress = (id: number, count: number) =>
  JSON.stringify({
    type: 'scanner_progress',
    payload: {
      message: `Salvando ativos... ${count}/812`,
      processed_count: count,
      total_assets: 812,
      progress_percentage: Math.round((count / 812) * 1e5) / 1e3,
      status: 'validating',
      timestamp: '2025-03-04T10:20:11.000100+00:00',
    },
    broadcast_info: { id: `general_${1741083611000 + id}`, channel: 'general', priority: 'normal' },
  });

/** Both languages are refused at first, and both are open in the end. */
function dual(): Scene {
  const log = createRealmLog('page');
  const events: SessionEvent[] = [log.started(0)];
  const python = { stack: PY_STACK, frames: PY_FRAMES };
  let networkId = 0;
  const attempt = (at: number, isPython: boolean): ConnectionId => {
    const id = log.nextId();
    events.push(isPython ? log.created(at, python.stack, python.frames) : log.created(at));
    return id;
  };
  const refuse = (at: number, isPython: boolean) => {
    const id = attempt(at, isPython);
    events.push(log.closed(at + 2.4, id));
    events.push(networkFailure(at, String(networkId++), 0, 'net::ERR_CONNECTION_REFUSED'));
  };
  refuse(120, false);
  refuse(5_130, false);
  refuse(6_400, true);
  const js = attempt(12_640, false);
  events.push(log.opened(12_652, js), log.received(12_653, js, welcome(7)));
  for (const [index, channel] of ['trading_data', 'scanner_status', 'general'].entries()) {
    events.push(log.sent(12_752 + index, js, JSON.stringify({ type: 'subscribe', data: { channel } })));
    events.push(log.received(12_756 + index, js, subscribed(channel)));
  }
  const py = attempt(13_900, true);
  events.push(log.opened(13_912, py), log.received(13_913, py, welcome(8)));
  events.push(log.sent(13_915, py, '{"type": "subscribe", "data": {"channel": "general"}}'));
  for (let step = 1; step <= 6; step++) {
    for (const [lag, id] of [js, py].entries()) {
      events.push(log.received(15_000 + step * 2_561 + lag * 3, id, progress(step, step * 100)));
    }
  }
  events.push(log.sent(42_000, js, '{"type":"pong","timestamp":"2025-03-04T10:20:41.000Z"}'));
  events.push(log.received(42_003, js, '{"type": "error", "error": "unknown_message_type", "message": "pong"}'));
  events.push(log.received(43_000, py, new Uint8Array(Array.from({ length: 300 }, (_, index) => (index * 7) % 256))));
  events.push(attached(26_000));
  return { events, now: START + 54 * SECOND };
}

function welcome(number: number): string {
  const data = { connection_id: `conn_${number}_1741083330`, heartbeat_interval: 30, server_version: '1.0.0' };
  return JSON.stringify({ type: 'connection_established', data });
}

function subscribed(channel: string): string {
  return JSON.stringify({ type: 'subscribed', data: { channel, status: 'active', subscriber_count: 2 } });
}

/** Nobody ever gets through, each for another reason; one page was left. */
function failing(): Scene {
  const log = createRealmLog('page');
  const events: SessionEvent[] = [log.started(0), attached(500)];
  const causes: Array<[number, string]> = [
    [0, 'net::ERR_CONNECTION_REFUSED'],
    [0, 'net::ERR_CONNECTION_REFUSED'],
    [403, 'Error during WebSocket handshake: Unexpected response code: 403'],
  ];
  for (const [index, [status, text]] of causes.entries()) {
    const at = 1_000 + index * 5_000;
    const id = log.nextId();
    events.push(log.created(at), log.closed(at + 2, id), networkFailure(at, String(index), status, text));
  }
  const unknown = log.nextId();
  events.push(log.created(21_000, PY_STACK, PY_FRAMES), log.closed(21_400, unknown));
  return { events, now: START + 30 * SECOND };
}

/** Calls that came to nothing: constructors that threw, sends too early and too late. */
function thrown(): Scene {
  const log = createRealmLog('page');
  const [bad, twice] = ['ws//localhost:8000/ws', URL_OF_APP];
  const events: SessionEvent[] = [log.started(0), attached(500)];
  const failed = (at: number, url: string, words: string) =>
    log.constructFailed(at, url, 'SyntaxError', `Failed to construct 'WebSocket': ${words}`);
  events.push(failed(1_000, bad, `The URL '${bad}' is invalid.`));
  events.push(failed(2_000, twice, "The subprotocol 'json json' is invalid."));
  const id = log.nextId();
  events.push(log.created(3_000), log.sendFailed(3_001, id, 0, 'InvalidStateError'), log.opened(3_010, id));
  events.push(log.received(3_012, id, welcome(1)), log.sent(3_020, id, '{"type":"ping"}'), log.closed(9_000, id));
  events.push(log.sendFailed(9_500, id, 3, null), log.sendFailed(10_000, id, 3, null));
  return { events, now: START + 12 * SECOND };
}

/** The latest attempt failed just now: nobody told its cause yet. */
function young(): Scene {
  const { events } = failing();
  return { events, now: START + 22 * SECOND };
}

/** 10,000 messages on one connection, and some that were lost. */
function busy(): Scene {
  const log = createRealmLog('page');
  const id = log.nextId();
  const events: SessionEvent[] = [log.started(0), attached(10), log.created(20), log.opened(31, id)];
  for (let index = 0; index < 10_000; index++)
    events.push(log.received(100 + index / 10, id, progress(index, index % 812)));
  log.skip(119);
  events.push(log.event(1_200, { type: 'events-dropped', count: 120, byteLength: 36_000, why: 'panel-behind' }));
  events.push(log.received(1_300, id, '{"type":"hostile\u202Egnp.exe","x":"<img src=x onerror=alert(1)>"}'));
  return { events, now: START + 3 * SECOND };
}

/** 10,000 messages a second, for as long as one looks. */
function flood(): Scene {
  const log = createRealmLog('page');
  const id = log.nextId();
  let index = 0;
  const more = () =>
    Array.from({ length: 1000 }, () => log.received(100 + index / 10, id, progress(index++, index % 812)));
  return { events: [log.started(0), attached(10), log.created(20), log.opened(31, id)], now: START + 3 * SECOND, more };
}

const empty = (): Scene => ({ events: [attached(0)], now: START });

export const SCENES = {
  dual: dual(),
  failing: failing(),
  young: young(),
  thrown: thrown(),
  busy: busy(),
  flood: flood(),
  empty: empty(),
  retrying: retrying(),
  beating: beating(),
  secrets: secrets(),
};
export type SceneName = keyof typeof SCENES;
