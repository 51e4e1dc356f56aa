// A page that keeps to itself what it received, and a server that sends bursts prepared beforehand.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export const MESSAGE_BYTES = 200;

export interface BurstServer {
  readonly url: string;
  /** Resolves when a page opened its socket. */
  opened(): Promise<void>;
  /** Sends `count` messages at once; resolves when the page has handled the last of them. */
  burst(count: number): Promise<void>;
  /** Sends at `rate` a second for `durationMs`; resolves when the page has handled the last of them, with their number. */
  flood(rate: number, durationMs: number): Promise<number>;
  /** Messages that the newest socket was sent. */
  sentCount(): number;
  close(): Promise<void>;
}

// A handler of the usual kind: parses and keeps a little. It reports by a message when it has had as many as it was told.
const PAGE = `<!doctype html><link rel="icon" href="data:,"><title>Bench</title><script>
  let handled = 0, sum = 0, goal = Infinity;
  const report = () => { if (handled >= goal) { goal = Infinity; socket.send('done'); } };
  // What no observer can do without, put first in line as ours is: a listener, and one that takes what came.
  const onlookers = { nothing: () => {}, taking: (event) => { taken = event.data; } };
  let taken;
  const connect = (onlooker) => new Promise((resolve) => {
    window.socket = new WebSocket('ws://' + location.host + '/');
    if (onlooker) socket.addEventListener('message', onlookers[onlooker]);
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.goal) goal = message.goal;
      else { handled++; sum += message.n; }
      report();
    };
    socket.onopen = () => resolve();
  });
  let late = 0, due = 0;
  const watchTimers = () => {
    late = 0;
    due = performance.now() + 10;
    setInterval(() => {
      const now = performance.now();
      late = Math.max(late, now - due);
      due = now + 10;
    }, 10);
  };
</script>`;

const MAX_BUFFERED = 8 * 1024 * 1024;

/** `textOf` makes message `n` of those that a socket was sent, from 0; without it each is a small JSON object of `MESSAGE_BYTES`. */
export async function startBurstServer(textOf: (n: number) => string = tickOf): Promise<BurstServer> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(PAGE);
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  let socket: WebSocket | null = null;
  let sent = 0;
  let onOpened = (): void => {};
  let onDone = (): void => {};
  sockets.on('connection', (opened) => {
    socket = opened;
    sent = 0;
    opened.on('message', (data) => {
      if (String(data) === 'done') onDone();
    });
    onOpened();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const bodiesOf = (count: number): Buffer[] => Array.from({ length: count }, (_, n) => Buffer.from(textOf(sent + n)));
  function send(bodies: readonly Buffer[]): void {
    for (const body of bodies) socket?.send(body, { binary: false });
    sent += bodies.length;
  }
  function done(): Promise<void> {
    return new Promise((resolve) => {
      onDone = resolve;
      socket?.send(JSON.stringify({ goal: sent }));
    });
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    opened: () =>
      new Promise((resolve) => {
        onOpened = resolve;
      }),
    async burst(count) {
      send(bodiesOf(count));
      await done();
    },
    async flood(rate, durationMs) {
      const tickMs = 10;
      const perTick = Math.ceil((rate * tickMs) / 1000);
      const start = performance.now();
      const before = sent;
      while (performance.now() - start < durationMs) {
        const due = (performance.now() - start) * (rate / 1000);
        while (sent - before < due && (socket?.bufferedAmount ?? 0) < MAX_BUFFERED) send(bodiesOf(perTick));
        await new Promise((resolve) => setTimeout(resolve, tickMs));
      }
      await done();
      return sent - before;
    },
    sentCount: () => sent,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function tickOf(n: number): string {
  return `{"type":"tick","n":${n},"pad":"`.padEnd(MESSAGE_BYTES - 2, 'x').concat('"}');
}
