import { describe, expect, it } from 'vitest';
import type { ShownClient, ShownPanel } from '../browser/read-panel.ts';
import { createTradingApp, type TradingAppOptions } from '../trading-app/server/trading-app.ts';
import { type Inspected, withPanel } from './with-panel.ts';

const FAST = 0.1;

async function inspectApp(options: TradingAppOptions, task: (inspected: Inspected, url: string) => Promise<void>) {
  const app = await createTradingApp({ timeScale: FAST, ...options });
  try {
    await withPanel((inspected) => task(inspected, app.url));
  } finally {
    await app.close();
  }
}

const openOf = (panel: ShownPanel): ShownClient[] =>
  panel.clients.filter((client) => client.connections.some(({ readyState }) => readyState === 'open'));
const findingOf = (panel: ShownPanel, rule: string) => panel.findings.find((finding) => finding.rule === rule);

describe('the panel on the trading app', () => {
  it('ends the late-server scenario with one JavaScript and one PyScript connection, named as duplicates', async () => {
    await inspectApp({ scenario: 'late' }, async ({ page, open, shows }, url) => {
      await open();
      await page.goto(`${url}/index.html`);
      const panel = await shows(
        'two open connections and broadcasts received twice',
        (shown) =>
          openOf(shown).length === 2 && /arrived twice/.test(findingOf(shown, 'duplicate-connections')?.sentence ?? ''),
        90_000,
      );
      const [javascript, python] = ['javascript', 'python'].map((opener) =>
        openOf(panel).find((client) => client.opener === opener),
      );
      expect(javascript?.places).toEqual([expect.stringMatching(/^index\.html:\d+$/)]);
      expect(python?.places).toEqual([expect.stringMatching(/^api_client\.py:\d+$/)]);
      const duplicate = findingOf(panel, 'duplicate-connections');
      expect(duplicate?.severity).toBe('error');
      expect(duplicate?.sentence).toContain(javascript?.places[0]);
      expect(duplicate?.sentence).toContain(python?.places[0]);
      const refused = panel.clients
        .flatMap((client) => client.connections)
        .filter((each) => each.failureCause !== null);
      expect(new Set(refused.map((each) => each.failureCause))).toEqual(new Set(['connection-refused']));
    });
  });

  it('stays without a duplicate when the server is healthy: Python then falls back to polling', async () => {
    await inspectApp({ scenario: 'healthy' }, async ({ page, open, shows }, url) => {
      await open();
      const isReady = page.waitForRequest((request) => request.url().includes('/health'), { timeout: 90_000 });
      await page.goto(`${url}/index.html`);
      await isReady;
      const panel = await shows('one open connection', (shown) => openOf(shown).length === 1);
      expect(panel.clients.map((client) => client.opener)).toEqual(['javascript']);
      expect(panel.findings).toEqual([]);
    });
  });

  it.each([
    ['refused', 'connection-refused', 'connection refused'],
    ['forbidden', 'unexpected-status', '403'],
  ] as const)('names the cause when the server is %s', async (scenario, cause, words) => {
    await inspectApp({ scenario }, async ({ page, open, shows }, url) => {
      await open();
      await page.goto(`${url}/index.html?client=js`);
      const panel = await shows(`the cause "${words}"`, (shown) =>
        (findingOf(shown, 'connection-failed')?.sentence ?? '').includes(words),
      );
      const [connection] = panel.clients.flatMap((client) => client.connections).slice(-1);
      expect(connection).toMatchObject({ failureCause: cause, closeCode: 1006 });
    });
  });

  it('decodes a message into type, summary, tree and raw text', async () => {
    await inspectApp({ scenario: 'healthy' }, async ({ page, open, shows }, url) => {
      const { panel } = await open();
      await page.goto(`${url}/index.html?client=js`);
      await shows(
        'the acknowledged subscriptions',
        (shown) => (openOf(shown)[0]?.connections[0]?.receivedCount ?? 0) >= 4,
      );
      const row = await panel.waitForSelector(
        '[data-message-index][data-direction="received"] ::-p-text(connection_established)',
      );
      await row?.click();
      await panel.waitForSelector('[data-testid="payload-tree"] ::-p-text(heartbeat_interval)');
      await panel.click('[data-tab="raw"]');
      const raw = await panel.waitForSelector('[data-testid="raw-payload"]');
      const text = await raw?.evaluate((element) => element.textContent ?? '');
      expect(JSON.parse(text ?? '')).toMatchObject({
        type: 'connection_established',
        data: { server_version: '1.0.0' },
      });
    });
  });

  it('shows what happened before DevTools opened, and goes on after a reload', async () => {
    await inspectApp({ scenario: 'healthy' }, async ({ page, shows }, url) => {
      await page.goto(`${url}/index.html?client=js`);
      await page.waitForFunction(() => document.body.textContent?.includes('Conectado'));
      const late = await shows(
        'the messages from before',
        (shown) => (openOf(shown)[0]?.connections[0]?.sentCount ?? 0) >= 3,
      );
      expect(late.status.join()).toMatch(/before DevTools opened/);

      await page.reload();
      const after = await shows(
        'the connection of the reloaded page',
        (shown) => shown.clients.flatMap((client) => client.connections).length === 2 && openOf(shown).length === 1,
      );
      expect(after.findings).toEqual([]);
    });
  });
});
