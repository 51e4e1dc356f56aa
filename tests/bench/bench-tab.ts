// Tabs to be measured. Nothing listens to them but one bare CDP session: Puppeteer's own page would switch on the
// browser's instrumentation of scripts and network.
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { mainThreadClock } from './cpu-time.ts';

/** Who looks at the page: nobody, DevTools, or DevTools with our panel. */
export type Onlooker = 'nobody' | 'devtools' | 'panel';

export interface BenchTab {
  readonly cdp: CDPSession;
  /** The DevTools front end, where there is an onlooker. */
  readonly devtools: Page | null;
  readonly panel: DockedPanel | null;
  /** Microseconds that the page's main thread has worked. */
  workedUs(): Promise<number>;
  evaluate<Value>(expression: string): Promise<Value>;
  close(): Promise<void>;
}

export interface BenchTabOptions {
  readonly url: string;
  readonly hasExtension: boolean;
  readonly onlooker: Onlooker;
}

/** A tab of its own process on `url`. Without the extension it is an incognito one, where extensions do not run. */
export async function openBenchTab(browser: Browser, options: BenchTabOptions): Promise<BenchTab> {
  const root = await browser.target().createCDPSession();
  const context = options.hasExtension ? null : await browser.createBrowserContext();
  const place = context?.id === undefined ? {} : { browserContextId: context.id };
  const { targetId } = await root.send('Target.createTarget', { url: 'about:blank', ...place });
  const cdp = await sessionOf(browser, targetId);
  const onlooker = options.onlooker === 'nobody' ? null : await openDevTools(browser, root, targetId);
  const panel =
    onlooker !== null && options.onlooker === 'panel'
      ? await openPanel({ openDevTools: async () => onlooker } as unknown as Page)
      : null;

  await cdp.send('Page.enable');
  const loaded = new Promise((resolve) => cdp.once('Page.loadEventFired', resolve));
  await cdp.send('Page.navigate', { url: options.url });
  await loaded;
  await cdp.send('Page.disable');

  async function evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? 'It threw.');
    return result.value as Value;
  }
  return {
    cdp,
    devtools: onlooker,
    panel,
    workedUs: await mainThreadClock(root, cdp),
    evaluate,
    async close() {
      await onlooker?.close().catch(() => {});
      await root.send('Target.closeTarget', { targetId });
      await context?.close();
      await root.detach();
    },
  };
}

async function sessionOf(browser: Browser, targetId: string): Promise<CDPSession> {
  const target = await waitUntil('the tab exists', () => browser.targets().find((one) => idOf(one) === targetId));
  return target.createCDPSession();
}

async function openDevTools(browser: Browser, root: CDPSession, pageId: string): Promise<Page> {
  const { targetId } = (await root.send('Target.openDevTools' as never, { targetId: pageId } as never)) as {
    targetId: string;
  };
  const target = await waitUntil('DevTools open', () => browser.targets().find((one) => idOf(one) === targetId));
  return target.asPage();
}

function idOf(target: object): string | undefined {
  return (target as { _targetId?: string })._targetId;
}
