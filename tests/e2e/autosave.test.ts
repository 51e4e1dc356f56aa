// Captures are kept as they grow, whatever ends the panel; and what is deleted is gone.
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { buildExtension } from '../browser/build-extension.ts';
import type { DockedPanel } from '../browser/open-panel.ts';
import { readPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { followBackground } from './background.ts';
import { accountedCount, hashOf } from './captured.ts';
import { openKeptList, readStored } from './kept.ts';
import { streamMessage, withStreamServer } from './stream-server.ts';
import { type Inspected, withPanel } from './with-panel.ts';

const RATE = 500;
const ENDLESS = 1_000_000;
/** What may be lost, with what the machine takes to notice. ms */
const LAST_SECOND = 1_000;

const extensionIdOf = ({ panel }: DockedPanel): string => new URL(panel.url()).host;

function withStreams(task: (inspected: Inspected, url: string) => Promise<void>): Promise<void> {
  return withStreamServer(({ url }) => withPanel((inspected) => task(inspected, url)));
}

/** A stream that the page itself notes the times of, so that it is known what it got before any moment. */
async function startStream(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate((path) => {
    const globals = globalThis as unknown as { times: number[] };
    globals.times = [];
    const socket = new WebSocket(`ws://${location.host}${path}`);
    socket.onmessage = () => globals.times.push(Date.now());
  }, `/stream/kept/${RATE}/${ENDLESS}`);
}

/** How many messages the page had got by then. */
function countAt(page: Page, time: number): Promise<number> {
  return page.evaluate(
    (limit) => (globalThis as unknown as { times: number[] }).times.filter((at) => at <= limit).length,
    time,
  );
}

async function growTo(panel: DockedPanel, count: number): Promise<void> {
  await waitUntil('the panel shows the stream', async () => accountedCount(await readPanel(panel.panel)) >= count);
}

/** The newest kept session holds the stream from its first message on, up to the last second before `endedAt`. */
async function expectKept(page: Page, viewer: Page, endedAt: number): Promise<number> {
  const least = await countAt(page, endedAt - LAST_SECOND);
  expect(least).toBeGreaterThan(RATE);
  const { events } = await readStored(viewer);
  const payloads = events.flatMap((event) => (event.type === 'message-received' ? [event.payload] : []));
  expect(payloads.length).toBeGreaterThanOrEqual(least);
  expect(hashOf(payloads)).toBe(hashOf(payloads.map((_, n) => streamMessage('kept', n))));
  return payloads.length;
}

const opened = (viewer: Page, index: number): Promise<void> =>
  viewer.$$eval('[data-testid="open-kept"]', (buttons, at) => (buttons[at] as HTMLElement).click(), index);

describe('a capture', () => {
  it('is kept to the last second when DevTools close, is listed, and opens with all of its messages', async () => {
    await withStreams(async ({ page, open }, url) => {
      const docked = await open();
      const extensionId = extensionIdOf(docked);
      await startStream(page, url);
      await growTo(docked, RATE * 4);
      const endedAt = Date.now();
      await docked.devtools.close();

      const viewer = await openKeptList(page.browser(), extensionId);
      const count = await expectKept(page, viewer, endedAt);
      await viewer.waitForSelector('[data-testid="open-kept"]');
      await opened(viewer, 0);
      await viewer.waitForSelector('[data-testid="file-bar"]');
      const shown = await readPanel(viewer);
      expect(shown.clients.flatMap(({ connections }) => connections)).toEqual([
        expect.objectContaining({ receivedCount: count, sentCount: 0 }),
      ]);
      expect(shown.status.join()).toMatch(/Nothing dropped.*From a file/);
      expect(await viewer.$('[data-testid="record"]')).toBeNull();
    });
  });

  it('goes on being kept while the service worker dies, and stays when the extension is reloaded', async () => {
    await withStreams(async ({ page, open }, url) => {
      const background = await followBackground(page);
      const docked = await open();
      const extensionId = extensionIdOf(docked);
      await startStream(page, url);
      await growTo(docked, RATE);
      await background.kill();
      await growTo(docked, RATE * 4);
      const endedAt = Date.now();
      // As the button of chrome://extensions does.
      await page.browser().installExtension(await buildExtension());
      const viewer = await waitUntil('the extension is back', () => openKeptList(page.browser(), extensionId));
      await expectKept(page, viewer, endedAt);
      await viewer.waitForSelector('[data-kept-id]');
    });
  });

  it('is listed as recording while it grows, begins anew when it is deleted, and leaves nothing when all are', async () => {
    await withStreams(async ({ page, open }, url) => {
      const docked = await open();
      await startStream(page, url);
      await growTo(docked, RATE);
      const viewer = await openKeptList(page.browser(), extensionIdOf(docked));
      await viewer.waitForSelector('.kept-growing');
      const first = await viewer.$eval('[data-kept-id]', (row) => (row as HTMLElement).dataset.keptId);

      await viewer.click('[data-testid="remove-kept"]');
      expect(await viewer.$eval('[data-kept-id]', (row) => (row as HTMLElement).dataset.keptId)).toBe(first);
      await viewer.click('[data-testid="remove-kept"]');
      await viewer.waitForFunction(
        (id) => {
          const rows = [...document.querySelectorAll<HTMLElement>('[data-kept-id]')];
          return rows.length === 1 && rows[0]?.dataset.keptId !== id;
        },
        {},
        first,
      );
      const { events } = await readStored(viewer);
      expect(events.some(({ type }) => type === 'connection-created')).toBe(true);

      await docked.devtools.close();
      await viewer.waitForFunction(() => document.querySelector('.kept-growing') === null);
      await viewer.click('[data-testid="remove-kept"]');
      await viewer.click('[data-testid="remove-kept"]');
      await viewer.waitForSelector('[data-testid="none-kept"]');
      expect(await readStored(viewer)).toEqual({ events: [], sessionCount: 0, chunkCount: 0 });
    });
  });

  it('is not kept when that is switched off', async () => {
    await withStreams(async ({ page, open }, url) => {
      const docked = await open();
      await docked.panel.click('[data-testid="settings"]');
      await docked.panel.click('[data-menu-item="keep-captures"]');
      await startStream(page, url);
      await growTo(docked, RATE * 3);
      const viewer = await openKeptList(page.browser(), extensionIdOf(docked));
      await viewer.waitForSelector('[data-testid="none-kept"]');
      expect(await readStored(viewer)).toEqual({ events: [], sessionCount: 0, chunkCount: 0 });
    });
  });
});
