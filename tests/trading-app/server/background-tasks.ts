// What the server does without being asked.
import type { AppTime } from './app-time.ts';
import { BROADCAST_EXAMPLES, type Broadcast } from './broadcast-messages.ts';
import type { ConnectionList } from './connection-list.ts';
import { HEARTBEAT_MS, SCANNER_STATUS_MS, STALE_AFTER_MS, STALE_CHECK_MS, TRADING_UPDATE_MS } from './constants.ts';
import { heartbeatPing } from './direct-messages.ts';
import type { EventLoop } from './event-loop.ts';
import type { ServerSettings } from './settings.ts';

/** Timers may come a little early in real time; Python's sleep never does. */
const EARLY_MS = 5;

export function startBackgroundTasks(deps: {
  time: AppTime;
  loop: EventLoop;
  settings: ServerSettings;
  connections: ConnectionList;
  scannerStatus: () => Broadcast;
}): void {
  const { time, loop, settings, connections, scannerStatus } = deps;
  const task = (appMs: number, run: () => void) => time.every(appMs, () => loop.enter(run));

  task(HEARTBEAT_MS, () => sendHeartbeats(connections, settings, time));
  if (settings.generation === 'G') {
    task(TRADING_UPDATE_MS, () => connections.broadcast(BROADCAST_EXAMPLES.trading_update()));
    task(SCANNER_STATUS_MS, () => connections.broadcast(scannerStatus()));
  } else {
    task(STALE_CHECK_MS, () => forgetStale(connections, time.now()));
  }
}

function sendHeartbeats(connections: ConnectionList, settings: ServerSettings, time: AppTime) {
  if (!settings.sendsHeartbeats) return;
  const now = time.now();
  const due = now - HEARTBEAT_MS + EARLY_MS / time.scale;
  for (const connection of connections.all) {
    if (connection.lastPingAt > due) continue;
    if (settings.losesConnections) {
      connections.remove(connection);
      continue;
    }
    connection.lastPingAt = now;
    connections.send(connection, heartbeatPing());
  }
}

function forgetStale(connections: ConnectionList, now: number) {
  for (const connection of connections.all) {
    if (now - connection.lastActivityAt > STALE_AFTER_MS) connections.remove(connection);
  }
}
