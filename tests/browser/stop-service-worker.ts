import type { Browser } from 'puppeteer-core';
import { waitUntil } from './wait-until.ts';

/** Stops the extension's service worker as the browser does when it is idle; resolves when it is gone. False when none ran. */
export async function stopServiceWorker(browser: Browser, extensionId: string): Promise<boolean> {
  const running = () =>
    browser
      .targets()
      .find((target) => target.type() === 'service_worker' && new URL(target.url()).host === extensionId);
  const target = running();
  if (!target) return false;
  const worker = await target.worker();
  await worker?.close();
  await waitUntil('the service worker stops', () => running() !== target);
  return true;
}
