// The docked panel with a real page's messages in it: its heap, its filters, its frames while more arrive.
import type { Browser, Frame } from 'puppeteer-core';
import { type BenchTab, openBenchTab } from '../bench/bench-tab.ts';
import type { BurstServer } from '../bench/burst-server.ts';
import { mainThreadClock } from '../bench/cpu-time.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { checkFound, FILTER_CASES, FIRST_CASE, type FilterCase } from './filter-cases.ts';
import { type FilterTime, measureFilter } from './filter-time.ts';
import { areFramesSteady, type FrameTimes, recordFrames, summaryOf } from './frame-times.ts';
import { heapMB, sessionOf } from './heap.ts';
import { type KeptCapture, measureKept } from './kept-capture.ts';

const LOAD_RATE = 20_000;
/** What the frames must bear, and what DevTools of two processors can bear themselves. Messages a second. */
export const LIVE_RATE = 10_000;
export const CALM_RATE = 1_000;
export const LIVE_MS = 10_000;
export const GRID = '.grid-body';

/** Frames, and what of the time the extension's own main thread worked, by the kernel's count: 1 is all of it. */
export interface Receiving extends FrameTimes {
  readonly workShare: number;
}

export interface PanelResult {
  readonly messages: number;
  readonly loadSeconds: number;
  readonly kept: KeptCapture;
  readonly emptyMB: number;
  readonly heapMB: number;
  readonly firstFilter: FilterTime;
  readonly filters: Readonly<Record<string, FilterTime>>;
  readonly scrolling: Receiving;
  /** At `CALM_RATE`. */
  readonly scrollingCalmly: Receiving;
  readonly following: Receiving;
  readonly droppedCount: number;
}

export async function measurePanel(browser: Browser, server: BurstServer, messages: number): Promise<PanelResult> {
  const tab = await openBenchTab(browser, { url: server.url, hasExtension: true, onlooker: 'panel' });
  try {
    const panel = panelOf(tab);
    const emptyMB = await heapMB(sessionOf(panel));
    const opened = server.opened();
    await tab.evaluate('connect()');
    await opened;
    const start = performance.now();
    await load(panel, server, messages);
    const loadSeconds = (performance.now() - start) / 1000;
    const kept = await measureKept(panel, messages);
    const firstFilter = await timeCase(panel, server, FIRST_CASE);
    await waitUntil('the panel is at rest', () => isAtRest(panel), { timeoutMs: 120_000, intervalMs: 500 });
    const loadedMB = await heapMB(sessionOf(panel));
    const filters: Record<string, FilterTime> = {};
    for (const [name, filterCase] of Object.entries(FILTER_CASES)) {
      filters[name] = await timeCase(panel, server, filterCase);
      process.stderr.write(`${name}: ${JSON.stringify(filters[name])}\n`);
    }
    const workedUs = await mainThreadClock(await browser.target().createCDPSession(), sessionOf(panel));
    const scene = { panel, workedUs, rate: LIVE_RATE };
    const scrolling = await whileReceiving(server, { ...scene, scrolled: GRID });
    const scrollingCalmly = await whileReceiving(server, { ...scene, rate: CALM_RATE, scrolled: GRID });
    const following = await whileReceiving(server, { ...scene, scrolled: null });
    const droppedCount = await panel.evaluate(readDropped);
    return {
      messages,
      loadSeconds,
      kept,
      emptyMB,
      heapMB: loadedMB,
      firstFilter,
      filters,
      scrolling,
      scrollingCalmly,
      following,
      droppedCount,
    };
  } finally {
    await tab.close();
  }
}

export function panelOf({ panel }: BenchTab): Frame {
  if (panel === null) throw new Error('There is no panel.');
  return panel.panel;
}

/** In parts that the panel keeps up with, until it holds `messages`. */
async function load(panel: Frame, server: BurstServer, messages: number): Promise<void> {
  for (;;) {
    const missing = messages - (await panel.evaluate(readMessageCount));
    if (missing <= 0) return;
    await server.flood(LOAD_RATE, Math.min(10_000, (missing / LOAD_RATE) * 1000));
    const expected = Math.min(messages, server.sentCount());
    await waitUntil('the panel holds what was sent', async () => (await panel.evaluate(readMessageCount)) >= expected, {
      timeoutMs: 60_000,
    });
    process.stderr.write(`${messages - missing} `);
  }
}

async function timeCase(panel: Frame, server: BurstServer, filterCase: FilterCase): Promise<FilterTime> {
  const time = await measureFilter(panel, filterCase.text);
  checkFound(filterCase, time.rowCount, {
    sentCount: server.sentCount(),
    heldCount: await panel.evaluate(readMessageCount),
  });
  return time;
}

interface Scene {
  readonly panel: Frame;
  /** Microseconds that the panel's main thread has worked. */
  workedUs(): Promise<number>;
  /** Messages a second. */
  readonly rate: number;
  /** Selector; null: the newest are followed. */
  readonly scrolled: string | null;
}

async function whileReceiving(server: BurstServer, { panel, workedUs, rate, scrolled }: Scene): Promise<Receiving> {
  if (scrolled === null) await panel.evaluate(clickIfThere, '[data-testid="follow-newest"]');
  const flood = server.flood(rate, LIVE_MS + 2_000);
  const [before, start] = [await workedUs(), performance.now()];
  const times = await panel.evaluate(recordFrames, scrolled, LIVE_MS);
  const workShare = ((await workedUs()) - before) / 1000 / (performance.now() - start);
  await flood;
  return { ...summaryOf(times), workShare };
}

function clickIfThere(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

/** "812 of 1,000,000 messages", in the panel: the last number is all. */
export function readMessageCount(): number {
  const text = document.querySelector('[data-testid="message-count"]')?.textContent ?? '';
  return Number(/([\d.,\s]+)\D*$/.exec(text)?.[1]?.replace(/\D/g, '') ?? 0);
}

function readDropped(): number {
  const text = document.querySelector('[data-testid="losses"]')?.textContent ?? '';
  return Number(/^([\d.,\s]+)/.exec(text)?.[1]?.replace(/\D/g, '') ?? 0);
}

/** Whether nothing is being worked on. */
async function isAtRest(panel: Frame): Promise<boolean> {
  return (await panel.evaluate(areFramesSteady)) && !(await panel.evaluate(isGridBusy));
}

function isGridBusy(): boolean {
  return document.querySelector('[role="grid"]')?.getAttribute('aria-busy') === 'true';
}
