// The pages and endpoints of the suite, on one port: pages by HTTP, `/echo` and the others as WebSocket.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { installTools } from './tools.ts';

export interface ProbeServer extends AsyncDisposable {
  /** Of the page that probes run in. */
  readonly url: string;
}

const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
const PAGES: Readonly<Record<string, string>> = {
  '/': `${HEAD}<title>Probe</title><script>${installTools};installTools()</script><body>`,
  '/console': `${HEAD}<title>Console</title><script>
    const address = 'ws://' + location.host;
    const refused = new WebSocket(address + '/refuse');
    const early = new WebSocket(address + '/echo');
    early.close();
    const late = new WebSocket(address + '/echo');
    late.onopen = () => {
      late.close();
      late.send('too late');
    };
  </script>`,
  '/sibling': `${HEAD}<title>Sibling</title><script>
    onmessage = () => parent.postMessage(parent.frames[0].Function.prototype.toString.call(WebSocket), '*');
  </script>`,
  '/child': `${HEAD}<title>Child</title><body>`,
};

/** What an endpoint does once the opening handshake is done. `/refuse` never gets there. */
const ENDPOINTS: Readonly<Record<string, (socket: WebSocket, query: URLSearchParams) => void>> = {
  '/echo': (socket) => socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })),
  '/say': (socket, query) => {
    for (const text of query.getAll('text')) socket.send(text);
    if (query.has('bytes')) socket.send(Buffer.from(query.get('bytes') ?? '', 'hex'));
    if (query.has('end')) socket.close();
  },
  '/close': (socket, query) => socket.close(Number(query.get('code') ?? 1000), query.get('reason') ?? ''),
  '/drop': (socket) => socket.terminate(),
  '/silent': () => {},
};

export async function startProbeServer(): Promise<ProbeServer> {
  const server = createServer((request, response) => {
    const page = PAGES[new URL(request.url ?? '', 'http://page').pathname];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(page);
  });
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: ([first]) => first ?? false });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://endpoint');
    const endpoint = ENDPOINTS[pathname];
    // Probes leave in the middle of everything.
    stream.on('error', () => {});
    if (endpoint === undefined) stream.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    else sockets.handleUpgrade(request, stream, head, (socket) => endpoint(socket, searchParams));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
