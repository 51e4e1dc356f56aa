import { describe, expect, it } from 'vitest';
import { waitUntil } from '../browser/wait-until.ts';
import { createTradingApp } from '../trading-app/server/trading-app.ts';
import { withPanel } from './with-panel.ts';

const SCALE = 0.1;
/** What the trading app's clients do (ms, at the app's own pace); from six attempts on it must be known. */
const RULES = {
  javascript: { baseMs: 5_000, factor: 1.5 },
  python: { baseMs: 5_000, factor: 2 },
} as const;
const SIX_ATTEMPTS = 5;
/** A wait that the machine made late leaves the rule very likely only. */
const OBSERVED =
  /Observed: growing by a factor, first wait ([\d.]+)\s(ms|s), factor ([\d.]+),.* no jitter \((\d+) waits, (?:certain|very likely)/;

describe('the retries of the live app', () => {
  it.each([
    ['javascript', 'client=js'],
    ['python', 'client=py'],
  ] as const)('are recovered within a tenth from six attempts on: %s', async (language, query) => {
    const app = await createTradingApp({ timeScale: SCALE, scenario: 'refused' });
    try {
      await withPanel(async ({ page, open }) => {
        const { panel } = await open();
        await page.goto(`${app.url}/index.html?${query}`);
        await panel.evaluate(() => document.querySelector<HTMLElement>('[data-tab="retries"]')?.click());
        const observed = await waitUntil(
          'the rule is told',
          async () => {
            const facts = await panel.evaluate(() => document.querySelector('.retry-facts')?.textContent ?? '');
            const match = OBSERVED.exec(facts.replaceAll('\u00a0', ' '));
            return match !== null && Number(match[4]) >= SIX_ATTEMPTS ? match : null;
          },
          { timeoutMs: 90_000, intervalMs: 100 },
        );
        const [, first, unit, factor] = observed;
        const baseMs = (Number(first) * (unit === 's' ? 1_000 : 1)) / SCALE;
        const rule = RULES[language];
        expect(Math.abs(baseMs - rule.baseMs)).toBeLessThanOrEqual(rule.baseMs / 10);
        expect(Math.abs(Number(factor) - rule.factor)).toBeLessThanOrEqual(rule.factor / 10);

        await panel.evaluate(() => document.querySelector<HTMLElement>('[data-tab="findings"]')?.click());
        await waitUntil('the link to an attempt is pressed', () =>
          panel.evaluate(() => {
            const link = document.querySelector<HTMLElement>('[data-evidence="attempt"]');
            link?.click();
            return link !== null;
          }),
        );
        const row = await waitUntil('its row is in view', () =>
          panel.evaluate(() => {
            const shown = document.querySelector('.attempts [aria-current]')?.getBoundingClientRect();
            return shown !== undefined && shown.top >= 0 && shown.bottom <= innerHeight;
          }),
        );
        expect(row).toBe(true);
      });
    } finally {
      await app.close();
    }
  });
});
