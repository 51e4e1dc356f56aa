// One case of the corpus: the app in its situation, a tab of its own, and what the panel in its docked DevTools says.
import type { Browser, Frame } from 'puppeteer-core';
import { POLICIES, type Policy } from '../../lib/model/backoff/policy.ts';
import { openPanel } from '../browser/open-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { createTradingApp, type TradingApp } from '../trading-app/server/trading-app.ts';
import { type Case, SCALE, type Stage } from './label.ts';
import type { Outcome } from './score.ts';

/** Real time for all that a case expects to be said: to boot Python, then ten retries and the silence after them. */
const LIMIT_MS = 120_000;
const WATCH_MS = 15_000;

interface Said {
  readonly rule: string;
  readonly isNote: boolean;
  readonly sentence: string;
}

export async function play(one: Case, browser: Browser, extensionId: string): Promise<Outcome> {
  const app = await createTradingApp({ timeScale: SCALE, ...one.options });
  const page = await browser.newPage();
  const tasks: Array<() => void> = [];
  try {
    await storeSettings(browser, extensionId, app.url);
    const { panel } = await openPanel(page);
    await page.goto(`${app.url}${one.path}`, { waitUntil: 'domcontentloaded' });
    const stage = stageOf(page, app, (task) => tasks.push(task));
    await one.act?.(stage);
    await waitUntil(
      `the panel says ${one.expected.join(', ')}`,
      async () => {
        const rules = (await saidIn(panel)).map(({ rule }) => rule);
        return one.expected.every((rule) => rules.includes(rule));
      },
      { timeoutMs: LIMIT_MS, intervalMs: 200 },
    ).catch(() => null);
    await stage.pass(one.watchMs ?? WATCH_MS);
    return outcomeOf(one, await saidIn(panel), null);
  } catch (error) {
    return outcomeOf(one, [], error instanceof Error ? error.message : String(error));
  } finally {
    await page.close().catch(() => {});
    for (const task of tasks) task();
    await app.close();
  }
}

function stageOf(page: Stage['page'], app: TradingApp, whenOver: Stage['whenOver']): Stage {
  return {
    page,
    app,
    whenOver,
    scaled: (ms) => ms * SCALE,
    pass: (appMs) => new Promise((resolve) => setTimeout(resolve, appMs * SCALE)),
    opened: async (count) => {
      await waitUntil(`the server has ${count} connections`, () => app.control.state().openCount === count, {
        timeoutMs: LIMIT_MS,
      });
    },
  };
}

/** The panel begins with its findings on show, and holds retries against the guide's policy at the pace of the app. */
async function storeSettings(browser: Browser, extensionId: string, site: string): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto(`chrome-extension://${extensionId}/panel.html`, { waitUntil: 'domcontentloaded' });
    const settings = { mainTab: 'findings', language: 'en', policies: { [site]: scaledPolicy(POLICIES.guide) } };
    await page.evaluate((text) => localStorage.setItem('settings', text), JSON.stringify(settings));
  } finally {
    await page.close();
  }
}

function scaledPolicy({ factor, maxRetries, ...times }: Policy): Policy {
  const scaled = Object.entries(times).map(([name, ms]) => [name, ms * SCALE]);
  return { factor, maxRetries, ...Object.fromEntries(scaled) } as Policy;
}

function saidIn(panel: Frame): Promise<Said[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-finding-entry]')].map((entry) => ({
      rule: entry.dataset.findingEntry ?? '',
      isNote: entry.classList.contains('is-information'),
      sentence: entry.querySelector('.finding-entry-sentence')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    })),
  );
}

function outcomeOf(one: Case, said: readonly Said[], error: string | null): Outcome {
  const { name, expected, allowed = [], notes = [] } = one;
  const loud = new Set(said.filter(({ isNote }) => !isNote).map(({ rule }) => rule));
  const rules = [...new Set(said.map(({ rule }) => rule))];
  return {
    one: { name, expected, allowed, notes },
    rules,
    onlyNotes: rules.filter((rule) => !loud.has(rule)),
    sentences: said.map(({ sentence }) => sentence),
    error,
  };
}
