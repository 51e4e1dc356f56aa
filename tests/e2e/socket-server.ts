// An empty page and WebSocket endpoints that behave as their path says.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

export interface SocketServer {
  /** Of the page, without a slash at the end. */
  readonly url: string;
  /** `host:port`, for `ws://` addresses. */
  readonly host: string;
  /** Messages that each path has received, in order. */
  readonly received: ReadonlyMap<string, readonly string[]>;
}

export interface Handshake {
  readonly path: string;
  /** Empty when none was asked for. */
  readonly subprotocol: string;
}
/** `forbid` answers 403 after a moment, `drop` breaks the connection off without an answer. */
export type Answer = 'accept' | 'forbid' | 'drop';

export interface SocketServerOptions {
  /** Scripts (or pages) besides the empty one, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What becomes of a handshake; all are accepted without it. */
  readonly answer?: (handshake: Handshake) => Answer;
}

/** Firefox's network log often misses the status of an answer that comes at once. */
const FORBID_AFTER_MS = 200;
const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>Sockets</title>';

/** Serves while `task` runs. */
export async function withSocketServer(
  options: SocketServerOptions,
  task: (server: SocketServer) => Promise<void>,
): Promise<void> {
  const server = await startSocketServer(options);
  try {
    await task(server);
  } finally {
    await server.close();
  }
}

/**
 * Serves until it is closed. `/flood/N` sends N messages at once, `/say/TEXT` greets with TEXT and then echoes, any other
 * path echoes.
 */
export async function startSocketServer({ files = {}, answer = () => 'accept' }: SocketServerOptions = {}) {
  const received = new Map<string, string[]>();
  const server = createServer(({ url = '/' }, response) => {
    const file = files[url];
    const isScript = url.endsWith('.js');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(file ?? PAGE);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, connection: Duplex, head) => {
    const { url: path = '/', headers } = request;
    const verdict = answer({ path, subprotocol: headers['sec-websocket-protocol'] ?? '' });
    if (verdict === 'drop') {
      connection.destroy();
      return;
    }
    if (verdict === 'forbid') {
      const refusal = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n';
      setTimeout(() => connection.end(refusal), FORBID_AFTER_MS);
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => serve(socket, path));
  });

  function serve(socket: WebSocket, path: string): void {
    const messages = received.get(path) ?? [];
    received.set(path, messages);
    const [, kind, value = ''] = path.split('/');
    if (kind === 'flood') for (let n = 0; n < Number(value); n++) socket.send(`{"type":"flood","index":${n}}`);
    if (kind === 'say') socket.send(decodeURIComponent(value));
    socket.on('message', (data, isBinary) => {
      messages.push(isBinary ? '(binary)' : String(data));
      socket.send(data, { binary: isBinary });
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    received,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
