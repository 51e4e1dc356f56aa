// From selecting the panel in DevTools to its first message, of a page that was busy before.
import type { Browser, Page } from 'puppeteer-core';
import { openBenchTab } from '../bench/bench-tab.ts';
import type { BurstServer } from '../bench/burst-server.ts';
import { type Spread, spreadOf } from '../bench/median.ts';
import { openPanel } from '../browser/open-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { areFramesSteady } from './frame-times.ts';

const BACKLOG = 5_000;

export interface FirstRow {
  /** From the start of the panel's own document, as the browser's clock has it. */
  readonly fromDocumentMs: Spread;
  /** From the choice of its tab in DevTools, which makes the browser load that document. */
  readonly fromChoiceMs: Spread;
}

/**
 * `at-rest`: DevTools have started and have read what the page was sent. `starting`: they have only just come to offer the
 * panel, which nobody is quick enough to choose then.
 */
export type DevToolsState = 'at-rest' | 'starting';

export async function measureFirstRow(
  browser: Browser,
  server: BurstServer,
  openings: number,
  state: DevToolsState,
): Promise<FirstRow> {
  const fromDocumentMs: number[] = [];
  const fromChoiceMs: number[] = [];
  for (let opening = 0; opening < openings; opening++) {
    const tab = await openBenchTab(browser, { url: server.url, hasExtension: true, onlooker: 'devtools' });
    try {
      const opened = server.opened();
      await tab.evaluate('connect()');
      await opened;
      await server.burst(BACKLOG);
      const devtools = tab.devtools as Page;
      await devtools.evaluateOnNewDocument(noteFirstRow);
      await waitUntil('DevTools offer the panel', () => devtools.evaluate(isPanelOffered));
      if (state === 'at-rest') {
        await waitUntil('DevTools are at rest', () => devtools.evaluate(areFramesSteady), { timeoutMs: 120_000 });
      }
      const chosenAt = Date.now();
      const { panel } = await openPanel({ openDevTools: async () => devtools } as unknown as Page);
      const shownAt = await waitUntil('the panel shows a message', () =>
        panel.evaluate(() => (globalThis as unknown as { firstRowAt?: number }).firstRowAt),
      );
      const openedAt = await panel.evaluate(() => performance.timeOrigin);
      fromDocumentMs.push(shownAt - openedAt);
      fromChoiceMs.push(shownAt - chosenAt);
    } finally {
      await tab.close();
    }
  }
  return { fromDocumentMs: spreadOf(fromDocumentMs), fromChoiceMs: spreadOf(fromChoiceMs) };
}

/**
 * Runs in every document under DevTools before its own scripts: notes when the first frame with a message in it was made.
 * The size of a new row is told of while that frame is made, be the row put in by the frame or before it, and what is
 * posted then comes when it is drawn. Nothing of this makes a frame by itself.
 */
function noteFirstRow(): void {
  if (location.protocol !== 'chrome-extension:') return;
  const { port1: drawn, port2: made } = new MessageChannel();
  drawn.onmessage = () => void Object.assign(globalThis, { firstRowAt: performance.timeOrigin + performance.now() });
  new MutationObserver((_, observer) => {
    const row = document.querySelector('[data-message-index]');
    if (row === null) return;
    observer.disconnect();
    new ResizeObserver((_entries, sizes) => {
      sizes.disconnect();
      made.postMessage(null);
    }).observe(row);
  }).observe(document, { childList: true, subtree: true });
}

/** Throws until the front end has its settings. */
async function isPanelOffered(): Promise<boolean> {
  const modulePath = './ui/legacy/legacy.js';
  const { ViewManager } = await import(modulePath);
  const ids: string[] = [...ViewManager.ViewManager.instance().views.keys()];
  return ids.some((id) => id.startsWith('chrome-extension://'));
}
