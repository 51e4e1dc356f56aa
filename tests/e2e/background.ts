// The extension's service worker, as the browser's own `ServiceWorker` domain tells of it: a session of the worker
// itself would keep it alive.
import type { Page } from 'puppeteer-core';
import { waitUntil } from '../browser/wait-until.ts';

export interface Background {
  /** Waits until it runs, stops it as the browser does when it is idle, and waits until it has stopped. */
  kill(): Promise<void>;
}

export async function followBackground(page: Page): Promise<Background> {
  const session = await page.createCDPSession();
  const statuses = new Map<string, string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (scriptURL.startsWith('chrome-extension:')) statuses.set(versionId, runningStatus);
    }
  });
  await session.send('ServiceWorker.enable');
  const isRunning = (): boolean => [...statuses.values()].includes('running');
  return {
    async kill() {
      await waitUntil('the service worker runs', isRunning, { intervalMs: 10 });
      await session.send('ServiceWorker.stopAllWorkers');
      await waitUntil(
        'the service worker has stopped',
        () => [...statuses.values()].every((one) => one === 'stopped'),
        {
          intervalMs: 10,
        },
      );
    },
  };
}
