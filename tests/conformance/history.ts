// https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-notrestoredreasons-interface
// Asked by navigating, so not in the page alone: does a page with or without sockets come back from the back/forward cache?
import type { Browser } from 'puppeteer-core';

export const HISTORY_PROBES = ['no socket', 'a closed socket', 'an open socket'].map(
  (what) => `back to a page with ${what}`,
);

export async function askAboutHistory(browser: Browser, url: string, name: string): Promise<unknown> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
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
    await page.goto(`${url}child`);
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
