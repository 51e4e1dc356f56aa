// The guide's steps and `debugMode` from the docked panel, on the trading app with its real clients.
import type { Frame } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { waitUntil } from '../browser/wait-until.ts';
import { createTradingApp, type TradingApp } from '../trading-app/server/trading-app.ts';
import { type Inspected, withPanel } from './with-panel.ts';

const FAST = 0.1;

async function checkApp(task: (inspected: Inspected, app: TradingApp) => Promise<void>) {
  const app = await createTradingApp({ timeScale: FAST });
  try {
    await withPanel((inspected) => task(inspected, app));
  } finally {
    await app.close();
  }
}

const textOf = (panel: Frame, selector: string) =>
  panel.$eval(selector, (element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '');

/** Presses one check's button and waits for a result that was not there before. */
async function check(panel: Frame, name: string) {
  const when = () => panel.$eval(`[data-check="${name}"] .check-result`, (element) => element.textContent);
  const before = await when();
  await panel.click(`[data-testid="run-${name}"]`);
  await waitUntil(`the check ${name} has a new result`, async () => (await when()) !== before, { timeoutMs: 30_000 });
  const verdict = await panel.$eval(`[data-check="${name}"]`, (element) => element.getAttribute('data-verdict'));
  const evidence = await textOf(panel, `[data-check="${name}"] .check-evidence`);
  return { verdict, sentence: await textOf(panel, `[data-check="${name}"] [data-testid="check-sentence"]`), evidence };
}

async function saysOfDebug(panel: Frame, language: string, words: RegExp): Promise<void> {
  const selector = `.checks [data-testid="debug-words-${language}"]`;
  await waitUntil(
    `the panel says ${words} of ${language}`,
    async () => {
      const said = await textOf(panel, selector);
      if (words.test(said)) return true;
      throw new Error(said);
    },
    { timeoutMs: 30_000 },
  );
}

/** The view is read when it is first asked for, unless the panel has had time for it before. */
async function openChecks(panel: Frame): Promise<void> {
  await panel.click('[data-tab="checks"]');
  await panel.waitForSelector('.checks');
}

const SHAPE = 'JSON.stringify([Reflect.ownKeys(tradingWebSocket), typeof tradingWebSocket.debugMode])';

describe('the checks on the trading app', () => {
  it('pass while all is well, and name what is wrong when it is not', async () => {
    await checkApp(async ({ page, open, shows }, app) => {
      const { panel } = await open();
      await page.goto(`${app.url}/index.html?client=js`);
      await shows('an open connection', ({ clients }) => clients[0]?.connections[0]?.readyState === 'open');
      await openChecks(panel);
      await waitUntil('the server has acknowledged all channels', async () => {
        return (await check(panel, 'subscriptions')).verdict === 'passed';
      });
      expect(await check(panel, 'health')).toMatchObject({ verdict: 'passed' });
      const opened = await check(panel, 'endpoint');
      expect(opened).toMatchObject({ verdict: 'passed' });
      expect(opened.evidence).toMatch(/from the page’s frame.*101/);
      expect(await check(panel, 'flags')).toMatchObject({ verdict: 'passed' });
      const stats = await check(panel, 'stats');
      expect(stats).toMatchObject({ verdict: 'passed', sentence: expect.stringContaining('1 connection') });
      expect(stats.evidence).toContain('404 (Not Found)');
      expect(await check(panel, 'python-stats')).toMatchObject({ verdict: 'unclear' });

      await app.control.setScenario('forbidden');
      expect((await check(panel, 'endpoint')).sentence).toContain('403 (Forbidden)');
      await app.control.setScenario('refused');
      await shows('the loss of the connection', ({ clients }) => clients[0]?.connections[0]?.readyState === 'closed');
      expect((await check(panel, 'endpoint')).sentence).toContain('connection refused');
      expect((await check(panel, 'health')).sentence).toContain('connection refused');
      await page.evaluate('tradingWebSocket.isConnected = true');
      expect(await check(panel, 'flags')).toMatchObject({
        verdict: 'failed',
        sentence: expect.stringContaining('isConnected'),
      });
      // None of the checks' own connections is taken for one of the page's.
      const { clients } = await shows('its clients', () => true);
      expect(clients).toHaveLength(1);
    });
  });

  it('set debugMode with proof, keep it over a reload, and undo it without a trace', async () => {
    await checkApp(async ({ page, open, console: lines }, app) => {
      const { panel } = await open();
      await page.goto(`${app.url}/index.html?client=js`);
      await page.waitForFunction('window.tradingWebSocket !== undefined');
      const before = await page.evaluate(SHAPE);
      await openChecks(panel);
      await panel.click('.checks [data-testid="debug-javascript"]');
      await saysOfDebug(panel, 'javascript', /No function of window\.tradingWebSocket mentions debugMode/);
      expect(await page.evaluate('tradingWebSocket.debugMode')).toBe(true);
      await panel.click('.checks [data-testid="debug-keep"]');
      await page.goto(`${app.url}/index.html?client=js&preset=guide`);
      await saysOfDebug(panel, 'javascript', /has read debugMode .* first at index\.html:\d+/);
      await waitUntil('the page logs because of it', () => lines.some((line) => line.includes('🐞')));
      await panel.click('.checks [data-testid="debug-mirror"]');
      await waitUntil('the mirror writes', () => lines.some((line) => /\[Tapewire\].*js#/.test(line)), {
        timeoutMs: 30_000,
      });
      await panel.click('.checks [data-testid="debug-mirror"]');
      await panel.click('.checks [data-testid="debug-javascript"]');
      await saysOfDebug(panel, 'javascript', /Not switched on/);
      const descriptor = 'JSON.stringify(Object.getOwnPropertyDescriptor(tradingWebSocket, "debugMode"))';
      expect(await page.evaluate(descriptor)).toBe(
        '{"value":false,"writable":true,"enumerable":true,"configurable":true}',
      );
      await page.goto(`${app.url}/index.html?client=js`);
      await page.waitForFunction('window.tradingWebSocket !== undefined');
      expect(await page.evaluate(SHAPE)).toBe(before);
    });
  });

  it('ask the Python client in Pyodide, and set debugMode there', async () => {
    await checkApp(async ({ page, open, shows }, app) => {
      const { panel } = await open();
      await page.goto(`${app.url}/index.html?client=py`);
      await shows('an open connection', ({ clients }) => clients[0]?.connections[0]?.readyState === 'open', 90_000);
      await openChecks(panel);
      const stats = await check(panel, 'python-stats');
      expect(stats).toMatchObject({ verdict: 'passed' });
      expect(stats.evidence).toMatch(/get_connection_stats\(\) returned True.*active_connections/);
      expect((await check(panel, 'flags')).evidence).toContain('is_connected is true');
      await panel.click('.checks [data-testid="debug-python"]');
      await saysOfDebug(panel, 'python', /No function of api_client mentions debugMode/);
      await panel.click('.checks [data-testid="debug-python"]');
      await saysOfDebug(panel, 'python', /Not switched on/);
    });
  });
});
