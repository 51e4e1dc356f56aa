// A page and endpoints whose messages anybody can compute: message `n` of stream `id` is `streamMessage(id, n)`.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface StreamServer {
  /** Of the page, without a slash at the end. */
  readonly url: string;
  /** Messages sent so far on each stream. */
  readonly sentCount: (id: string) => number;
  /** Messages that came so far on `/listen/ID`. */
  readonly heardCount: (id: string) => number;
  /** Opening handshakes so far. */
  readonly handshakes: () => number;
}

const TICK_MS = 5;

/** 200 characters, some of them beyond ASCII. */
export function streamMessage(id: string, n: number): string {
  return `{"stream":"${id}","n":${n},"text":"${'é€😀'.repeat(n % 3)}"`.padEnd(199, ' ').concat('}');
}

/** The bytes that `/binary/ID/COUNT` sends as message `n`. */
export function binaryMessage(n: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: n % 50 }, (_, index) => (n * 31 + index * 7) % 256);
}

// The page keeps what it got itself, also over its own end: the truth that captured events are held against.
const PAGE = `<!doctype html><link rel="icon" href="data:,"><title>Streams</title><script>
  var counts = {};
  var sockets = {};
  var isRestored = false;
  addEventListener('pageshow', (event) => { isRestored = event.persisted; });
  function follow(id, path, goal, binaryType = 'blob') {
    const socket = sockets[id] = new WebSocket('ws://' + location.host + path);
    socket.binaryType = binaryType;
    counts[id] = 0;
    socket.onmessage = () => { if (++counts[id] === goal) socket.close(1000); };
    return new Promise((resolve) => { socket.onclose = () => resolve(counts[id]); });
  }
  addEventListener('pagehide', () => {
    for (const id in counts) localStorage.setItem(id, counts[id]);
  });
  // Sends stream messages at a rate until the socket closes; how many went out in all.
  const streamMessage = ${streamMessage};
  function speak(id, path, rate) {
    const socket = sockets[id] = new WebSocket('ws://' + location.host + path);
    counts[id] = 0;
    return new Promise((resolve) => {
      socket.onopen = () => {
        const start = performance.now();
        const timer = setInterval(() => {
          const due = ((performance.now() - start) * rate) / 1000;
          while (socket.readyState === 1 && counts[id] < due) socket.send(streamMessage(id, counts[id]++));
        }, 5);
        socket.onclose = () => {
          clearInterval(timer);
          resolve(counts[id]);
        };
      };
    });
  }
</script>`;

/** A page that is left as soon as its socket has said a little, for the next one. */
const HOP = `<!doctype html><link rel="icon" href="data:,"><title>Hop</title><script>
  const left = Number(location.pathname.split('/')[2]);
  const socket = new WebSocket('ws://' + location.host + '/burst/hop' + left + '/5');
  let count = 0;
  socket.onmessage = () => { if (++count === 5 && left > 1) location.replace('/hop/' + (left - 1)); };
</script>`;

/**
 * Serves while `task` runs; only the page closes: `/stream/ID/RATE/COUNT` at RATE a second, `/burst/ID/COUNT` at once, `/binary/ID/COUNT`,
 * `/giant/KIND/MIB` one message of that size (KIND text or binary),
 * `/listen/ID` only counts, any other path echoes. Pages: `/hop/N` runs through N pages, any other follows streams, or speaks, on command.
 */
export async function withStreamServer(task: (server: StreamServer) => Promise<void>): Promise<void> {
  const sent = new Map<string, number>();
  const heard = new Map<string, number>();
  let handshakes = 0;
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    // Keeps the page out of the back/forward cache.
    if (!url?.startsWith('/cached')) response.setHeader('cache-control', 'no-store');
    response.end(url?.startsWith('/hop/') ? HOP : PAGE);
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const timers = new Set<NodeJS.Timeout>();

  function send(socket: WebSocket, id: string, count: number): void {
    const first = sent.get(id) ?? 0;
    for (let n = first; n < first + count; n++) socket.send(streamMessage(id, n));
    sent.set(id, first + count);
  }
  function stream(socket: WebSocket, id: string, rate: number, count: number): void {
    const start = performance.now();
    const timer = setInterval(() => {
      const done = sent.get(id) ?? 0;
      const due = Math.min(count, Math.floor(((performance.now() - start) * rate) / 1000));
      if (socket.readyState === socket.OPEN && socket.bufferedAmount < 4 * 1024 * 1024) send(socket, id, due - done);
      if (socket.readyState === socket.OPEN && (sent.get(id) ?? 0) < count) return;
      clearInterval(timer);
      timers.delete(timer);
    }, TICK_MS);
    timers.add(timer);
  }

  sockets.on('connection', (socket, { url = '/' }) => {
    handshakes++;
    const [, kind, id = '', ...numbers] = url.split('/');
    const [first = 0, second = 0] = numbers.map(Number);
    if (kind === 'stream') stream(socket, id, first, second);
    else if (kind === 'giant') socket.send(id === 'text' ? 'é'.repeat(first << 19) : Buffer.alloc(first << 20, 7));
    else if (kind === 'binary') for (let n = 0; n < first; n++) socket.send(binaryMessage(n));
    else if (kind === 'burst') send(socket, id, first);
    else if (kind === 'listen') socket.on('message', () => heard.set(id, (heard.get(id) ?? 0) + 1));
    else socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await task({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      sentCount: (id) => sent.get(id) ?? 0,
      heardCount: (id) => heard.get(id) ?? 0,
      handshakes: () => handshakes,
    });
  } finally {
    for (const timer of timers) clearInterval(timer);
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
