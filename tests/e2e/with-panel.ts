// One Chromium with the built extension for each test, its page and the docked panel.
import type { Page } from 'puppeteer-core';
import { buildExtension } from '../browser/build-extension.ts';
import { type BrowserOptions, launchBrowser } from '../browser/launch.ts';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { readPanel, type ShownPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';

export interface Inspected {
  readonly page: Page;
  /** Everything the page's console said and every uncaught error, ours included if there were any. */
  readonly console: readonly string[];
  /** Opens docked DevTools on the panel, or finds it again. */
  open(): Promise<DockedPanel>;
  /** Waits until what the panel shows is judged and satisfies `condition`, and returns it. */
  shows(what: string, condition: (panel: ShownPanel) => boolean, timeoutMs?: number): Promise<ShownPanel>;
}

/** Runs `task` with a fresh browser, which is closed whatever happens. */
export async function withPanel(
  task: (inspected: Inspected) => Promise<void>,
  options: BrowserOptions = {},
): Promise<void> {
  const extensionDir = await buildExtension();
  await using launched = await launchBrowser({ extensionDir, width: 1400, height: 900, ...options });
  const { page } = launched;
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`uncaught: ${error}`));
  let docked: DockedPanel | undefined;
  await task({
    page,
    console: lines,
    async open() {
      docked = await openPanel(page);
      return docked;
    },
    shows(what, condition, timeoutMs = 60_000) {
      let last: ShownPanel | undefined;
      const probe = async (): Promise<ShownPanel | null> => {
        docked ??= await openPanel(page);
        last = await readPanel(docked.panel);
        return last.isJudged && condition(last) ? last : null;
      };
      return waitUntil(`the panel shows ${what}`, probe, { timeoutMs }).catch((error: unknown) => {
        throw new Error(`${error instanceof Error ? error.message : error} It shows ${JSON.stringify(last, null, 1)}`);
      });
    },
  });
}
