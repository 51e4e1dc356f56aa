// https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-notrestoredreasons-interface
// Asked by navigating, so not in the page alone: does a page with or without sockets come back from the back/forward cache?
import type { Browser, Page } from 'puppeteer-core';

export const HISTORY_PROBES = ['no socket', 'a closed socket', 'an open socket'].map(
  (what) => `back to a page with ${what}`,
);

/** Loads the page for the probe of that name; its address. */
export type OpenPage = (page: Page, name: string) => Promise<string>;

export async function askAboutHistory(browser: Browser, name: string, open: OpenPage): Promise<unknown> {
  const page = await browser.newPage();
  try {
    const url = await open(page, name);
    await page.evaluate(async (socketKind) => {
      (window as unknown as { mark: number }).mark = 1;
      addEventListener('pageshow', (event) => {
        (window as unknown as { persisted: boolean }).persisted = event.persisted;
      });
      if (socketKind.endsWith('no socket')) return;
      const socket = tools.socket();
      await tools.once(socket, 'open');
      (window as unknown as { socket: WebSocket }).socket = socket;
      if (!socketKind.endsWith('closed socket')) return;
      socket.close();
      await tools.once(socket, 'close');
    }, name);
    await page.goto(new URL('/child', url).href);
    await page.goBack();
    await page.waitForFunction(() => document.readyState === 'complete');
    return await page.evaluate(() => {
      const { mark, persisted, socket } = window as unknown as { mark: number; persisted: boolean; socket?: WebSocket };
      const [entry] = performance.getEntriesByType('navigation') as unknown as { notRestoredReasons: unknown }[];
      return {
        mark,
        persisted,
        readyState: socket?.readyState,
        reasons: JSON.stringify(entry?.notRestoredReasons ?? null),
      };
    });
  } finally {
    await page.close();
  }
}
