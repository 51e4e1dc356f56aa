// Workers behave with the extension as without it, whatever they are started from.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTape } from '../attribution/tape.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { type LaunchedBrowser, launchBrowser } from '../browser/launch.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { KNOWN_DIFFERENCES, WORKER_CASES } from '../workers/cases.ts';
import { POLICY_PATHS, serveWorkerPages, type WorkerPages } from '../workers/page.ts';

type Results = Record<string, unknown>;

async function runCases(page: Page, cases: Record<string, () => unknown>): Promise<Results> {
  const results: Results = {};
  for (const [name, task] of Object.entries(cases)) {
    results[name] = await page.evaluate(task as () => Promise<unknown>).catch((error: unknown) => String(error));
  }
  return results;
}

/** A page with a policy: what becomes of a worker, and what the page is told. */
async function runPolicy(page: Page, url: string): Promise<unknown> {
  const lines: string[] = [];
  const onConsole = (message: { text(): string }) => lines.push(message.text().replace(/blob:[^ '"]*/g, 'blob'));
  page.on('console', onConsole);
  await page.goto(url);
  const result = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      // The file that the report names is ours, as it is for a socket that a policy refuses.
      violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
    const scope = globalThis as unknown as Record<'startWorker' | 'outcome', (argument: unknown) => unknown>;
    try {
      return [
        await scope.outcome(scope.startWorker("postMessage(String(WebSocket)); postMessage('done')")),
        violations,
      ];
    } catch (error) {
      return [String(error), violations];
    }
  });
  page.off('console', onConsole);
  return [result, lines];
}

async function runAll(page: Page, url: string): Promise<{ cases: Results; known: Results; policies: Results }> {
  const policies: Results = {};
  for (const path of POLICY_PATHS) policies[path] = await runPolicy(page, `${url}${path}`);
  await page.goto(`${url}/`);
  return { policies, cases: await runCases(page, WORKER_CASES), known: await runCases(page, KNOWN_DIFFERENCES) };
}

describe('workers', () => {
  let pages: WorkerPages;
  let launched: LaunchedBrowser;
  let without: Awaited<ReturnType<typeof runAll>>;
  let withUs: typeof without;

  beforeAll(async () => {
    pages = await serveWorkerPages();
    {
      await using bare = await launchBrowser();
      without = await runAll(bare.page, pages.url);
    }
    launched = await launchBrowser({ extensionDir: await buildExtension() });
    withUs = await runAll(launched.page, pages.url);
  });
  afterAll(async () => {
    await launched?.close();
    await pages?.[Symbol.asyncDispose]();
  });

  it.each(Object.keys(WORKER_CASES))('show no difference: %s', (name) => {
    expect(withUs.cases[name]).toEqual(without.cases[name]);
    expect(JSON.stringify(without.cases[name])).not.toContain('timeout');
  });

  it.each(POLICY_PATHS)('are allowed and refused as without us by the policy of %s', (path) => {
    expect(withUs.policies[path]).toEqual(without.policies[path]);
  });

  it('differ only in what is documented', () => {
    expect(without.known).toEqual({
      'a directive on top of a classic worker': [true, 'done'],
      'the column of an error on the first line': [['error', 'ErrorEvent', 'Uncaught TypeError: here', 'blob', 1, 7]],
    });
    expect(withUs.known).toMatchObject({
      'a directive on top of a classic worker': [false, 'done'],
      'the column of an error on the first line': [
        ['error', 'ErrorEvent', 'Uncaught TypeError: here', 'blob', 1, expect.any(Number)],
      ],
    });
  });

  it('report their sockets as realms of their own, and the others as not observed', async () => {
    const tape = await startTape(launched.browser, launched.extensionId ?? '');
    const view = await waitUntil('the socket of a worker', async () => {
      const found = (await tape.session()).view();
      return found.connections.size > 0 ? found : null;
    });
    const [connection] = view.connections.values();
    expect(connection).toMatchObject({ readyState: 'open' });
    expect(view.realms.get(connection?.realmId as never)?.kind).toBe('dedicated-worker');
    expect(view.losses.faultCount).toBe(0);
    const unseen = view.losses.notObserved.join('\n');
    expect(unseen).toContain('dedicated-worker /classic.js: its script comes from an address');
    expect(unseen).toMatch(/shared-worker blob:/);
  });

  it('end with what they opened: terminated, closed by themselves, or with their frame', async () => {
    const { page } = launched;
    await page.goto(`${pages.url}/`);
    await page.evaluate(async () => {
      const scope = globalThis as unknown as { startWorker(source: string): Worker };
      const opened = (start: (source: string) => Worker, name: string): Promise<Worker> =>
        new Promise((resolve) => {
          const worker = start(
            `const socket = new WebSocket('${location.origin.replace('http', 'ws')}/${name}'); socket.onopen = () => postMessage(0); onmessage = () => close();`,
          );
          worker.onmessage = () => resolve(worker);
        });
      await opened(scope.startWorker, 'stays');
      const terminated = await opened(scope.startWorker, 'terminated');
      const closes = await opened(scope.startWorker, 'closes');
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const { Blob: FrameBlob, URL: FrameUrl, Worker: FrameWorker } = frame.contentWindow as Window & typeof globalThis;
      await opened((source) => new FrameWorker(FrameUrl.createObjectURL(new FrameBlob([source]))), 'framed');
      Object.assign(globalThis, { terminated, closes, frame });
    });
    const tape = await startTape(launched.browser, launched.extensionId ?? '', true);
    const statesWhen = (what: string, condition: (states: Record<string, string>) => boolean) =>
      waitUntil(what, async () => {
        const { connections } = (await tape.session()).view();
        const found = Object.fromEntries(
          [...connections.values()].map(({ url, readyState }) => [url.slice(url.lastIndexOf('/') + 1), readyState]),
        );
        return condition(found) ? found : null;
      });
    await statesWhen('all are open', (found) => Object.values(found).filter((state) => state === 'open').length === 4);
    await page.evaluate(() => {
      const { terminated, closes, frame } = globalThis as unknown as Record<'terminated' | 'closes', Worker> & {
        readonly frame: HTMLIFrameElement;
      };
      terminated.terminate();
      closes.postMessage(0);
      frame.remove();
    });
    const states = await statesWhen('the ends came', ({ terminated, closes, framed }) =>
      [terminated, closes, framed].every((state) => state === 'closed'),
    );
    expect(states).toEqual({ stays: 'open', terminated: 'closed', closes: 'closed', framed: 'closed' });
  });

  it('do not keep a page out of the back/forward cache', async () => {
    const { page } = launched;
    await page.goto(`${pages.url}/`);
    await page.evaluate(() => {
      const scope = globalThis as unknown as { startWorker(source: string): Worker; restored: boolean };
      scope.startWorker('onmessage = () => {}');
      addEventListener('pageshow', (event) => {
        scope.restored = event.persisted;
      });
    });
    await page.goto(`${pages.url}/other`);
    await page.goBack();
    expect(await page.evaluate(() => (globalThis as unknown as { restored?: boolean }).restored)).toBe(true);
  });
});
