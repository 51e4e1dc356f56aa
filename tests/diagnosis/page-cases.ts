// What the page does besides: modules replaced, frames and workers beside it, a page that nobody sees, one loaded by https.
import type { Case, Stage } from './label.ts';
import { BLANK, program, RETRYING } from './program.ts';

/** Runs a text as a module of its own, as a development server does that replaces one. */
const MODULES = `const run = (source) => new Promise((resolve) => {
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', onload: resolve });
    script.src = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    document.documentElement.append(script);
  });`;
const REPLACED = `const source = 'window.last?.close(1000, "module replaced"); window.last = new WebSocket(' + JSON.stringify(url) + ');';
  run(source).then(() => { window.last.onopen = () => run(source + '// edited'); });`;

/** The client beside it connects too, and the server tells both the same. */
function beside(source: string) {
  return async (stage: Stage) => {
    await program(`new WebSocket(url); ${source}`)(stage);
    await stage.opened(2);
    stage.app.control.flood(20);
  };
}
const OPENER = `'new WebSocket(' + JSON.stringify(url) + ');'`;

async function unseen(stage: Stage): Promise<void> {
  await program(RETRYING('Math.min(30000, 1000 * 2 ** (n - 1))', 10))(stage);
  const other = await stage.page.browser().newPage();
  await other.bringToFront();
  await stage.page.waitForFunction(() => document.hidden, { polling: 50 });
  await stage.pass(60_000);
  await other.close();
  await stage.page.bringToFront();
}

/** A page by https without a server: the browser asks for it, and is answered here. */
async function byHttps({ page }: Stage): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void request.respond({ contentType: 'text/html', body: '<title>by https</title>' });
  });
  await page.goto('https://tapewire.test/', { waitUntil: 'domcontentloaded' });
  await page.evaluate(`try { new WebSocket('ws://tapewire.test/ws'); } catch {}`);
}

export const PAGES: readonly Case[] = [
  {
    name: 'hot reload: a module replaced while its socket closes',
    act: async (stage: Stage) => {
      await program(`${MODULES} ${REPLACED}`)(stage);
      await stage.page.waitForFunction('document.querySelectorAll("script").length === 2', { polling: 50 });
      await stage.opened(1);
    },
    notes: ['short-overlap' as const],
    watchMs: 60_000,
  },
  {
    name: 'page and worker to one endpoint',
    act: beside(`new Worker(URL.createObjectURL(new Blob([${OPENER}])));`),
    expected: ['duplicate-connections' as const],
  },
  {
    name: 'page and iframe to one endpoint',
    act: beside(
      `document.documentElement.append(Object.assign(document.createElement('iframe'), { srcdoc: '<script>' + ${OPENER} + '</' + 'script>' }));`,
    ),
    expected: ['duplicate-connections' as const],
  },
  {
    name: 'hidden page: the browser slows the waits down',
    options: { scenario: 'refused' },
    act: unseen,
    expected: ['hidden-page-delays' as const, 'connection-failed' as const],
    allowed: ['gave-up' as const],
  },
  {
    name: 'mixed content: a page by https asks for ws:',
    act: byHttps,
    // Chromium lets no such connection begin: the constructor throws.
    expected: ['constructor-threw' as const],
  },
].map((one) => ({ path: BLANK, options: { scenario: 'healthy' }, expected: [], watchMs: 15_000, ...one }) as Case);
