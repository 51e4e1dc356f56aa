// What each picture shows, and how the trading app and the panel are brought there.
import type { Page } from 'puppeteer-core';
import { dockDevTools, setDevToolsTheme } from '../browser/arrange-devtools.ts';
import { awaitDrawn } from '../browser/await-drawn.ts';
import type { DockedPanel } from '../browser/open-panel.ts';
import { takePicture } from '../browser/take-picture.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { hasBothOpen } from '../start/story.ts';
import type { ScenarioName } from '../trading-app/server/trading-app.ts';
import { playHang, playLadder, playRestart, playTimeline } from './diagnosis-scenes.ts';
import { playExport } from './export-scenes.ts';
import { followsNewest, LIMIT_MS, shows } from './shows.ts';
import { playBinary, playFlood, playScan } from './traffic-scenes.ts';
import { playViewer } from './viewer-scenes.ts';

export interface Stage {
  readonly page: Page;
  readonly docked: DockedPanel;
  /** Of the trading app's page server. */
  readonly url: string;
  pictureOf(name: string): `${string}.png`;
}

export interface Scene {
  readonly scenario: ScenarioName;
  readonly timeScale: number;
  /** Of the tab, DevTools included. */
  readonly height: number;
  play(stage: Stage): Promise<void>;
}

export const WIDTH = 1400;
/** Width of DevTools docked at the right. */
const NARROW = 700;
/** Crisp enough on a dense screen, and each picture stays below 350 kB. */
export const SCALE = 1.25;

export const SCENES = {
  dual: { scenario: 'late', timeScale: 0.5, height: 680, play: playDual },
  refused: { scenario: 'refused', timeScale: 0.5, height: 640, play: playRefused },
  timeline: { scenario: 'late', timeScale: 0.5, height: 580, play: playTimeline },
  ladder: { scenario: 'refused', timeScale: 1, height: 640, play: playLadder },
  restart: { scenario: 'healthy', timeScale: 1, height: 580, play: playRestart },
  hang: { scenario: 'hang', timeScale: 1, height: 580, play: playHang },
  export: { scenario: 'late', timeScale: 0.5, height: 800, play: playExport },
  scan: { scenario: 'healthy', timeScale: 0.5, height: 640, play: playScan },
  flood: { scenario: 'healthy', timeScale: 1, height: 640, play: playFlood },
  binary: { scenario: 'healthy', timeScale: 1, height: 640, play: playBinary },
  viewer: { scenario: 'late', timeScale: 0.5, height: 680, play: playViewer },
  empty: { scenario: 'healthy', timeScale: 1, height: 580, play: playEmpty },
} as const satisfies Record<string, Scene>;

/** The late server: JavaScript and PyScript end up with a connection each, and every broadcast of a scan comes twice. */
async function playDual({ page, docked, url, pictureOf }: Stage): Promise<void> {
  await dockDevTools(docked, 'bottom', 530);
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'both clients connected', hasBothOpen);
  await page.click('#start-scan');
  await waitUntil('the scan has ended', () => docked.panel.evaluate(showsScanEnd), { timeoutMs: LIMIT_MS });
  // The click has scrolled the page to its button.
  await page.evaluate(() => scrollTo(0, 0));
  await docked.panel.evaluate(selectProgress);
  await waitUntil('the grid follows the newest message', () => docked.panel.evaluate(followsNewest));
  await awaitDrawn(page, docked.devtools, docked.panel);
  await takePicture(page, docked, pictureOf('dual-light'));
  await setDevToolsTheme(docked, 'dark');
  await takePicture(page, docked, pictureOf('dual-dark'));
  await setDevToolsTheme(docked, 'light');
  await dockDevTools(docked, 'right', NARROW);
  await takePicture(page, docked, pictureOf('dual-narrow-light'));
}

/** Nothing listens: both clients try again and again, and the detail says of the last attempt why it failed. */
async function playRefused({ page, docked, url, pictureOf }: Stage): Promise<void> {
  await setDevToolsTheme(docked, 'dark');
  await dockDevTools(docked, 'bottom', 480);
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(
    docked,
    'three failures of one client and two of the other, with their cause',
    ({ clients }) =>
      clients.length === 2 &&
      clients.some(({ connections }) => connections.length >= 3) &&
      clients.every(
        ({ connections }) =>
          connections.length >= 2 && connections.every(({ failureCause }) => failureCause === 'connection-refused'),
      ),
  );
  await docked.panel.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-mark]')].at(-1)?.click());
  await docked.panel.waitForSelector('[data-testid="detail"]');
  await awaitDrawn(docked.devtools, docked.panel);
  await takePicture(page, docked, pictureOf('refused-dark'));
}

/** A page without a WebSocket. */
async function playEmpty({ page, docked, pictureOf }: Stage): Promise<void> {
  await dockDevTools(docked, 'bottom', 420);
  await takePicture(page, docked, pictureOf('empty-light'));
}

/** Runs in the panel: the last progress is in view, so that few messages come from here on. */
function showsScanEnd(): boolean {
  const rows = [...document.querySelectorAll('[data-message-index]')];
  return rows.filter((row) => row.textContent?.includes('812/812')).length >= 2;
}

/** Runs in the panel. */
function selectProgress(): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-message-index]')];
  rows.findLast((row) => row.textContent?.includes('812/812'))?.click();
}
