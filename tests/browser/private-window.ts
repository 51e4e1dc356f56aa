// A private window that the extension may run in, as the user allows it among the extensions.
import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from './launch.ts';
import { openViewerPage } from './viewer-page.ts';

interface Windows {
  create(options: { incognito: boolean; url: string }): Promise<unknown>;
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  getExtensionInfo(id: string): Promise<{ state: string; incognitoAccess: { isActive: boolean } }>;
}

/** Allows the extension in private windows, which restarts it, and opens one with a tab at `url`. */
export async function openPrivateWindow({ browser, extensionId }: LaunchedBrowser, url: string): Promise<Page> {
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async (id) => {
    const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome;
    // Else an unpacked extension is not started again.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
  }, extensionId ?? '');
  await settings.waitForFunction(
    async (id) => {
      const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } }).chrome;
      const { state, incognitoAccess } = await developerPrivate.getExtensionInfo(id);
      return state === 'ENABLED' && incognitoAccess.isActive;
    },
    { polling: 50 },
    extensionId ?? '',
  );
  await settings.close();
  // A browser context of Puppeteer's own has the panel, but no content scripts.
  const viewer = await openViewerPage(browser, extensionId ?? '');
  await viewer.evaluate(async (address) => {
    const { windows } = (globalThis as unknown as { chrome: { windows: Windows } }).chrome;
    await windows.create({ incognito: true, url: address });
  }, url);
  await viewer.close();
  const target = await browser.waitForTarget((one) => one.type() === 'page' && one.url() === url);
  const page = await target.page();
  if (page === null) throw new Error(`No page at ${url} in a private window.`);
  return page;
}

/** Runs in a page of the extension. */
export function isInPrivateWindow(): boolean {
  return (globalThis as unknown as { chrome: { extension: { inIncognitoContext: boolean } } }).chrome.extension
    .inIncognitoContext;
}
