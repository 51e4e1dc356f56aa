// What `maxScrollPx` says of Chrome: that rows far down a list look as those above do, at every scale of the screen.
import { afterAll, describe, expect, it } from 'vitest';
import { ROW_PX } from '../../components/messages/drawn-rows.ts';
import { maxScrollPx } from '../../components/ui/row-window.ts';
import { type LaunchedBrowser, launchBrowser } from '../browser/launch.ts';

const BASE_ROWS = 4096;
let browser: LaunchedBrowser | null = null;

afterAll(() => browser?.close());

interface Place {
  readonly topRow: number;
  readonly rowPx: number;
  readonly baseRows: number;
  readonly totalPx: number;
}

/** Runs in the page: a list as tall as can be, with some rows at `topRow`, placed as the grid places them. */
function draw({ topRow, rowPx, baseRows, totalPx }: Place): number {
  const base = Math.floor(topRow / baseRows) * baseRows;
  const lines = Array.from({ length: 12 }, (_, index) => {
    const style = `position:absolute;top:${(topRow + index - base) * rowPx}px;height:${rowPx}px`;
    return `<div style="${style};contain:layout size style;width:300px;border-bottom:1px solid">gjpq ${index}</div>`;
  });
  document.body.style.margin = '0';
  document.body.innerHTML = `<div id="list" style="height:200px;overflow:hidden auto;background:#fff;font:12px/18px sans-serif">
    <div style="position:relative;overflow:hidden;height:${totalPx}px">
      <div style="position:absolute;transform:translateY(${base * rowPx}px)">${lines.join('')}</div></div></div>`;
  const list = document.getElementById('list') as HTMLElement;
  list.scrollTop = topRow * rowPx;
  return list.scrollTop;
}

describe('rows at the end of the tallest list', () => {
  it.each([1, 1.25, 1.5, 2, 3])('look as those at its start on a screen of scale %d', async (scale) => {
    browser = await launchBrowser({ width: 320, height: 220, scale });
    const { page } = browser;
    const rowCount = Math.floor(maxScrollPx(scale) / ROW_PX);
    const shots: string[] = [];
    for (const topRow of [100, Math.floor(rowCount / 2), rowCount - 12]) {
      const place = { topRow, rowPx: ROW_PX, baseRows: BASE_ROWS, totalPx: rowCount * ROW_PX };
      expect(await page.evaluate(draw, place)).toBe(topRow * ROW_PX);
      shots.push(await page.screenshot({ encoding: 'base64', clip: { x: 0, y: 0, width: 280, height: 200 } }));
    }
    expect(new Set(shots).size).toBe(1);
    await browser.close();
  });
});
