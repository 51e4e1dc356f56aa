// `npm start` without a display: waits for the story to happen, then prints it and keeps it as files.
import { join } from 'node:path';
import { dockDevTools } from '../browser/arrange-devtools.ts';
import type { LaunchedBrowser } from '../browser/launch.ts';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { readPanel, type ShownPanel } from '../browser/read-panel.ts';
import { saveSession } from '../browser/save-session.ts';
import { takePicture } from '../browser/take-picture.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { ExpectedError } from '../setup/expected-error.ts';
import type { TradingApp } from '../trading-app/server/trading-app.ts';
import { describePanel } from './describe-panel.ts';
import { hasBothOpen, hasDoubledMessages } from './story.ts';

/** PyScript alone boots in 5 s on a quiet machine and in a minute on a loaded one. */
const LIMIT_MS = 180_000;

export const PICTURE_SIZE = { width: 1400, height: 900, scale: 2 } as const;
const PANEL_HEIGHT = 560;

/** The page's button: the server then tells every connection how the scan goes. */
const START_SCAN = '#start-scan';

/** Plays the late server, prints what the panel shows, and writes `panel.png` and the session into `folder`. */
export async function showWithoutWindow(launched: LaunchedBrowser, app: TradingApp, folder: string): Promise<void> {
  const { browser, page } = launched;
  const docked = await openPanel(page);
  await dockDevTools(docked, 'bottom', PANEL_HEIGHT);
  console.log('Waiting until both clients are connected (they try before the server is up) ...');
  await page.goto(`${app.url}/index.html`, { waitUntil: 'domcontentloaded' });
  await waitForStory(docked, 'both clients connected, and named as duplicates', hasBothOpen);
  await page.click(START_SCAN);
  await waitForStory(docked, "the scan's broadcasts on both connections", hasDoubledMessages);

  console.log(`\nThe panel shows\n\n${describePanel(await readPanel(docked.panel))}\n`);
  const picture = join(folder, 'panel.png') as `${string}.png`;
  await takePicture(page, docked, picture);
  console.log(`Picture of the panel: ${picture}`);
  const session = join(folder, 'session.tapewire.ndjson.gz');
  await saveSession(browser, docked.panel, session);
  console.log(`Session file:         ${session}`);
}

async function waitForStory(
  { panel }: DockedPanel,
  what: string,
  isTold: (shown: ShownPanel) => boolean,
): Promise<void> {
  let shown: ShownPanel | null = null;
  try {
    await waitUntil(
      what,
      async () => {
        shown = await readPanel(panel);
        return isTold(shown);
      },
      { timeoutMs: LIMIT_MS, intervalMs: 200 },
    );
  } catch (cause) {
    const instead = shown ? describePanel(shown).replace(/\s*\n\s*/g, '; ') : 'nothing';
    throw new ExpectedError(`Within ${LIMIT_MS / 1000} s the panel did not show ${what}; it shows: ${instead}.`, {
      cause,
    });
  }
}
