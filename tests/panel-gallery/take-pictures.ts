// Pictures of the gallery into artifacts/panel-gallery: `node tests/panel-gallery/take-pictures.ts [word in the name]`.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { createServer } from 'vite';
import { launchBrowser } from '../browser/launch.ts';

interface Shot {
  readonly name: string;
  readonly query: string;
  readonly width: number;
  readonly act?: (page: Page) => Promise<void>;
}

const chooseMessage = (page: Page) => page.locator('[data-message-index="14"]').click();
const chooseBinary = (page: Page) => page.locator('.grid-rows .row:last-child').click();
const chooseFailed = (page: Page) => page.locator('[data-failure-cause]').click();
const chooseInitiator = async (page: Page) => {
  await page.locator('[data-opener="python"]').click();
  await page.locator('.client:last-child [data-connection-id]').click();
  await page.locator('[data-tab="initiator"]').click();
};

const openExport = async (page: Page) => {
  await page.locator('[data-testid="export-session"]').click();
  await page.waitForSelector('[data-testid="redaction-preview"][data-state="found"]');
};
const note = async (page: Page, text: string) => {
  await page.keyboard.press('n');
  await page.locator('[data-testid="note-text"]').fill(text);
  await page.locator('[data-testid="add-note"]').click();
};
const openNotes = async (page: Page) => {
  await note(page, 'Scan pressed, no answer');
  await note(page, 'Reloaded the page');
  await page.keyboard.press('n');
};
const chooseTimeline = (page: Page) => page.locator('[data-tab="timeline"]').click();
const timelineWithNote = async (page: Page) => {
  await note(page, 'Scan pressed, no answer');
  await page.locator('[data-tab="timeline"]').click();
};
const saveForSupport = async (page: Page) => {
  await page.locator('[data-testid="save-for-support"]').click();
  await page.waitForSelector('[data-testid="export-state"][data-state="saved"]');
};
const exportUnredacted = async (page: Page) => {
  await openExport(page);
  await page.locator('[data-testid="redact"]').click();
};

const chooseRetries = (page: Page) => page.locator('[data-tab="retries"]').click();
const chooseSubscribed = (page: Page) => page.locator('.client [data-connection-id]').click();
const chooseFindings = (page: Page) => page.locator('[data-tab="findings"]').click();

const SHOTS: readonly Shot[] = [
  { name: 'dual-light', query: 'scene=dual', width: 1400, act: chooseMessage },
  { name: 'dual-dark', query: 'scene=dual&theme=dark', width: 1400, act: chooseMessage },
  { name: 'dual-narrow-light', query: 'scene=dual', width: 700, act: chooseMessage },
  { name: 'dual-narrow-dark', query: 'scene=dual&theme=dark', width: 700 },
  { name: 'dual-portuguese', query: 'scene=dual&language=pt-BR', width: 1400, act: chooseFailed },
  { name: 'dual-initiator', query: 'scene=dual', width: 1400, act: chooseInitiator },
  { name: 'dual-hex-dark', query: 'scene=dual&theme=dark', width: 1400, act: chooseBinary },
  { name: 'failing-light', query: 'scene=failing', width: 1400, act: chooseFailed },
  { name: 'thrown-light', query: 'scene=thrown', width: 1400, act: chooseFailed },
  { name: 'thrown-narrow-dark', query: 'scene=thrown&theme=dark', width: 700, act: chooseBinary },
  { name: 'young-light', query: 'scene=young', width: 1400, act: chooseBinary },
  { name: 'busy-dark', query: 'scene=busy&theme=dark', width: 1400, act: chooseBinary },
  { name: 'export-light', query: 'scene=secrets', width: 1400, act: openExport },
  { name: 'export-dark', query: 'scene=secrets&theme=dark', width: 1400, act: openExport },
  { name: 'export-narrow-portuguese', query: 'scene=secrets&language=pt-BR', width: 700, act: openExport },
  { name: 'note-light', query: 'scene=secrets', width: 1400, act: openNotes },
  { name: 'note-narrow-dark', query: 'scene=secrets&theme=dark&language=pt-BR', width: 700, act: openNotes },
  { name: 'note-timeline-light', query: 'scene=dual', width: 1400, act: timelineWithNote },
  { name: 'support-light', query: 'scene=secrets', width: 1400, act: saveForSupport },
  { name: 'support-narrow-dark', query: 'scene=secrets&theme=dark', width: 700, act: saveForSupport },
  { name: 'export-unredacted-light', query: 'scene=secrets', width: 1400, act: exportUnredacted },
  { name: 'export-unredacted-narrow-dark', query: 'scene=secrets&theme=dark', width: 700, act: exportUnredacted },
  { name: 'beating-timeline-light', query: 'scene=beating', width: 1400, act: chooseTimeline },
  { name: 'beating-timeline-narrow-dark', query: 'scene=beating&theme=dark', width: 700, act: chooseTimeline },
  { name: 'beating-retries-light', query: 'scene=beating', width: 1400, act: chooseRetries },
  { name: 'beating-retries-narrow-dark', query: 'scene=beating&theme=dark', width: 700, act: chooseRetries },
  { name: 'beating-detail-light', query: 'scene=beating', width: 1400, act: chooseSubscribed },
  { name: 'beating-detail-narrow-dark', query: 'scene=beating&theme=dark', width: 700, act: chooseSubscribed },
  { name: 'beating-findings-dark', query: 'scene=beating&theme=dark', width: 1400, act: chooseFindings },
  { name: 'beating-findings-portuguese', query: 'scene=beating&language=pt-BR', width: 700, act: chooseFindings },
  { name: 'empty-light', query: 'scene=empty', width: 1400 },
];

const folder = fileURLToPath(new URL('.', import.meta.url));
const target = fileURLToPath(new URL('../../artifacts/panel-gallery/', import.meta.url));
const wanted = process.argv[2] ?? '';

await mkdir(target, { recursive: true });
const server = await createServer({
  root: folder,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
});
await server.listen();
const base = server.resolvedUrls?.local[0] ?? '';
try {
  await using browser = await launchBrowser({ width: 1400, height: 760 });
  const { page } = browser;
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  for (const { name, query, width, act } of SHOTS) {
    if (!name.includes(wanted)) continue;
    await page.setViewport({ width, height: width < 1000 ? 600 : 760 });
    await page.goto(`${base}?${query}`);
    await page.waitForSelector('.status-bar, [data-testid="status-bar"]');
    await page.waitForFunction(() => document.querySelector('[data-link-status="attached"]') !== null);
    await new Promise((done) => setTimeout(done, 400));
    await act?.(page);
    await new Promise((done) => setTimeout(done, 200));
    await page.screenshot({ path: `${target}${name}.png` });
  }
} finally {
  await server.close();
}
