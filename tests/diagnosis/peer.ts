// A WebSocket server of one case, for what the trading app's server does not say.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Stage } from './label.ts';

export interface Peer {
  /** With each connection, as it opens. */
  readonly onConnection: (socket: WebSocket) => void;
  /** Real ms before a handshake is answered. */
  readonly answersAfterMs?: number;
}

/** Serves until the case is over, and runs a program in the page, which has `url` of it. */
export function withPeer({ onConnection, answersAfterMs = 0 }: Peer, source: string) {
  return async ({ page, whenOver }: Stage): Promise<void> => {
    const sockets = new WebSocketServer({ noServer: true });
    const server = createServer();
    server.on('upgrade', (request, socket, head) => {
      setTimeout(() => sockets.handleUpgrade(request, socket, head, onConnection), answersAfterMs);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    whenOver(() => {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    await page.evaluate(`(() => { const url = 'ws://127.0.0.1:${port}/stream'; ${source} })()`);
  };
}

/** Answers each message that it can read as JSON, in the same kind: text or bytes. */
export function answering(answer: (message: Record<string, unknown>, count: number) => object | null) {
  return (socket: WebSocket): void => {
    let count = 0;
    socket.on('message', (data, isBinary) => {
      const said = answer(JSON.parse(String(data)) as Record<string, unknown>, count++);
      if (said !== null) socket.send(isBinary ? Buffer.from(JSON.stringify(said)) : JSON.stringify(said));
    });
  };
}
