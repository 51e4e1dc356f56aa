// `node tests/bench-timeline/bench-timeline.ts [lanes] [messages]`: what a picture of the timeline costs while it is
// zoomed, moved and scrolled, drawn without a graphics card.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { launchBrowser } from '../browser/launch.ts';
import { runMain } from '../setup/run-main.ts';
import type { TimelineCost } from './page.ts';

const [lanes = 500, messages = 1_000_000] = process.argv.slice(2).map(Number);
const LIMIT_MS = 300_000;

function share(values: readonly number[], part: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)} ms`;
}

function lineOf(name: string, values: readonly number[]): string {
  return `${name.padEnd(18)} p50 ${share(values, 0.5)}, p95 ${share(values, 0.95)}, most ${share(values, 1)}`;
}

await runMain(async () => {
  const server = await createServer({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
  });
  await server.listen();
  try {
    await using browser = await launchBrowser({ width: 1280, height: 900 });
    const { page } = browser;
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.waitForFunction(() => 'measureTimeline' in globalThis);
    const cost: TimelineCost = await page.evaluate((a, b) => globalThis.measureTimeline(a, b), lanes, messages);
    console.log(`${cost.lanes} lanes, ${cost.messages} messages, ${cost.layoutMs.length} pictures of 1200 x 800`);
    console.log(`taking in all messages: ${cost.fillMs.toFixed(0)} ms`);
    console.log(lineOf('laying out', cost.layoutMs));
    console.log(lineOf('drawing', cost.paintMs));
    console.log(
      lineOf(
        'together',
        cost.layoutMs.map((ms, at) => ms + (cost.paintMs[at] ?? 0)),
      ),
    );
  } finally {
    await server.close();
  }
});
