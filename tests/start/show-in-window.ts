// `npm start` with a display: a window with DevTools on the panel, until the user has seen enough.
import type { LaunchedBrowser } from '../browser/launch.ts';
import { openPanel } from '../browser/open-panel.ts';
import type { TradingApp } from '../trading-app/server/trading-app.ts';

export const WINDOW = { width: 1500, height: 950 } as const;

/** Shows the late server in a window; resolves when the user closed the browser. */
export async function showInWindow({ browser, page }: LaunchedBrowser, app: TradingApp): Promise<void> {
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const shown = openPanel(page).then(() => page.goto(`${app.url}/index.html`));
  // Closing the window while it opens is the user's right, not an error.
  await Promise.race([shown, closed]);
  if (browser.connected)
    console.log(`The panel is open on ${app.url}/index.html. Ctrl+C or closing the browser ends this.`);
  await closed;
}
