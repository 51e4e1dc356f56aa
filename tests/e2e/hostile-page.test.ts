import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { waitUntil } from '../browser/wait-until.ts';
import { withPanel } from './with-panel.ts';

/** An empty page and an endpoint: `/flood/N` sends N messages at once, any other path echoes. */
async function withServer(task: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><link rel="icon" href="data:,"><title>Hostile</title>');
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const count = Number(/^\/flood\/(\d+)$/.exec(request.url ?? '')?.[1] ?? 0);
    for (let index = 0; index < count; index++) socket.send(`{"type":"flood","index":${index}}`);
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await task(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('a hostile page', () => {
  it('loses no message of a flood of 10,000', async () => {
    await withServer((url) =>
      withPanel(async ({ page, open, shows, console }) => {
        await open();
        await page.goto(url);
        await page.evaluate(() => {
          const flood = new WebSocket(`ws://${location.host}/flood/10000`);
          flood.onmessage = () => {};
        });
        const panel = await shows(
          '10,000 messages',
          (shown) => shown.clients[0]?.connections[0]?.receivedCount === 10_000,
        );
        expect(panel.status.join()).toMatch(/Nothing dropped/);
        expect(console).toEqual([]);
      }),
    );
  });

  it('cannot reach the bridge with rubbish, and its own errors stay its own', async () => {
    await withServer((url) =>
      withPanel(async ({ page, open, shows, console }) => {
        await open();
        await page.goto(url);
        await page.evaluate(() => {
          // The last two are what a hook would say: a realm, and a batch of it.
          const loss = { type: 'events-dropped', realmId: 'x', sequence: 0, timestamp: 1, count: 5, byteLength: 0 };
          const columns = { numbers: new Float64Array(0), texts: '', bytes: new Uint8Array(0) };
          const rubbish = [
            null,
            7,
            'x',
            {},
            { type: 'batch' },
            { type: 'batch', realmId: 'x', events: [{}] },
            { type: 'realm', realmId: 'x', farewell: 'x' },
            { type: 'batch', realmId: 'x', first: 0, last: 0, events: [{ ...loss, why: 'backlog-full' }], ...columns },
          ];
          // Hook and bridge met at `document.fonts`.
          for (const target of [window, document.fonts]) {
            for (const type of ['tapewire:hook', 'tapewire:bridge', 'message']) {
              const { port1, port2 } = new MessageChannel();
              target.dispatchEvent(new MessageEvent(type, { data: 'x', ports: [port2] }));
              for (const data of rubbish) port1.postMessage(data);
            }
          }
          for (const data of rubbish) window.postMessage(data, '*');
          const socket = new WebSocket(`ws://${location.host}/echo`);
          socket.onopen = () => {
            socket.send('after the rubbish');
            throw new Error("the page's own");
          };
        });
        const panel = await shows('the echo', (shown) => shown.clients[0]?.connections[0]?.receivedCount === 1);
        expect(panel.clients).toHaveLength(1);
        expect(panel.status.join()).toMatch(/Nothing dropped/);
        expect(console).toEqual([expect.stringMatching(/^uncaught: .*the page's own$/)]);
      }),
    );
  });

  it('cannot send the panel away by an end of its own making', async () => {
    await withServer((url) =>
      withPanel(async ({ page, open, shows }) => {
        await open();
        await page.goto(url);
        const speak = () =>
          page.evaluate(() => {
            const socket = new WebSocket(`ws://${location.host}/echo`);
            socket.onopen = () => socket.send('heard');
          });
        const echoes = (count: number) =>
          shows(`${count} echoes`, ({ clients }) => {
            const received = clients.flatMap(({ connections }) => connections).map((one) => one.receivedCount);
            return received.reduce((sum, one) => sum + one, 0) === count;
          });
        await speak();
        await echoes(1);
        // As if it went into the back/forward cache, where nobody listens to it.
        await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
        await speak();
        await echoes(2);
      }),
    );
  });

  it('may close itself in the middle: the panel stays alive for the next page', async () => {
    await withServer((url) =>
      withPanel(async ({ page, open, shows }) => {
        await open();
        await page.goto(url);
        // A page that is gone before the panel could reach it at all is a named limit: this one is known first.
        await page.evaluate(() => void new WebSocket(`ws://${location.host}/echo`));
        await shows('the page', (shown) => shown.clients[0]?.connections[0]?.readyState === 'open');
        await page.evaluate(() => {
          const socket = new WebSocket(`ws://${location.host}/flood/5000`);
          socket.onopen = () => {
            document.open();
            document.close();
            location.replace('about:blank');
          };
        });
        await shows('the connection that it closed on', (shown) => shown.clients.length === 2);
        await waitUntil('the page has left', () => page.url() === 'about:blank');
        await page.goto(`${url}/second`);
        await page.evaluate(() => {
          const socket = new WebSocket(`ws://${location.host}/echo`);
          socket.onopen = () => socket.send('second page');
        });
        await shows('the second page', (shown) =>
          shown.clients.some((client) => client.connections.some(({ receivedCount }) => receivedCount === 1)),
        );
      }),
    );
  });

  it('stops the panel with no text that a pattern of the user would take for ever to match', async () => {
    await withServer((url) =>
      withPanel(async ({ page, open, shows, console }) => {
        const { panel, devtools } = await open();
        await page.goto(url);
        await page.evaluate(
          (text) => {
            const socket = new WebSocket(`ws://${location.host}/echo`);
            socket.onopen = () => socket.send(text);
          },
          `${'a'.repeat(40)}!`,
        );
        await shows('the message and its echo', ({ status }) => status.includes('2 messages'));

        const textOf = (testId: string) =>
          panel.evaluate((id) => document.querySelector(`[data-testid="${id}"]`)?.textContent ?? null, testId);
        const filterBy = async (text: string): Promise<void> => {
          await waitUntil('the filter box has the focus', () =>
            panel.evaluate(() => {
              const box = document.querySelector<HTMLInputElement>('[data-testid="filter"]');
              box?.focus();
              box?.select();
              return document.hasFocus() && document.activeElement === box;
            }),
          );
          await devtools.keyboard.type(text);
        };
        const reads = (testId: string, wanted: string | null) =>
          waitUntil(`${testId} reads ${wanted}`, async () => (await textOf(testId)) === wanted);

        await filterBy('/(a+)+$/');
        await reads('message-count', '0 of 2 messages');
        await filterBy('/(a+)+!$/');
        await reads('message-count', '2 messages');
        expect(await textOf('slow-pattern')).toBeNull();
        await filterBy('/(?=(a+)+$)/');
        await reads('slow-pattern', 'This pattern can take too long, so it is looked for as text.');
        await reads('message-count', '0 of 2 messages');
        await filterBy('aaa');
        await reads('slow-pattern', null);
        await reads('message-count', '2 messages');
        expect(console).toEqual([]);
      }),
    );
  });
});
