// What two clients of the real trading app go through in a scenario, as the events that a capture of them would be.
import { WebSocket } from 'ws';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK, PY_FRAMES, PY_STACK, START } from '../model/session-log.ts';
import type { ScenarioName } from '../trading-app/server/scenarios.ts';
import { createTradingApp } from '../trading-app/server/trading-app.ts';
import { until } from '../trading-app/test-client.ts';

const ENOUGH = 6;
const CHANNELS = ['general', 'trading_data', 'scanner_status'];

type Log = ReturnType<typeof createRealmLog>;

interface Recorder {
  readonly events: SessionEvent[];
  readonly log: Log;
  readonly net: Log;
  now(): number;
}

/** Both clients connect, subscribe and listen until they have heard enough, were refused, or got no answer. */
export async function recordScenario(scenario: ScenarioName): Promise<SessionEvent[]> {
  const app = await createTradingApp({ scenario, timeScale: 0.004 });
  const log = createRealmLog();
  const recorder = { events: [log.started(0)], log, net: createRealmLog('network'), now: () => Date.now() - START };
  try {
    const clients = [connect(recorder, app.wsUrl, 'javascript'), connect(recorder, app.wsUrl, 'python')];
    if (scenario === 'killed' || scenario === 'restart') {
      await until(() => clients.every(({ received }) => received() > 0));
      void app.control.setScenario(scenario);
    }
    if (scenario === 'late') {
      await Promise.all(clients.map(({ ended }) => ended));
      await app.control.setScenario('healthy');
      clients.push(connect(recorder, app.wsUrl, 'javascript'), connect(recorder, app.wsUrl, 'python'));
    }
    const isSilent = scenario === 'zombie' || scenario === 'hang';
    await until(() =>
      clients.every(({ isOver, received, age }) => isOver() || received() >= ENOUGH || (isSilent && age() > 40)),
    );
    for (const client of clients) client.close();
    await Promise.all(clients.map(({ ended }) => ended));
  } finally {
    await app.close();
  }
  return recorder.events;
}

function connect({ events, log, net, now }: Recorder, url: string, language: 'javascript' | 'python') {
  const [stack, frames] = language === 'python' ? [PY_STACK, PY_FRAMES] : [JS_STACK, null];
  const created = log.created(now(), stack, frames, url);
  const id = (created as { connectionId: ConnectionId }).connectionId;
  events.push(created);
  const ws = new WebSocket(url);
  const startedAt = Date.now();
  let receivedCount = 0;
  let isOver = false;

  ws.on('open', () => {
    events.push(log.opened(now(), id));
    for (const channel of CHANNELS) {
      const text = JSON.stringify({ type: 'subscribe', data: { channel } });
      ws.send(text);
      events.push(log.sent(now(), id, text));
    }
  });
  ws.on('message', (data) => {
    receivedCount++;
    events.push(log.received(now(), id, String(data)));
  });
  ws.on('error', ({ message }) => {
    events.push(log.event(now(), { type: 'connection-error', connectionId: id }));
    const [status] = /\d{3}$/.exec(message) ?? [];
    const failureText = status === undefined ? 'net::ERR_CONNECTION_REFUSED' : `Unexpected response code: ${status}`;
    const facts = { entryId: id, url, startedAt: created.timestamp, failureText, isHooked: true };
    events.push(net.network(now(), { ...facts, failedAt: now() + START, order: events.length }));
  });
  const ended = new Promise<void>((resolve) => {
    ws.on('close', (code, reason) => {
      isOver = true;
      const close = { code, reason: String(reason), wasClean: code !== 1006 };
      events.push(log.event(now(), { type: 'connection-closed', connectionId: id, ...close }));
      resolve();
    });
  });
  return {
    ended,
    received: () => receivedCount,
    isOver: () => isOver,
    age: () => Date.now() - startedAt,
    close() {
      if (ws.readyState > WebSocket.OPEN) return;
      events.push(log.closeRequested(now(), id));
      ws.close();
    },
  };
}
