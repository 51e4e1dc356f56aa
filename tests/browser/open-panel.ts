// DevTools docked on a page, driven through DevTools' own modules: they are the page's only way to select an extension's panel.
import type { Frame, Page } from 'puppeteer-core';
import { waitUntil } from './wait-until.ts';

export interface DockedPanel {
  /** The inspected page. */
  readonly page: Page;
  /** The DevTools front end: screenshots of it show the panel docked. */
  readonly devtools: Page;
  /** The extension's `panel.html` in it. */
  readonly panel: Frame;
}

export interface OpenPanelOptions {
  /** Name of the panel's page in the extension. */
  readonly panelFile?: string;
  readonly timeoutMs?: number;
}

/** Opens DevTools docked on the page (or takes those already open) and selects the extension's panel. Works at any time after the page loaded. */
export async function openPanel(page: Page, options: OpenPanelOptions = {}): Promise<DockedPanel> {
  const { panelFile = 'panel.html', timeoutMs = 30_000 } = options;
  const devtools = await page.openDevTools();
  // Everything below throws until the front end has its settings; that counts as "not yet".
  await waitUntil('DevTools offer the panel of the extension', () => devtools.evaluate(showExtensionView), {
    timeoutMs,
  });
  const panel = await waitUntil(
    `DevTools load ${panelFile}`,
    async () => {
      const frame = devtools.frames().find((candidate) => isPanelUrl(candidate.url(), panelFile));
      return frame && (await frame.evaluate(isShown)) ? frame : null;
    },
    { timeoutMs },
  );
  return { page, devtools, panel };
}

/** Runs in the panel. Its code comes after its document; pages of tests have no root to show anything in. */
function isShown(): boolean {
  const root = document.getElementById('root');
  return document.readyState === 'complete' && (root === null || root.childElementCount > 0);
}

function isPanelUrl(url: string, panelFile: string): boolean {
  return (
    URL.canParse(url) &&
    new URL(url).protocol === 'chrome-extension:' &&
    new URL(url).pathname.endsWith(`/${panelFile}`)
  );
}

/** Runs in the DevTools front end; its module path is served by the browser itself. */
async function showExtensionView(): Promise<boolean> {
  const modulePath = './ui/legacy/legacy.js';
  const { ViewManager } = await import(modulePath);
  const views = ViewManager.ViewManager.instance();
  const viewId = [...views.views.keys()].find((id: string) => id.startsWith('chrome-extension://'));
  if (viewId === undefined) return false;
  await views.showView(viewId);
  return true;
}
