// What single calls cost the page, measured in the page: `send` and the constructor with its stack capture.
import type { Browser } from 'puppeteer-core';
import { openBenchTab } from './bench-tab.ts';
import type { BurstServer } from './burst-server.ts';
import { type Spread, spreadOf } from './median.ts';

const SENDS = 10_000;
const CONSTRUCTIONS = 300;
const STACK_DEPTH = 20;

// 200 bytes at a time, in parts between which the socket can drain.
const SEND_US = `(async () => {
  const text = 'x'.repeat(200);
  let total = 0;
  for (let part = 0; part < 20; part++) {
    const start = performance.now();
    for (let n = 0; n < ${SENDS / 20}; n++) socket.send(text);
    total += performance.now() - start;
    while (socket.bufferedAmount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return total / ${SENDS} * 1000;
})()`;

const CONSTRUCT_US = `(async () => {
  const at = (depth, task) => depth === 0 ? task() : at(depth - 1, task);
  let total = 0;
  for (let n = 0; n < ${CONSTRUCTIONS}; n++) {
    const start = performance.now();
    const made = at(${STACK_DEPTH}, () => new WebSocket('ws://' + location.host + '/'));
    total += performance.now() - start;
    await new Promise((resolve) => { made.onopen = resolve; made.onerror = resolve; });
    made.close();
  }
  return total / ${CONSTRUCTIONS} * 1000;
})()`;

export interface CallCosts {
  readonly sendUs: { readonly alone: Spread; readonly closed: Spread };
  readonly constructUs: { readonly alone: Spread; readonly closed: Spread };
}

export async function measureCalls(browser: Browser, server: BurstServer, rounds: number): Promise<CallCosts> {
  const send = { alone: [] as number[], closed: [] as number[] };
  const construct = { alone: [] as number[], closed: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['alone', 'closed'] as const) {
      const tab = await openBenchTab(browser, {
        url: server.url,
        hasExtension: name === 'closed',
        onlooker: 'nobody',
      });
      try {
        const opened = server.opened();
        await tab.evaluate('connect()');
        await opened;
        await tab.evaluate(SEND_US);
        send[name].push(await tab.evaluate<number>(SEND_US));
        construct[name].push(await tab.evaluate<number>(CONSTRUCT_US));
      } finally {
        await tab.close();
      }
    }
    process.stderr.write('.');
  }
  return {
    sendUs: { alone: spreadOf(send.alone), closed: spreadOf(send.closed) },
    constructUs: { alone: spreadOf(construct.alone), closed: spreadOf(construct.closed) },
  };
}
