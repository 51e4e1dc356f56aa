import type { LaunchedBrowser } from '../browser/launch.ts';
import { waitUntil } from '../browser/wait-until.ts';
import type { Page } from './cases.ts';
import { isOfCase, type Judgement, judgePage } from './judge.ts';
import type { CaseServer } from './server.ts';
import { startTape } from './tape.ts';

const CASE_LIMIT_MS = 60_000;

/** Opens each page, waits for its sockets and judges what the extension says of them. */
export async function runPages(
  pages: readonly Page[],
  { browser, page, extensionId }: LaunchedBrowser,
  server: CaseServer,
  onPage: (page: Page, judgements: readonly Judgement[], seconds: number) => void,
): Promise<void> {
  for (const each of pages) {
    const start = performance.now();
    server.reset();
    const errors: string[] = [];
    const onConsole = (message: { text(): string }) => errors.push(message.text());
    page.on('console', onConsole);
    await page.goto(`${server.url}/pages/${each.path}`);
    const tape = await startTape(browser, extensionId ?? '');
    const expected = each.cases.map(({ id }) => id);
    await waitUntil('all sockets came', () => expected.every((id) => server.seen.has(id)), {
      timeoutMs: CASE_LIMIT_MS,
    }).catch(() => {
      const missing = expected.filter((id) => !server.seen.has(id));
      console.error(`${each.name}: never opened: ${missing.join(', ')}\n${errors.slice(-8).join('\n')}`);
    });
    const view = await waitUntil(
      'the events came',
      async () => {
        const found = (await tape.session()).view();
        const urls = [...found.connections.values()].map(({ url }) => url);
        return expected.every((id) => urls.some((url) => isOfCase(url, id))) ? found : null;
      },
      { timeoutMs: 3000 },
    ).catch(async () => (await tape.session()).view());
    page.off('console', onConsole);
    onPage(each, await judgePage(each, view), (performance.now() - start) / 1000);
  }
}
