// The viewer: where a session is chosen, one being read, one that is open, and one that is damaged.
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Page } from 'puppeteer-core';
import { byteStream } from '../../lib/session/bytes/byte-stream.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { madeSession } from '../bench-session/made-session.ts';
import { awaitDrawn } from '../browser/await-drawn.ts';
import { saveSession } from '../browser/save-session.ts';
import { chooseFile, openViewerPage } from '../browser/viewer-page.ts';
import { hasBothOpen } from '../start/story.ts';
import { SCALE, type Stage, WIDTH } from './scenes.ts';
import { shows } from './shows.ts';

const HEIGHT = 680;
/** Enough to be seen being read. */
const MANY = 300_000;

/** The late server's capture: kept as it grew, exported, opened again, and cut off. */
export async function playViewer({ page, docked, url, pictureOf }: Stage): Promise<void> {
  await page.goto(`${url}/index.html`, { waitUntil: 'domcontentloaded' });
  await shows(docked, 'both clients connected', hasBothOpen);
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-pictures-'));
  try {
    const file = join(folder, 'session-2025-03-04T10-22-44.tapewire.ndjson.gz');
    await saveSession(page.browser(), docked.panel, file);
    const viewer = await openViewerPage(page.browser(), new URL(docked.panel.url()).host);
    await viewer.setViewport({ width: WIDTH, height: HEIGHT, deviceScaleFactor: SCALE });
    await viewer.waitForSelector('[data-testid="open-kept"]');
    await picture(viewer, 'viewer-start', pictureOf);

    const large = join(folder, 'large.tapewire.ndjson.gz');
    const text = sessionText(madeSession(MANY));
    await byteStream(text, { isCompressed: true }).pipeTo(Writable.toWeb(createWriteStream(large)));
    await chooseFile(viewer, large);
    await viewer.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) >= 0.3);
    await viewer.screenshot({ path: pictureOf('viewer-reading-dark') });
    await viewer.click('[data-testid="cancel-reading"]');

    await chooseFile(viewer, file);
    await viewer.waitForSelector('[data-message-index]');
    await picture(viewer, 'viewer-open', pictureOf);
    await viewer.click('[data-testid="open-another"]');
    const damaged = join(folder, 'damaged.tapewire.ndjson.gz');
    const whole = await readFile(file);
    await writeFile(damaged, whole.subarray(0, Math.floor(whole.length * 0.85)));
    await chooseFile(viewer, damaged);
    await viewer.waitForSelector('[data-message-index]');
    await picture(viewer, 'viewer-damaged', pictureOf);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function picture(viewer: Page, name: string, pictureOf: Stage['pictureOf']): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await viewer.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await viewer.waitForSelector(`[data-theme="${theme}"]`);
    await awaitDrawn(viewer);
    await viewer.screenshot({ path: pictureOf(`${name}-${theme}`) });
  }
}
