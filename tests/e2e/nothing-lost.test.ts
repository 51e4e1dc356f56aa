// Captured + dropped = what happened, whatever happens to the panel, the background, the page and the extension.
// Counts and hashes: what the panel saved against what the server sent and what the page itself counted.
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { buildExtension } from '../browser/build-extension.ts';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { followBackground } from './background.ts';
import { type Captured, hashOf, readCaptured, readSettled } from './captured.ts';
import { type StreamServer, streamMessage, withStreamServer } from './stream-server.ts';
import { type Inspected, withPanel } from './with-panel.ts';

const RATE = 2_000;
const KILLS = 20;
const SENDING_KILLS = 5;
/** More messages than any test waits for. */
const ENDLESS = 1_000_000;

type Scene = Inspected & { readonly server: StreamServer };

function withStreams(task: (scene: Scene) => Promise<void>): Promise<void> {
  return withStreamServer((server) => withPanel((inspected) => task({ ...inspected, server })));
}

interface StreamGlobals {
  readonly counts: Readonly<Record<string, number>>;
  readonly sockets: Readonly<Record<string, WebSocket>>;
}

interface Extension {
  readonly chrome: { readonly runtime: { connect(info: object): unknown } };
}

interface Speaker {
  speak(id: string, path: string, rate: number): Promise<number>;
}

/** Wakes the background: a connection does. */
async function wake({ panel }: DockedPanel): Promise<void> {
  await panel.evaluate(() => {
    (globalThis as unknown as Extension).chrome.runtime.connect({ name: 'wake' });
  });
}

/** Begins to follow a stream and goes on while it runs. */
async function startStream(page: Page, id: string, count: number, rate = RATE): Promise<void> {
  await page.evaluate(
    (name, path, goal) => {
      (globalThis as unknown as { follow(id: string, path: string, goal: number): unknown }).follow(name, path, goal);
    },
    id,
    `/stream/${id}/${rate}/${count}`,
    count,
  );
}

function countOf(page: Page, id: string): Promise<number> {
  return page.evaluate((name) => (globalThis as unknown as { counts: Record<string, number> }).counts[name] ?? 0, id);
}

/** Closes the stream; how many messages the page got in all. */
function stopStream(page: Page, id: string): Promise<number> {
  return page.evaluate(async (name) => {
    const { sockets, counts } = globalThis as unknown as StreamGlobals;
    const socket = sockets[name];
    socket?.close(1000);
    if (socket?.readyState !== 3) await new Promise((resolve) => socket?.addEventListener('close', resolve));
    return counts[name] ?? 0;
  }, id);
}

/** What the page wrote down of a stream as it went away. */
function leftCountOf(page: Page, id: string): Promise<number> {
  return page.evaluate((name) => Number(localStorage.getItem(name)), id);
}

async function keepLog({ panel }: DockedPanel): Promise<void> {
  await panel.waitForSelector('[data-testid="keep-log"]');
  await panel.$eval('[data-testid="keep-log"]', (box) => {
    if (!(box as HTMLInputElement).checked) (box as HTMLInputElement).click();
  });
  await panel.waitForSelector('[data-testid="keep-log"]:checked');
}

/** The panel has what the page got, in full and in order. */
function expectAll(captured: Captured, id: string, count: number): void {
  const received = captured.received(id);
  expect(received.length).toBe(count);
  const sent = Array.from({ length: count }, (_, n) => streamMessage(id, n));
  expect(hashOf(received.map(({ payload }) => payload))).toBe(hashOf(sent));
}

const isQuiet = async ({ page, server }: Scene, id: string, count: number): Promise<boolean> =>
  server.sentCount(id) === count && (await countOf(page, id)) === count;

describe('nothing is lost', () => {
  it(`when the background is killed ${KILLS} times during ${RATE} messages a second`, async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      const docked = await open();
      await page.goto(server.url);
      await startStream(page, 'killed', ENDLESS);
      const background = await followBackground(page);
      for (let kills = 0; kills < KILLS; kills++) {
        const before = await countOf(page, 'killed');
        await wake(docked);
        await background.kill();
        await waitUntil('the stream goes on', async () => (await countOf(page, 'killed')) > before);
      }
      const count = await stopStream(page, 'killed');
      const captured = await readSettled(scene, count);
      expectAll(captured, 'killed', count);
      expect(captured.losses).toMatchObject({ droppedCount: 0, refusedCount: 0, faultCount: 0 });
      expect(console).toEqual([]);
    });
  });

  it(`of what the page sends, when the background is killed ${SENDING_KILLS} times during ${RATE} messages a second`, async () => {
    await withStreams(async (scene) => {
      const { page, open, server, shows, console } = scene;
      const docked = await open();
      await page.goto(server.url);
      const spoken = page.evaluate(
        (rate) => (globalThis as unknown as Speaker).speak('spoken', '/listen/spoken', rate),
        RATE,
      );
      const background = await followBackground(page);
      for (let kills = 0; kills < SENDING_KILLS; kills++) {
        const before = server.heardCount('spoken');
        await wake(docked);
        await background.kill();
        await waitUntil('the page goes on', () => server.heardCount('spoken') > before + 500);
      }
      await stopStream(page, 'spoken');
      const count = await spoken;
      expect(server.heardCount('spoken')).toBe(count);
      await shows('all that was sent', ({ clients }) => clients[0]?.connections[0]?.sentCount === count);
      const captured = await readCaptured(page, docked);
      const payloads = captured.sent('spoken').map(({ payload }) => payload);
      expect(payloads.length).toBe(count);
      expect(hashOf(payloads)).toBe(hashOf(Array.from({ length: count }, (_, n) => streamMessage('spoken', n))));
      expect(captured.losses).toMatchObject({ droppedCount: 0, refusedCount: 0, faultCount: 0 });
      expect(console).toEqual([]);
    });
  });

  it('when DevTools are closed and opened again, more than the backlog holds is said to be gone', async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      const first = await open();
      await page.goto(server.url);
      const count = 30_000;
      await startStream(page, 'reopened', count, 10_000);
      await waitUntil('some came', async () => (await countOf(page, 'reopened')) > 1_000);
      await first.devtools.close();
      await waitUntil('the stream ends', () => isQuiet(scene, 'reopened', count));
      const captured = await readSettled(scene, count);
      const received = captured.received('reopened');
      expect(received.length).toBe(20_000);
      expect(received.length + captured.droppedCount).toBe(count);
      expect(captured.losses.droppedCount).toBe(captured.droppedCount);
      const newest = Array.from({ length: 20_000 }, (_, n) => streamMessage('reopened', count - 20_000 + n));
      expect(hashOf(received.map(({ payload }) => payload))).toBe(hashOf(newest));
      expect(console).toEqual([]);
    });
  });

  it('when DevTools are closed and opened again in the middle of a stream', async () => {
    await withStreams(async (scene) => {
      const { page, open, server } = scene;
      await page.goto(server.url);
      const count = 10_000;
      await startStream(page, 'twice', count);
      for (let round = 0; round < 2; round++) {
        const docked = await open();
        await docked.panel.waitForSelector('[data-connection-id]');
        await docked.devtools.close();
      }
      await open();
      await waitUntil('the stream ends', () => isQuiet(scene, 'twice', count));
      expectAll(await readSettled(scene, count), 'twice', count);
    });
  });

  it('when DevTools change their dock side', async () => {
    await withStreams(async (scene) => {
      const { page, open, server } = scene;
      const { devtools } = await open();
      await page.goto(server.url);
      await startStream(page, 'docked', ENDLESS);
      for (const side of ['right', 'undocked', 'bottom', 'undocked', 'right']) {
        await devtools.evaluate(async (wished) => {
          const modulePath = './ui/legacy/legacy.js';
          const { DockController } = await import(modulePath);
          DockController.DockController.instance().setDockSide(wished);
        }, side);
        const before = await countOf(page, 'docked');
        await waitUntil('the stream goes on', async () => (await countOf(page, 'docked')) > before + 200);
      }
      const count = await stopStream(page, 'docked');
      expectAll(await readSettled(scene, count), 'docked', count);
    });
  });

  it('when the page reloads, navigates, goes back and forward in the middle of a stream', async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      await page.goto(server.url);
      await keepLog(await open());
      const counts: Record<string, number> = {};
      const leaves: ReadonlyArray<readonly [string, () => Promise<unknown>]> = [
        ['reload', () => page.reload()],
        ['navigate', () => page.goto(`${server.url}/second`)],
        ['back', () => page.goBack()],
        ['forward', () => page.goForward()],
        ['link', () => page.goto(`${server.url}/third`)],
      ];
      for (const [id, leave] of leaves) {
        await startStream(page, id, ENDLESS, 4_000);
        await waitUntil('some came', async () => (await countOf(page, id)) > 800);
        await leave();
        counts[id] = await leftCountOf(page, id);
      }
      const total = Object.values(counts).reduce((sum, count) => sum + count);
      const captured = await readSettled(scene, total);
      expect(captured.droppedCount).toBe(0);
      expect(Object.fromEntries(leaves.map(([id]) => [id, captured.received(id).length]))).toEqual(counts);
      for (const [id] of leaves) expectAll(captured, id, counts[id] ?? 0);
      expect(console).toEqual([]);
    });
  });

  it('when pages are left as soon as their sockets have spoken', async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      await page.goto(server.url);
      await keepLog(await open());
      const hops = 30;
      await page.goto(`${server.url}/hop/${hops}`);
      await waitUntil('the last page', () => new URL(page.url()).pathname === '/hop/1');
      const captured = await readSettled(scene, hops * 5);
      for (let hop = hops; hop > 0; hop--) expectAll(captured, `hop${hop}`, 5);
      expect(console).toEqual([]);
    });
  });

  // What such a page had not handed over when it left comes when it returns: Chromium may close its links before it is told.
  it('when the page waits in the back/forward cache for a while', async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      await page.goto(`${server.url}/cached`);
      await keepLog(await open());
      await startStream(page, 'cached', ENDLESS, 4_000);
      await waitUntil('some came', async () => (await countOf(page, 'cached')) > 800);
      await page.goto(`${server.url}/second`);
      await page.goBack();
      expect(await page.evaluate(() => (globalThis as unknown as { isRestored: boolean }).isRestored)).toBe(true);
      await startStream(page, 'after', 1_000);
      await waitUntil('the stream ends', () => isQuiet(scene, 'after', 1_000));
      const count = await countOf(page, 'cached');
      const captured = await readSettled(scene, count + 1_000);
      expectAll(captured, 'cached', count);
      expectAll(captured, 'after', 1_000);
      expect(captured.droppedCount).toBe(0);
      // Chromium's own word for the socket that it closed.
      expect(console).toEqual([expect.stringContaining('Page entered Back-Forward Cache')]);
    });
  });
});

describe('an extension that is reloaded under a page', () => {
  it('leaves the page alone: no error, and the stream goes on', async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      const { panel, devtools } = await open();
      await page.goto(server.url);
      const count = 6_000;
      await startStream(page, 'orphan', count);
      await waitUntil('some came', async () => (await countOf(page, 'orphan')) > 1_000);
      const browser = page.browser();
      await browser.uninstallExtension(new URL(panel.url()).host);
      await browser.installExtension(await buildExtension());
      await waitUntil('the stream ends', () => isQuiet(scene, 'orphan', count));
      // DevTools may have gone with the extension's panel.
      await devtools.close().catch(() => {});
      // A page that is loaded from now on is observed again, by the new extension.
      const next = await browser.newPage();
      await next.goto(`${server.url}/again`);
      const again = { ...scene, page: next, open: () => openPanel(next) };
      await startStream(next, 'again', 1_000);
      await waitUntil('the stream ends', () => isQuiet(again, 'again', 1_000));
      expectAll(await readSettled(again, 1_000), 'again', 1_000);
      expect(console).toEqual([]);
    });
  });
});
