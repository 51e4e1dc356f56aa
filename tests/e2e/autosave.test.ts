// Captures are kept as they grow, whatever ends the panel; and what is deleted is gone.
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { KEPT_LIMITS, type KeptSession } from '../../lib/session/kept/kept-session.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { isInPrivateWindow, openPrivateWindow } from '../browser/private-window.ts';
import { readPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { followBackground } from './background.ts';
import { accountedCount, hashOf } from './captured.ts';
import { openKeptList, putRecords, readStored, recordsOf } from './kept.ts';
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
  return expectStored(viewer, await countAt(page, endedAt - LAST_SECOND));
}

/** The newest kept session holds at least so many messages of the stream, from its first on. */
async function expectStored(viewer: Page, least: number): Promise<number> {
  expect(least).toBeGreaterThan(RATE);
  const { events } = await readStored(viewer);
  const payloads = events.flatMap((event) => (event.type === 'message-received' ? [event.payload] : []));
  expect(payloads.length).toBeGreaterThanOrEqual(least);
  expect(hashOf(payloads)).toBe(hashOf(payloads.map((_, n) => streamMessage('kept', n))));
  return payloads.length;
}

/** One that was kept before, the lower its number the longer ago. */
function otherSession(number: number): KeptSession {
  const at = number + 1;
  return {
    ...{ id: `other-${String(number).padStart(2, '0')}`, startedAt: at, updatedAt: at },
    ...{ byteLength: 0, textLength: 0, evictedCount: 0 },
    ...{ pageUrl: null, messageCount: 0, connectionCount: 0, findingCount: 0 },
  };
}

/** As when the browser's process for them dies: nothing of the panel runs any more. */
async function crash({ devtools, panel }: DockedPanel): Promise<void> {
  const session = await devtools.createCDPSession();
  // It has no answer: who would give it is gone.
  session.send('Page.crash').catch(() => {});
  await waitUntil('the panel is gone', () => panel.detached || devtools.isClosed());
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

  it.each<[string, (docked: DockedPanel) => Promise<unknown>]>([
    ['DevTools crash', crash],
    ['the tab is closed', ({ page }) => page.close()],
  ])('is kept to the last second when %s', async (_, end) => {
    await withStreams(async ({ page, open }, url) => {
      const docked = await open();
      await startStream(page, url);
      await growTo(docked, RATE * 3);
      const viewer = await openKeptList(page.browser(), extensionIdOf(docked));
      const endedAt = Date.now();
      const least = await countAt(page, endedAt - LAST_SECOND);
      await end(docked);
      await viewer.waitForFunction(() => document.querySelector('.kept-growing') === null);
      await expectStored(viewer, least);
    });
  });

  it('takes the place of the oldest ones, and lets go of its own oldest messages at last, and says so', async () => {
    await withStreams(async ({ page, open }, url) => {
      const docked = await open();
      const viewer = await openKeptList(page.browser(), extensionIdOf(docked));
      await putRecords(
        viewer,
        Array.from({ length: KEPT_LIMITS.maxSessions }, (_, number) => otherSession(number)),
      );
      await startStream(page, url);
      const idsOf = async () => (await recordsOf(viewer)).map(({ id }) => id).sort();
      await waitUntil('the oldest has gone', async () => !(await idsOf()).includes('other-00'));
      expect(await idsOf()).toHaveLength(KEPT_LIMITS.maxSessions);
      expect(await idsOf()).toContain('other-01');

      await growTo(docked, RATE * 8);
      const current = (await recordsOf(viewer)).find(({ id }) => !id.startsWith('other-'));
      // To really write so much takes minutes.
      await putRecords(viewer, [{ id: current?.id ?? '', byteLength: KEPT_LIMITS.maxBytes }]);
      await waitUntil('it lets go of messages', async () => {
        const records = await recordsOf(viewer);
        return records.length === 1 && (records[0]?.evictedCount ?? 0) > 0;
      });
      await docked.devtools.close();
      await viewer.waitForFunction(() => document.querySelector('.kept-growing') === null);
      const [{ evictedCount = 0 } = {}] = await recordsOf(viewer);
      const { events } = await readStored(viewer);
      expect(events.some(({ type }) => type === 'connection-created')).toBe(true);
      const payloads = events.flatMap((event) => (event.type === 'message-received' ? [event.payload] : []));
      // The newest are there, in a row behind those that went.
      expect(hashOf(payloads)).toBe(hashOf(payloads.map((_, n) => streamMessage('kept', evictedCount + n))));
      await viewer.reload();
      await viewer.waitForSelector('.kept-evicted');
      expect(await viewer.$eval('.kept-evicted', (element) => element.textContent)).toBe(
        `−${evictedCount.toLocaleString('en')}`,
      );
      await opened(viewer, 0);
      await viewer.waitForSelector('[data-testid="file-bar"]');
      expect((await readPanel(viewer)).status.join()).toContain(`${evictedCount.toLocaleString('en')} dropped`);
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

  it('is not kept when the window is private, not even among what that window forgets', async () => {
    await withStreamServer(async ({ url }) => {
      await using launched = await launchBrowser({ extensionDir: await buildExtension() });
      const capture = async (page: Page) => {
        const docked = await openPanel(page);
        await startStream(page, url);
        await growTo(docked, RATE * 3);
        return docked.panel;
      };
      const names = (panel: DockedPanel['panel']) =>
        panel.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
      const hidden = await capture(await openPrivateWindow(launched, `${url}/private`));
      expect(await hidden.evaluate(isInPrivateWindow)).toBe(true);
      expect(await names(hidden)).toEqual([]);

      const open = await capture(launched.page);
      expect(await open.evaluate(isInPrivateWindow)).toBe(false);
      await waitUntil('the other window is kept', async () => (await names(open)).includes('tapewire'));
      const viewer = await openKeptList(launched.browser, launched.extensionId ?? '');
      await waitUntil('there is one session', async () => (await recordsOf(viewer)).length === 1);
      expect(await names(hidden)).toEqual([]);
    });
  });
});
