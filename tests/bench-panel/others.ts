// What DevTools can do at that rate without us: their own front end, and a panel that does nothing at all. They hear of each
// message themselves, so that no panel can be drawn more often.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { type BenchTab, type BenchTabOptions, openBenchTab } from '../bench/bench-tab.ts';
import type { BurstServer } from '../bench/burst-server.ts';
import { launchBrowser } from '../browser/launch.ts';
import { type FrameTimes, recordFrames, summaryOf } from './frame-times.ts';
import { GRID, LIVE_MS, LIVE_RATE, panelOf } from './loaded-panel.ts';
import { drawAsScrolled } from './plain-list.ts';

const EMPTY_PANEL = fileURLToPath(new URL('empty-panel', import.meta.url));

export interface Others {
  /** Of DevTools' own front end, nothing scrolled. */
  readonly frontEnd: FrameTimes;
  /** Of a panel with a thousand rows of text and no code, scrolled as ours is. */
  readonly emptyPanel: FrameTimes;
  /** Of a panel that draws rows as it is scrolled, a number in each, and hears of no message. */
  readonly plainList: FrameTimes;
}

export async function measureOthers(server: BurstServer): Promise<Others> {
  await using launched = await launchBrowser({ extensionDir: EMPTY_PANEL, width: 1400, height: 900 });
  const { browser } = launched;
  const frontEnd = await whileFlooded(browser, server, 'devtools', (tab) =>
    (tab.devtools as Page).evaluate(recordFrames, null, LIVE_MS),
  );
  const emptyPanel = await whileFlooded(browser, server, 'panel', (tab) =>
    panelOf(tab).evaluate(recordFrames, GRID, LIVE_MS),
  );
  const plainList = await whileFlooded(browser, server, 'panel', async (tab) => {
    await panelOf(tab).evaluate(drawAsScrolled, GRID);
    return panelOf(tab).evaluate(recordFrames, GRID, LIVE_MS);
  });
  return { frontEnd, emptyPanel, plainList };
}

async function whileFlooded(
  browser: Browser,
  server: BurstServer,
  onlooker: BenchTabOptions['onlooker'],
  record: (tab: BenchTab) => Promise<number[]>,
): Promise<FrameTimes> {
  const tab = await openBenchTab(browser, { url: server.url, hasExtension: true, onlooker });
  try {
    const opened = server.opened();
    await tab.evaluate('connect()');
    await opened;
    const flood = server.flood(LIVE_RATE, LIVE_MS + 2_000);
    const times = await record(tab);
    await flood;
    return summaryOf(times);
  } finally {
    await tab.close();
  }
}
