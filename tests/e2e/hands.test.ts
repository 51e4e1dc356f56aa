// The panel under hands: keys, clipboard, screen readers, themes and widths, in real docked DevTools.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sessionOf } from '../bench-panel/heap.ts';
import { dockDevTools, setDevToolsTheme } from '../browser/arrange-devtools.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { type LaunchedBrowser, launchBrowser } from '../browser/launch.ts';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { startSocketServer } from './socket-server.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: LaunchedBrowser;
let server: Awaited<ReturnType<typeof startSocketServer>>;
let docked: DockedPanel;

/** Runs in the page: sends what the server echoes, so that there are messages of both directions. */
function talk(count: number): Promise<void> {
  const texts = Array.from({ length: count }, (_, index) => `{"type":"step","index":${index}}`);
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/echo`);
    let left = count;
    socket.onopen = () => {
      for (const text of texts) socket.send(text);
    };
    socket.onmessage = () => {
      left -= 1;
      if (left === 0) resolve();
    };
    Object.assign(globalThis, { talkMore: () => socket.send('{"type":"more"}') });
  });
}

/** Functions that run in the panel. */
const inPanel = {
  /** From the upper to the lower: in the document they stand in another order. */
  selected: () =>
    [...document.querySelectorAll('.grid-rows [aria-selected="true"]')]
      .toSorted((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
      .map((row) => row.ariaRowIndex),
  /** The index of each message that is drawn, from the upper to the lower. */
  drawn: () =>
    [...document.querySelectorAll('.grid-rows .row')]
      .toSorted((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
      .flatMap((row) => /"index":(\d+)/.exec(row.textContent)?.[1] ?? []),
  text: (testId: string) => document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? '',
  columns: () => [...document.querySelectorAll<HTMLElement>('.header-cell')].map(({ dataset }) => dataset.column),
  widthOf: (column: string) => document.querySelector<HTMLElement>(`[data-column="${column}"]`)?.offsetWidth ?? 0,
  scrolled() {
    const body = document.querySelector('.grid-body');
    if (body === null) throw new Error('no grid');
    const isAtEnd = body.scrollTop + body.clientHeight >= body.scrollHeight - 1;
    return { px: body.scrollTop, isAtEnd };
  },
};

function textOf(testId: string): Promise<string> {
  return docked.panel.evaluate(inPanel.text, testId);
}

function reads(testId: string, wanted: RegExp): Promise<unknown> {
  return waitUntil(`${testId} reads ${wanted}`, async () => wanted.test(await textOf(testId)));
}

function shows(what: string, condition: () => boolean): Promise<unknown> {
  return waitUntil(what, () => docked.panel.evaluate(condition));
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    const parts = key.split('+');
    const last = parts.pop() as 'Enter';
    for (const held of parts) await docked.devtools.keyboard.down(held as 'Control');
    await docked.devtools.keyboard.press(last);
    for (const held of parts) await docked.devtools.keyboard.up(held as 'Control');
  }
}

/** A key with Ctrl that edits: such keys are the system's, and do nothing unless it is told what they mean. */
async function edit(key: 'c' | 'v', command: 'Copy' | 'Paste'): Promise<void> {
  await docked.devtools.keyboard.down('Control');
  await docked.devtools.keyboard.press(key, { commands: [command] });
  await docked.devtools.keyboard.up('Control');
}

/** Each is echoed: two messages. */
async function sayMore(count: number): Promise<void> {
  const before = Number((await textOf('message-count')).replace(/\D/g, ''));
  await browser.page.evaluate((times) => {
    for (let time = 0; time < times; time++) (globalThis as unknown as { talkMore(): void }).talkMore();
  }, count);
  await reads('message-count', new RegExp(`^${before + 2 * count} messages$`));
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The keyboard is in the grid, and nowhere else in DevTools. */
function focusGrid(): Promise<unknown> {
  return shows('the grid has the focus', () => {
    const grid = document.querySelector<HTMLElement>('[data-testid="message-grid"]');
    grid?.focus();
    return document.hasFocus() && document.activeElement === grid;
  });
}

/** The index of each message whose row the accessibility tree tells of, in its order. */
async function rowsOfTree(panel: Frame): Promise<string[]> {
  const { nodes } = await sessionOf(panel).send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: string[] = [];
  const walk = (id: string): void => {
    const node = byId.get(id);
    const [, index] = /"index":(\d+)/.exec(node?.role?.value === 'row' ? String(node.name?.value) : '') ?? [];
    if (index !== undefined) found.push(index);
    for (const child of node?.childIds ?? []) walk(child);
  };
  walk(nodes[0]?.nodeId ?? '');
  return found;
}

async function violations(): Promise<string[]> {
  const { panel } = docked;
  if (!(await panel.evaluate(() => 'axe' in globalThis))) await panel.evaluate(AXE);
  return panel.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, { preload: false, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

beforeAll(async () => {
  server = await startSocketServer();
  browser = await launchBrowser({ extensionDir: await buildExtension(), width: 1400, height: 900 });
  docked = await openPanel(browser.page);
  await dockDevTools(docked, 'bottom', 500);
  await browser.page.goto(server.url);
  await browser.page.evaluate(talk, 100);
  await reads('message-count', /^200 messages$/);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
/** Nothing selected, nothing open. Escape is no way there: where nothing is open it is DevTools' own key. */
beforeEach(async () => {
  await docked.panel.evaluate(() => {
    for (const name of ['close-dialog', 'close-detail', 'follow-newest']) {
      document.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.click();
    }
  });
  // A real click: whatever else of DevTools had the keyboard has it no more.
  await docked.panel.click('[data-testid="all-connections"]');
  await focusGrid();
});

describe('axe', () => {
  it.each(['light', 'dark'] as const)(
    'finds nothing in the %s panel, with a message or a connection in detail',
    async (theme) => {
      await setDevToolsTheme(docked, theme);
      await press('Home', 'ArrowDown', 'ArrowDown');
      await shows('the payload', () => document.querySelector('[data-testid="payload-tree"]') !== null);
      expect(await violations()).toEqual([]);
      for (const tab of ['hex', 'difference', 'connection']) {
        await docked.panel.click(`.detail [data-tab="${tab}"]`);
        expect(await violations()).toEqual([]);
      }
    },
  );

  it.each(['light', 'dark'] as const)('finds nothing in menus and lists of the %s panel', async (theme) => {
    await setDevToolsTheme(docked, theme);
    await focusGrid();
    await press('?');
    await shows('the shortcuts', () => document.querySelector('[data-testid="shortcuts"]') !== null);
    expect(await violations()).toEqual([]);
    await press('Escape');
    await docked.panel.click('[data-column="size"]', { button: 'right' });
    await shows('the columns', () => document.querySelector('[data-menu-item="channel"]') !== null);
    expect(await violations()).toEqual([]);
    await press('Escape');
  });
});

describe('the keyboard', () => {
  it('walks through the messages and selects several', async () => {
    await press('End', 'ArrowUp', 'ArrowUp');
    const [from] = await waitUntil('one row is selected', async () => {
      const selected = await docked.panel.evaluate(inPanel.selected);
      return selected.length === 1 ? selected : null;
    });
    await press('Shift+ArrowUp', 'Shift+ArrowUp');
    await reads('selection-totals', /^3 selected: /);
    const selected = await docked.panel.evaluate(inPanel.selected);
    expect(selected).toEqual([2, 1, 0].map((above) => String(Number(from) - above)));
    await press('Control+a');
    await reads('announcement', /^\d{3} rows selected$/);
    await press('Home');
    await shows('the first row', () => document.querySelector('[aria-rowindex="2"][aria-selected="true"]') !== null);
  });

  it('copies what is selected', async () => {
    await press('End', 'Shift+ArrowUp');
    await edit('c', 'Copy');
    await reads('announcement', /^Copied 2 messages$/);
    await press('Control+f');
    await edit('v', 'Paste');
    await waitUntil('the copy is pasted', () =>
      docked.panel.evaluate(() => {
        const { value } = document.querySelector<HTMLInputElement>('[data-testid="filter"]') ?? { value: '' };
        return /^(\{"type":"\w+"[^}]*\}\s?){2}$/.test(value);
      }),
    );
    // Escape empties the filter box first.
    await press('Escape');
    await reads('message-count', /^\d+ messages$/);
  });

  it('sorts and resizes columns from their names', async () => {
    await press('Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await shows('the type is reached', () => document.activeElement?.getAttribute('data-column') === 'type');
    const before = await docked.panel.evaluate(inPanel.widthOf, 'type');
    await press('Shift+ArrowRight', 'Enter');
    await shows('it is sorted by type', () => document.activeElement?.getAttribute('aria-sort') === 'ascending');
    expect(await docked.panel.evaluate(inPanel.widthOf, 'type')).toBe(before + 8);
    await press('Shift+ArrowLeft', 'Enter', 'Enter');
    await shows('it is sorted by time', () => document.activeElement?.getAttribute('aria-sort') === 'none');
  });

  it('reaches the details and comes back', async () => {
    await press('End', 'Enter');
    await shows('a tab of the details has it', () => document.activeElement?.closest('.detail') !== null);
    await press('Escape');
    await shows('the grid has it again', () => document.activeElement?.getAttribute('role') === 'grid');
    expect(await docked.panel.evaluate(() => document.querySelector('.detail'))).toBeNull();
  });
});

describe('a screen reader', () => {
  it('hears the rows in their order wherever the grid is scrolled to', async () => {
    await docked.panel.evaluate(() => document.querySelector('.grid-body')?.scrollTo({ top: 60 * 20 }));
    await shows('its rows are drawn, and not in the order of the document', () => {
      const rows = [...document.querySelectorAll('.grid-rows .row')].map((row) => Number(row.ariaRowIndex));
      return rows.includes(60) && rows.some((row, index) => row < (rows[index - 1] ?? 0));
    });
    const heard = await rowsOfTree(docked.panel);
    expect(heard.length).toBeGreaterThan(20);
    expect(heard).toEqual(await docked.panel.evaluate(inPanel.drawn));
  });
});

describe('the columns', () => {
  it('are chosen in the menu of their names, and come back at once', async () => {
    const before = await docked.panel.evaluate(inPanel.columns);
    await docked.panel.click('[data-column="size"]', { button: 'right' });
    await docked.panel.click('[data-menu-item="size"]');
    await waitUntil('the size is gone', async () => !(await docked.panel.evaluate(inPanel.columns)).includes('size'));
    await docked.panel.click('[data-column="time"]', { button: 'right' });
    await docked.panel.click('[data-menu-item="reset"]');
    await waitUntil('all columns are back', async () => isEqual(await docked.panel.evaluate(inPanel.columns), before));
  });
});

describe('the newest messages', () => {
  it('are followed until one scrolls up, then counted, and followed again on demand', async () => {
    await sayMore(1);
    await waitUntil('the end is in view', async () => (await docked.panel.evaluate(inPanel.scrolled)).isAtEnd);
    await docked.panel.evaluate(() => document.querySelector('.grid-body')?.scrollBy(0, -400));
    await shows('it follows no more', () => document.querySelector('[data-testid="follow-newest"]') !== null);
    const { px } = await docked.panel.evaluate(inPanel.scrolled);
    await sayMore(5);
    await reads('follow-newest', /^10 new$/);
    expect(await docked.panel.evaluate(inPanel.scrolled)).toEqual({ px, isAtEnd: false });
    await docked.panel.click('[data-testid="follow-newest"]');
    await waitUntil('the end is in view', async () => (await docked.panel.evaluate(inPanel.scrolled)).isAtEnd);
  });
});

describe('a panel 700 px wide', () => {
  it('cuts off nothing that matters', async () => {
    await dockDevTools(docked, 'right', 700);
    const hidden = await docked.panel.evaluate(() =>
      ['[data-testid="settings"]', '[data-testid="losses"]', '[data-link-status]', '.connection-state'].filter(
        (name) => {
          const element = document.querySelector<HTMLElement>(name);
          if (element === null) return true;
          return element.getBoundingClientRect().right > innerWidth || element.scrollWidth > element.clientWidth;
        },
      ),
    );
    await dockDevTools(docked, 'bottom', 500);
    expect(hidden).toEqual([]);
  });
});
