// Chrome's own Messages tab of the Network panel under the same traffic, with as much as it bears. Driven through
// DevTools' own modules, as `tests/browser/open-panel.ts` drives our panel.
import type { Browser, Page } from 'puppeteer-core';
import { type BenchTab, openBenchTab } from '../bench/bench-tab.ts';
import type { BurstServer } from '../bench/burst-server.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { type FrameTimes, recordFrames, summaryOf } from './frame-times.ts';
import { heapMB } from './heap.ts';

const LIVE_MS = 5_000;

export interface ChromeResult {
  readonly messages: number;
  readonly emptyMB: number;
  readonly heapMB: number;
  /** From a changed filter to the next frame. */
  readonly filterMs: number;
  /** Of the front end, while messages arrive at each of the rates a second. */
  readonly receiving: ReadonlyArray<FrameTimes & { readonly rate: number }>;
}

export async function measureChromeMessages(
  browser: Browser,
  server: BurstServer,
  messages: number,
  rates: readonly number[],
): Promise<ChromeResult> {
  const tab = await openBenchTab(browser, { url: server.url, hasExtension: false, onlooker: 'devtools' });
  try {
    const devtools = devtoolsOf(tab);
    await waitUntil('DevTools show the network', () => devtools.evaluate(showNetwork));
    const opened = server.opened();
    await tab.evaluate('connect()');
    await opened;
    const client = await devtools.createCDPSession();
    await waitUntil('DevTools show the messages', () => devtools.evaluate(showMessages));
    const emptyMB = await heapMB(client);
    await server.burst(messages);
    await waitUntil('DevTools have all messages', async () => (await devtools.evaluate(countMessages)) >= messages, {
      timeoutMs: 120_000,
    });
    const loadedMB = await heapMB(client);
    const filterMs = await devtools.evaluate(timeFilter, 'sol-usdt');
    await devtools.evaluate(timeFilter, '');
    const receiving: Array<FrameTimes & { rate: number }> = [];
    for (const rate of rates) {
      const flood = server.flood(rate, LIVE_MS + 1_000);
      const times = await devtools.evaluate(recordFrames, null, LIVE_MS);
      await flood;
      receiving.push({ rate, ...summaryOf(times) });
    }
    return { messages, emptyMB, heapMB: loadedMB, filterMs, receiving };
  } finally {
    await tab.close();
  }
}

function devtoolsOf({ devtools }: BenchTab): Page {
  if (devtools === null) throw new Error('There are no DevTools.');
  return devtools;
}

async function showNetwork(): Promise<boolean> {
  const modulePath = './ui/legacy/legacy.js';
  const { ViewManager } = await import(modulePath);
  await ViewManager.ViewManager.instance().showView('network');
  return true;
}

/** Throws until the front end knows of the socket. */
async function showMessages(): Promise<boolean> {
  const paths = ['./panels/network/network.js', './panels/network/forward/forward.js', './models/logs/logs.js'];
  const [network, forward, logs] = await Promise.all(paths.map((path) => import(path)));
  const socket = logs.NetworkLog.NetworkLog.instance()
    .requests()
    .find((request: { resourceType(): { name(): string } }) => request.resourceType().name() === 'websocket');
  const tab = forward.UIRequestLocation.UIRequestTabs.WS_FRAMES;
  return (await network.NetworkPanel.NetworkPanel.instance().selectAndActivateRequest(socket, tab)) !== undefined;
}

async function countMessages(): Promise<number> {
  const modulePath = './models/logs/logs.js';
  const { NetworkLog } = await import(modulePath);
  const requests: Array<{ frames(): unknown[] }> = NetworkLog.NetworkLog.instance().requests();
  return Math.max(0, ...requests.map((request) => request.frames().length));
}

/** Types into the box "Filter using regex" of the Messages tab, which lies in shadow trees. */
async function timeFilter(text: string): Promise<number> {
  const boxes = (root: Document | ShadowRoot): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
      ...(element.matches('[contenteditable]') ? [element] : []),
      ...(element.shadowRoot === null ? [] : boxes(element.shadowRoot)),
    ]);
  const box = boxes(document).at(-1);
  if (box === undefined) throw new Error('The Messages tab has no filter.');
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const start = performance.now();
  box.textContent = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  // The box waits a moment for more keys; what it then does holds the frames up.
  let worst = 0;
  let before = start;
  while (before - start < 3000) {
    const now = await frame();
    worst = Math.max(worst, now - before);
    before = now;
  }
  return worst;
}
