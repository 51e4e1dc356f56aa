// How long the viewer takes to open a session in Chromium, and how long its page does not answer meanwhile:
// node tests/bench-viewer/bench-viewer.ts [messages]
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { CDPSession, Page } from 'puppeteer-core';
import { byteStream } from '../../lib/session/bytes/byte-stream.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { madeSession } from '../bench-session/made-session.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { chooseFile, openViewerPage } from '../browser/viewer-page.ts';
import { waitUntil } from '../browser/wait-until.ts';

const MEGA = 1_000_000;

interface Watched {
  longTasks: number[];
}

/** From now on the page notes how long its tasks take, where that is more than 50 ms. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function main(messageCount: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-bench-viewer-'));
  const file = join(folder, 'session.tapewire.ndjson.gz');
  try {
    const text = sessionText(madeSession(messageCount));
    await byteStream(text, { isCompressed: true }).pipeTo(Writable.toWeb(createWriteStream(file)));
    await using launched = await launchBrowser({ extensionDir: await buildExtension(), width: 1400, height: 800 });
    const page = await openViewerPage(launched.browser, launched.extensionId ?? '');
    await watchTasks(page);
    const session = await page.createCDPSession();
    // Processor time, which others on the machine do not lengthen as they do what a clock shows.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await taskSeconds(session);
    const startedAt = performance.now();
    const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    await chooseFile(page, file);
    const wait = { timeoutMs: 180_000, intervalMs: 20 };
    await waitUntil('the panel is there', () => page.$('[data-testid="file-bar"]'), wait);
    console.log(`${messageCount} messages: shown after ${seconds()}`);
    const shown = () => page.$eval('[data-testid="message-count"]', (element) => element.textContent ?? '');
    const isAll = async () => Number((await shown()).replace(/\D/g, '')) === messageCount;
    await waitUntil('all rows are there', isAll, wait);
    console.log(`all rows after ${seconds()}`);
    console.log(`${((await taskSeconds(session)) - before).toFixed(1)} s of processor in the page's own thread`);
    const tasks = await page.evaluate(() => (globalThis as unknown as Watched).longTasks.sort((a, b) => b - a));
    const longest = tasks.slice(0, 5).map((ms) => `${ms.toFixed(0)} ms`);
    console.log(
      `${tasks.length} tasks of more than 50 ms${longest.length > 0 ? `, longest ${longest.join(', ')}` : ''}`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

await main(Number(process.argv[2] ?? MEGA));
