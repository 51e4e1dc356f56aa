// One real page for each runtime; `npm run attribution` judges all of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '../attribution/cases.ts';
import { isRight, type Judgement } from '../attribution/judge.ts';
import { runPages } from '../attribution/run-pages.ts';
import { type CaseServer, startCaseServer } from '../attribution/server.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { type LaunchedBrowser, launchBrowser } from '../browser/launch.ts';
import { createTradingApp } from '../trading-app/server/trading-app.ts';
import { withPanel } from './with-panel.ts';

describe('who opened a connection', () => {
  let server: CaseServer;
  let launched: LaunchedBrowser;
  beforeAll(async () => {
    server = await startCaseServer();
    launched = await launchBrowser({ extensionDir: await buildExtension() });
  });
  afterAll(async () => {
    await launched?.close();
    await server?.[Symbol.asyncDispose]();
  });

  it.each(PAGES.filter(({ isQuick }) => isQuick))('is told on the page $name', async (page) => {
    const judged: Judgement[] = [];
    await runPages([page], launched, server, (_, judgements) => judged.push(...judgements));
    expect(judged).toHaveLength(page.cases.length);
    expect(judged.filter((judgement) => !isRight(judgement))).toEqual([]);
  });
});

describe('the trading app in a PyScript worker', () => {
  it.each(['worker', 'micropython-worker'] as const)('shows the socket of a %s in the panel', async (python) => {
    const app = await createTradingApp({ timeScale: 0.1 });
    try {
      await withPanel(async ({ page, open, shows, console }) => {
        await open();
        await page.goto(`${app.url}/index.html?client=py&python=${python}`);
        const panel = await shows(
          'the messages of an open Python connection',
          ({ clients }) =>
            // The network layer may tell of the socket first, which is then a client of its own for a moment.
            clients.length === 1 &&
            clients[0]?.opener === 'python' &&
            clients[0].connections.some(({ readyState, receivedCount }) => readyState === 'open' && receivedCount > 0),
          90_000,
        );
        expect(panel.clients[0]?.places).toEqual(
          python === 'worker' ? [expect.stringMatching(/^api_client\.py:\d+$/)] : [],
        );
        expect(console.filter((line) => /tapewire|chrome-extension|uncaught/i.test(line))).toEqual([]);
      });
    } finally {
      await app.close();
    }
  });
});
