// One tab of a running Firefox for each test, its toolbox and the panel in it.
import type { Page } from 'puppeteer-core';
import { readPanel, type ShownPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import type { LaunchedFirefox } from './launch-firefox.ts';
import { type FirefoxPanel, openToolbox } from './open-toolbox.ts';

export interface InspectedTab {
  readonly page: Page;
  /** Everything the page's console said and every uncaught error, ours included if there were any. */
  readonly console: readonly string[];
  /** Opens the toolbox on the panel, or finds it again. */
  open(): Promise<FirefoxPanel>;
  /** Waits until what the panel shows satisfies `condition`, and returns it. */
  shows(what: string, condition: (panel: ShownPanel) => boolean, timeoutMs?: number): Promise<ShownPanel>;
}

/** Runs `task` with a fresh tab in front, which is closed whatever happens. */
export async function withToolbox(
  { browser }: LaunchedFirefox,
  task: (inspected: InspectedTab) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`uncaught: ${error}`));
  let panel: FirefoxPanel | undefined;
  try {
    await task({
      page,
      console: lines,
      async open() {
        panel ??= await openToolbox(browser);
        return panel;
      },
      shows(what, condition, timeoutMs = 30_000) {
        let last: ShownPanel | undefined;
        const probe = async (): Promise<ShownPanel | null> => {
          panel ??= await openToolbox(browser);
          last = await readPanel(panel);
          return last.isJudged && condition(last) ? last : null;
        };
        return waitUntil(`the panel shows ${what}`, probe, { timeoutMs }).catch((error: unknown) => {
          throw new Error(
            `${error instanceof Error ? error.message : error} It shows ${JSON.stringify(last, null, 1)}`,
          );
        });
      },
    });
  } finally {
    await page.close();
  }
}
