// A WebSocket server on this machine, with every message that passes written down as the panel would see it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocket, WebSocketServer } from 'ws';

export interface Tapped {
  readonly direction: 'sent' | 'received';
  readonly payload: string | Uint8Array;
}

/** Starts `serve` on a free port. `sent` is what the client sends. */
export async function startHttp(): Promise<{ server: Server; url: string; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { server, url: `ws://127.0.0.1:${port}/`, close };
}

/** Writes down what each socket of the server receives and sends, from its first message on. */
export function tap(sockets: WebSocketServer): Tapped[] {
  const messages: Tapped[] = [];
  sockets.on('connection', (socket: WebSocket) => {
    socket.on('message', (data, isBinary) => {
      const bytes = data as Buffer;
      messages.push({ direction: 'sent', payload: isBinary ? new Uint8Array(bytes) : bytes.toString() });
    });
    const send = socket.send.bind(socket) as (...passed: unknown[]) => void;
    socket.send = ((data: string | Uint8Array, ...rest: unknown[]) => {
      messages.push({ direction: 'received', payload: data });
      send(data, ...rest);
    }) as WebSocket['send'];
  });
  return messages;
}
