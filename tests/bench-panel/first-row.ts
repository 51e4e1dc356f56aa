// From selecting the panel in DevTools to its first message, of a page that was busy before.
import type { Browser, Page } from 'puppeteer-core';
import { openBenchTab } from '../bench/bench-tab.ts';
import type { BurstServer } from '../bench/burst-server.ts';
import { type Spread, spreadOf } from '../bench/median.ts';
import { openPanel } from '../browser/open-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';

const BACKLOG = 5_000;

export interface FirstRow {
  /** From the start of the panel's own document, as the browser's clock has it. */
  readonly fromDocumentMs: Spread;
  /** From the choice of its tab in DevTools, which makes the browser load that document. */
  readonly fromChoiceMs: Spread;
}

export async function measureFirstRow(browser: Browser, server: BurstServer, openings: number): Promise<FirstRow> {
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
 * A row of which a frame learns while it is made is in that frame; one that comes between two frames is in the next.
 */
function noteFirstRow(): void {
  if (location.protocol !== 'chrome-extension:') return;
  let isFrameMade = false;
  let isRowThere = false;
  let isRowInFrame = false;
  const { port1: frames, port2: ends } = new MessageChannel();
  const note = (): void => void Object.assign(globalThis, { firstRowAt: performance.timeOrigin + performance.now() });
  const onFrame = (): void => {
    isFrameMade = true;
    // A message that is posted while a frame is made comes when it was drawn.
    ends.postMessage(isRowThere);
  };
  frames.onmessage = ({ data: wasRowThere }) => {
    isFrameMade = false;
    if (wasRowThere || isRowInFrame) note();
    else requestAnimationFrame(onFrame);
  };
  new MutationObserver((_, observer) => {
    if (document.querySelector('[data-message-index]') === null) return;
    observer.disconnect();
    isRowThere = true;
    isRowInFrame = isFrameMade;
  }).observe(document, { childList: true, subtree: true });
  requestAnimationFrame(onFrame);
}

/** Throws until the front end has its settings. */
async function isPanelOffered(): Promise<boolean> {
  const modulePath = './ui/legacy/legacy.js';
  const { ViewManager } = await import(modulePath);
  const ids: string[] = [...ViewManager.ViewManager.instance().views.keys()];
  return ids.some((id) => id.startsWith('chrome-extension://'));
}
