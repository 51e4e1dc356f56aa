import { createServer } from 'node:http';
import { listen } from './listen.ts';

/** Below the range from which Linux takes ports for outgoing connections, so nobody takes it by accident. */
const FIRST = 20_000;
const COUNT = 12_000;
const TRIES = 20;

/** A port that nothing listens on now, for a server that starts later. Rejects when none is found. */
export async function findFreePort(host: string): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = createServer();
    try {
      await listen(server, host, port);
    } catch {
      continue;
    }
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
  throw new Error(`No free port found on ${host} between ${FIRST} and ${FIRST + COUNT}.`);
}
