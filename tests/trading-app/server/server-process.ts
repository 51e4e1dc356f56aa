// One run of the app's server process, from listening to its end. A restart is a new one: numbers begin again.
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { createApi } from './api.ts';
import { createAppTime } from './app-time.ts';
import { startBackgroundTasks } from './background-tasks.ts';
import { type ConnectionList, createConnectionList } from './connection-list.ts';
import { createEventLoop, type EventLoop } from './event-loop.ts';
import { listen } from './listen.ts';
import { createScanner, type Scanner } from './scanner.ts';
import { serveConnection } from './serve-connection.ts';
import { serveSignals } from './serve-signals.ts';
import type { ServerSettings } from './settings.ts';

/** Real time for the closing handshakes of a graceful stop. */
const CLOSE_GRACE_MS = 500;
const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

export interface ServerProcess {
  readonly connections: ConnectionList;
  readonly scanner: Scanner;
  readonly loop: EventLoop;
  /** Every accepted connection that is still open, forgotten ones included. */
  readonly open: ReadonlySet<WebSocket>;
  /** As uvicorn on SIGTERM: close code 1012 to everyone, then no more listening. */
  stop(): Promise<void>;
  /** As SIGKILL: every TCP connection ends, no closing handshake. */
  kill(): Promise<void>;
}

/** Starts listening. Rejects with one sentence when the port is taken. */
export async function startServerProcess(options: {
  host: string;
  port: number;
  timeScale: number;
  settings: ServerSettings;
}): Promise<ServerProcess> {
  const { settings } = options;
  const time = createAppTime(options.timeScale);
  const loop = createEventLoop();
  const connections = createConnectionList(time, settings);
  const scanner = createScanner({ time, loop, settings, broadcast: connections.broadcast });
  const deps = { connections, settings, time, scanner };
  const api = createApi(deps);
  const sockets = new Set<Socket>();
  const signalClients = new Set<WebSocket>();
  const upgrades = new WebSocketServer({ noServer: true, handleProtocols: () => false });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const path = new URL(request.url ?? '/', 'http://app').pathname;
    const isFull = settings.maxConnections !== null && connections.all.size >= settings.maxConnections;
    const isKnown = path === '/ws' || path === '/ws/signals';
    if (!isKnown || settings.forbidsUpgrades || (isFull && path === '/ws')) return void socket.end(FORBIDDEN);
    upgrades.handleUpgrade(request, socket, head, (ws) => {
      if (path === '/ws') serveConnection(ws, request.socket.remoteAddress ?? 'unknown', loop, deps);
      else serveSignals(ws, signalClients);
    });
  }

  const http = createServer((request, response) => loop.enter(() => api(request, response)));
  http.on('upgrade', (request, socket, head) => {
    // While an upgrade waits, its socket may fail with nobody else listening.
    socket.on('error', () => socket.destroy());
    loop.enter(() => upgrade(request, socket, head));
  });
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await listen(http, options.host, options.port);
  startBackgroundTasks({ time, loop, settings, connections, scannerStatus: () => scanner.status('task') });

  function stopListening(): Promise<void> {
    time.stop();
    return new Promise((resolve) => http.close(() => resolve()));
  }

  async function stop() {
    const ended = stopListening();
    await Promise.all([...upgrades.clients].map(closeForRestart));
    for (const socket of sockets) socket.destroy();
    await ended;
  }

  async function kill() {
    const ended = stopListening();
    for (const socket of sockets) socket.destroy();
    await ended;
  }

  return { connections, scanner, loop, open: upgrades.clients, stop, kill };
}

function closeForRestart(ws: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CLOSE_GRACE_MS);
    ws.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    ws.close(1012);
  });
}
