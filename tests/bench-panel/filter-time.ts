// From a changed filter text to the first and to all of its rows, in the panel.
import type { Frame } from 'puppeteer-core';

export interface FilterTime {
  readonly firstRowsMs: number;
  readonly allRowsMs: number;
  readonly rowCount: number;
  /** Longest time between two frames meanwhile. */
  readonly worstFrameMs: number;
}

/** The filter is emptied again afterwards. */
export async function measureFilter(panel: Frame, text: string): Promise<FilterTime> {
  const time = await panel.evaluate(timeFilter, text);
  await panel.evaluate(timeFilter, '');
  return time;
}

async function timeFilter(text: string): Promise<FilterTime> {
  const box = document.querySelector<HTMLInputElement>('[data-testid="filter"]');
  const grid = document.querySelector('[role="grid"]');
  if (box === null || grid === null) throw new Error('There is no filter or no grid.');
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const rowCount = (): number => Number(grid.getAttribute('aria-rowcount')) - 1;
  const changed = new Promise<void>((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe(grid, { attributes: true, childList: true, subtree: true });
  });
  await frame();
  const start = performance.now();
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await changed;
  const firstRowsMs = performance.now() - start;
  let worstFrameMs = 0;
  let before = await frame();
  worstFrameMs = Math.max(worstFrameMs, before - start);
  while (grid.getAttribute('aria-busy') === 'true') {
    const now = await frame();
    worstFrameMs = Math.max(worstFrameMs, now - before);
    before = now;
  }
  return { firstRowsMs, allRowsMs: performance.now() - start, rowCount: rowCount(), worstFrameMs };
}
