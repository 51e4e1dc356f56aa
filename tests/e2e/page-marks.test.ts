// The button in the browser's toolbar: a moment noted from the page, with a picture of it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_PICTURE } from '../../lib/protocol/picture.ts';
import { awaitDrawn } from '../browser/await-drawn.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { type LaunchedBrowser, launchBrowser } from '../browser/launch.ts';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { openPrivateWindow } from '../browser/private-window.ts';
import { saveSession } from '../browser/save-session.ts';
import { stopServiceWorker } from '../browser/stop-service-worker.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { startSocketServer } from './socket-server.ts';

let browser: LaunchedBrowser;
let server: Awaited<ReturnType<typeof startSocketServer>>;
let docked: DockedPanel;
let folder: string;
let pressedAt: number;
let shownAt: number;

interface ButtonApi {
  readonly tabs: { query(of: { active: true }): Promise<{ id: number }[]> };
  readonly action: Record<'getBadgeText' | 'getTitle', (of: { tabId: number }) => Promise<string>>;
}

/** As a click on the button does. */
async function pressButton(page = browser.page): Promise<void> {
  const extension = (await browser.browser.extensions()).get(browser.extensionId ?? '');
  if (extension === undefined) throw new Error('The extension is not installed.');
  await extension.triggerAction(page);
}

/** Runs in the page. */
function paint(colour: string): void {
  document.documentElement.style.background = colour;
}

/** Runs in the page: what no JPEG makes small, in every pixel of the screen. */
function paintNoise(): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [innerWidth * devicePixelRatio, innerHeight * devicePixelRatio];
  canvas.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh';
  const pen = canvas.getContext('2d');
  const pixels = new ImageData(canvas.width, canvas.height);
  for (let at = 0; at < pixels.data.length; at++) pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
  pen?.putImageData(pixels, 0, 0);
  document.body.append(canvas);
}

/** Of the button on the page's tab. */
async function buttonSays(): Promise<{ text: string; title: string }> {
  const target = await browser.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith(`chrome-extension://${browser.extensionId}`),
  );
  const worker = await target.worker();
  if (worker === null) throw new Error('The background is not there.');
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: ButtonApi };
    const [tab] = await chrome.tabs.query({ active: true });
    const of = { tabId: tab?.id ?? -1 };
    return { text: await chrome.action.getBadgeText(of), title: await chrome.action.getTitle(of) };
  });
}

/** A colour near the corner of the picture beside the selected note. */
function pictureIn(panel: Frame) {
  return panel.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('[data-testid="note-detail"] img');
    if (image === null) return null;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const colour = pen?.getImageData(20, 20, 1, 1).data ?? [];
    const { length } = image.src.replace(/^.*,/, '');
    return { colour: [...colour].slice(0, 3), width: image.naturalWidth, height: image.naturalHeight, length };
  });
}

async function eventsIn(path: string): Promise<Record<string, unknown>[]> {
  const lines = gunzipSync(await readFile(path))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tapewire-page-marks-'));
  server = await startSocketServer();
  browser = await launchBrowser({ extensionDir: await buildExtension(), width: 1400, height: 900, scale: 2 });
  await browser.page.goto(server.url);
  await browser.page.evaluate(paint, 'rgb(20, 120, 220)');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the button in the toolbar', () => {
  it('says that nobody notes it while no panel is open for the tab', async () => {
    await pressButton();
    const said = await waitUntil('the button says so', async () => {
      const { text, title } = await buttonSays();
      return text === '' ? null : { text, title };
    });
    expect(said).toMatchObject({ text: '?', title: expect.stringContaining('Nothing noted: open the Tapewire panel') });
  });

  it('notes the moment in the panel, with a picture of the page, though the background was asleep', async () => {
    docked = await openPanel(browser.page);
    expect(await stopServiceWorker(browser.browser, browser.extensionId ?? '')).toBe(true);
    pressedAt = Date.now();
    await pressButton();
    await docked.panel.waitForSelector('[data-mark="note"]');
    shownAt = Date.now();
    await docked.panel.click('[data-mark="note"]');
    const picture = await waitUntil('the picture is there', () => pictureIn(docked.panel));
    const [red = 0, green = 0, blue = 0] = picture.colour;
    expect(Math.hypot(red - 20, green - 120, blue - 220)).toBeLessThan(12);
    expect(picture.width).toBeGreaterThan(400);
    expect(await docked.panel.$eval('[data-mark="note"]', (row) => row.textContent)).toContain('Noted from the page');
  });

  it('leaves the picture out of what is exported without secrets, and counts it', async () => {
    const path = join(folder, 'redacted.gz');
    await saveSession(browser.browser, docked.panel, path);
    const [header, ...events] = await eventsIn(path);
    expect(events.filter(({ type }) => type === 'note-added')).toMatchObject([{ text: 'Noted from the page' }]);
    expect(JSON.stringify(events)).not.toContain('"picture"');
    expect(header).toMatchObject({ redaction: { counts: { picture: 1 } } });
  });

  it('writes it to a session with everything, at the time of the press', async () => {
    const path = join(folder, 'whole.gz');
    await saveSession(browser.browser, docked.panel, path, { isRedacted: false });
    const notes = (await eventsIn(path)).filter(({ type }) => type === 'note-added');
    expect(notes).toMatchObject([{ picture: expect.stringMatching(/^\/9j\//) }]);
    expect(notes[0]?.timestamp).toBeGreaterThanOrEqual(pressedAt);
    expect(notes[0]?.timestamp).toBeLessThanOrEqual(shownAt);
  });

  it('makes a picture smaller that there is no room for', async () => {
    await browser.page.evaluate(paintNoise);
    await awaitDrawn(browser.page);
    await pressButton();
    await waitUntil('another note is there', async () => (await docked.panel.$$('[data-mark="note"]')).length > 1);
    await docked.panel.evaluate(() => {
      [...document.querySelectorAll<HTMLElement>('[data-mark="note"]')].at(-1)?.click();
    });
    const picture = await waitUntil('its picture is there', () => pictureIn(docked.panel));
    // As it was, it has more than these pixels to each.
    expect(await browser.page.evaluate(() => innerHeight * devicePixelRatio)).toBeGreaterThan(1_280);
    expect(Math.max(picture.width, picture.height)).toBe(1_280);
    expect(picture.length).toBeLessThanOrEqual(MAX_PICTURE);
  });

  it('notes it in a private window too, of which nothing is kept', async () => {
    const page = await openPrivateWindow(browser, `${server.url}/private`);
    await page.evaluate(paint, 'rgb(200, 30, 90)');
    const { panel } = await openPanel(page);
    await pressButton(page);
    await panel.waitForSelector('[data-mark="note"]');
    await panel.click('[data-mark="note"]');
    const picture = await waitUntil('the picture is there', () => pictureIn(panel));
    const [red = 0, green = 0, blue = 0] = picture.colour;
    expect(Math.hypot(red - 200, green - 30, blue - 90)).toBeLessThan(12);
    expect(await panel.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
  });
});
