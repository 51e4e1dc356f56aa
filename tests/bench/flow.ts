// How fast messages come from the page to the panel, what both keep in memory, and whether the page stays alive
// under a flood.
import type { Browser } from 'puppeteer-core';
import { readPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { accountedCount } from '../e2e/captured.ts';
import { type BenchTab, openBenchTab } from './bench-tab.ts';
import type { BurstServer } from './burst-server.ts';

const THROUGHPUT_MESSAGES = 100_000;

export interface FlowResult {
  /** From the first message sent by the server to the last one counted by the panel. */
  readonly messagesPerSecond: number;
  readonly panelHeapMiB: number;
  /** Of the page, with a full backlog and no panel, over the same page alone. */
  readonly hookHeapMiB: number;
}

export interface FloodResult {
  readonly seconds: number;
  readonly sentCount: number;
  /** Messages that the page got but the panel is told it lost. */
  readonly droppedCount: number;
  /** Worst wait of a 10 ms timer of the page. */
  readonly timerLateMs: number;
  readonly pageHeapMiB: number;
  readonly panelHeapMiB: number | null;
}

export async function measureFlow(browser: Browser, server: BurstServer): Promise<FlowResult> {
  const tab = await openBenchTab(browser, { url: server.url, hasExtension: true, onlooker: 'panel' });
  try {
    await connect(tab, server);
    const start = performance.now();
    await server.burst(THROUGHPUT_MESSAGES);
    await panelAccountsFor(tab, THROUGHPUT_MESSAGES);
    const seconds = (performance.now() - start) / 1000;
    return {
      messagesPerSecond: THROUGHPUT_MESSAGES / seconds,
      panelHeapMiB: await panelHeapMiB(tab),
      hookHeapMiB: (await backlogHeapMiB(browser, server, true)) - (await backlogHeapMiB(browser, server, false)),
    };
  } finally {
    await tab.close();
  }
}

export async function measureFlood(
  browser: Browser,
  server: BurstServer,
  rate: number,
  durationMs: number,
  isObserved: boolean,
): Promise<FloodResult> {
  const onlooker = isObserved ? 'panel' : 'devtools';
  const tab = await openBenchTab(browser, { url: server.url, hasExtension: isObserved, onlooker });
  try {
    await connect(tab, server);
    await tab.evaluate('watchTimers()');
    const start = performance.now();
    const sentCount = await server.flood(rate, durationMs);
    const seconds = (performance.now() - start) / 1000;
    const timerLateMs = await tab.evaluate<number>('late');
    const droppedCount = isObserved ? await panelAccountsFor(tab, sentCount) : 0;
    return {
      seconds,
      sentCount,
      droppedCount,
      timerLateMs,
      pageHeapMiB: await heapMiB(tab),
      panelHeapMiB: isObserved ? await panelHeapMiB(tab) : null,
    };
  } finally {
    await tab.close();
  }
}

async function connect(tab: BenchTab, server: BurstServer): Promise<void> {
  const opened = server.opened();
  await tab.evaluate('connect()');
  await opened;
}

/** Waits until the panel shows or gives up what was sent; how many are gone. */
async function panelAccountsFor({ panel }: BenchTab, count: number): Promise<number> {
  if (panel === null) throw new Error('There is no panel.');
  return waitUntil(
    `the panel accounts for ${count} messages`,
    async () => {
      const shown = await readPanel(panel.panel);
      const lost = accountedCount(shown) - (shown.clients[0]?.connections[0]?.receivedCount ?? 0);
      // Plus the message that asks for an answer.
      return accountedCount(shown) > count ? { lost } : null;
    },
    { timeoutMs: 120_000, intervalMs: 100 },
  ).then(({ lost }) => lost);
}

async function backlogHeapMiB(browser: Browser, server: BurstServer, hasExtension: boolean): Promise<number> {
  const tab = await openBenchTab(browser, { url: server.url, hasExtension, onlooker: 'nobody' });
  try {
    await connect(tab, server);
    await server.burst(30_000);
    return await heapMiB(tab);
  } finally {
    await tab.close();
  }
}

async function heapMiB({ cdp }: BenchTab): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await cdp.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return (usedSize + backingStorageSize) / 2 ** 20;
}

async function panelHeapMiB({ panel }: BenchTab): Promise<number> {
  const bytes = await panel?.panel.evaluate(async () => {
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    return memory.usedJSHeapSize;
  });
  return (bytes ?? 0) / 2 ** 20;
}
