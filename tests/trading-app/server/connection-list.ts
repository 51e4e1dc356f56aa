// The server's own list of connections, which is not the same as the connections that are open: a failed delivery
// takes a connection off the list and never closes it.
import type { WebSocket } from 'ws';
import type { AppTime } from './app-time.ts';
import type { Broadcast } from './broadcast-messages.ts';
import { SEND_TIMEOUT_MS, SERVER_VERSION, type ServerMessage } from './constants.ts';
import { toPythonJson } from './python-json.ts';
import type { ServerSettings } from './settings.ts';
import { awareTimestamp, nowMillis, nowSeconds } from './timestamps.ts';

/** Real time. A full network buffer does not empty faster because the app's time runs faster. */
const LEAST_TIMEOUT_MS = 3000;

export interface Connection {
  readonly id: string;
  readonly ws: WebSocket;
  readonly host: string;
  readonly channels: Set<string>;
  /** In app time, as all times of a connection. */
  readonly openedAt: number;
  lastPingAt: number;
  lastActivityAt: number;
  bytesSent: number;
  bytesReceived: number;
  messageCount: number;
}

export interface ConnectionList {
  readonly all: ReadonlySet<Connection>;
  readonly totals: { connected: number; failures: number };
  add(ws: WebSocket, host: string): Connection;
  remove(connection: Connection): void;
  has(connection: Connection): boolean;
  /** Sends to one connection; false, and nothing sent, when the list does not have it. */
  send(connection: Connection, message: ServerMessage): boolean;
  /** Sends one text, the same bytes, to every connection that the channel reaches. */
  broadcast(broadcast: Broadcast): void;
  subscriberCount(channel: string): number;
}

export function createConnectionList(time: AppTime, settings: ServerSettings): ConnectionList {
  const all = new Set<Connection>();
  const totals = { connected: 0, failures: 0 };

  function forget(connection: Connection) {
    if (all.delete(connection)) totals.failures += 1;
  }

  function deliver(connection: Connection, text: string, timeoutMs: number) {
    if (settings.losesConnections || connection.ws.readyState !== connection.ws.OPEN) return forget(connection);
    const stopTimeout = time.after(Math.max(timeoutMs, LEAST_TIMEOUT_MS / time.scale), () => forget(connection));
    connection.ws.send(text, stopTimeout);
    count(connection, text, time.now());
  }

  return {
    all,
    totals,
    add(ws, host) {
      totals.connected += 1;
      const now = time.now();
      const connection: Connection = {
        id: `conn_${totals.connected}_${nowSeconds()}`,
        ws,
        host,
        channels: new Set(),
        openedAt: now,
        lastPingAt: now,
        lastActivityAt: now,
        bytesSent: 0,
        bytesReceived: 0,
        messageCount: 0,
      };
      all.add(connection);
      return connection;
    },
    remove: (connection) => void all.delete(connection),
    has: (connection) => all.has(connection),
    send(connection, message) {
      if (!all.has(connection)) return false;
      const text = toPythonJson(message);
      connection.ws.send(text);
      count(connection, text, time.now());
      return true;
    },
    broadcast(broadcast) {
      const text = toPythonJson({ ...broadcast.message, broadcast_info: broadcastInfo(broadcast) });
      const reached = [...all].filter((connection) => reaches(broadcast.channel, connection));
      for (const connection of reached) deliver(connection, text, SEND_TIMEOUT_MS[broadcast.priority]);
    },
    subscriberCount: (channel) => [...all].filter((connection) => connection.channels.has(channel)).length,
  };
}

/** Without any subscription a connection gets every channel; with one it gets its own and `general`. */
function reaches(channel: string, { channels }: Connection): boolean {
  return channels.size === 0 || channel === 'general' || channels.has(channel);
}

function broadcastInfo({ channel, priority }: Broadcast) {
  const id = `${channel}_${nowMillis()}`;
  return { id, channel, priority, timestamp: awareTimestamp(), server_version: SERVER_VERSION };
}

function count(connection: Connection, text: string, now: number) {
  connection.bytesSent += Buffer.byteLength(text);
  connection.messageCount += 1;
  connection.lastActivityAt = now;
}
