// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageLimits } from '../../lib/model/message-log.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { createRealmLog } from '../model/session-log.ts';
import { removePanels, showPanel } from './show-panel.tsx';

const ROW_PX = 20;
const MORE = 'page/1';

/** happy-dom lays nothing out: the sizes of the scrolling element, and the browser's hand on it. */
const size = { widthPx: 600, heightPx: 200 };
let resized = new Set<() => void>();

beforeEach(() => {
  Object.assign(size, { widthPx: 600, heightPx: 200 });
  resized = new Set();
  const sizes = { clientWidth: () => size.widthPx, clientHeight: () => size.heightPx };
  for (const [name, get] of Object.entries(sizes)) {
    vi.spyOn(HTMLElement.prototype, name as 'clientWidth', 'get').mockImplementation(get);
  }
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return Number.parseFloat(this.querySelector<HTMLElement>('.grid-space')?.style.height ?? '0');
  });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #told: () => void;
      constructor(told: () => void) {
        this.#told = told;
      }
      observe() {
        resized.add(this.#told);
      }
      disconnect() {
        resized.delete(this.#told);
      }
    },
  );
});
afterEach(() => {
  removePanels();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function showGrid(limits: MessageLimits = {}) {
  const panel = await showPanel('busy', { createModel: () => createSessionModel(limits) });
  const [body] = panel.all('.grid-body');
  if (body === undefined) throw new Error('no grid');
  const log = createRealmLog('page');
  log.skip(20_000);
  const end = () => body.scrollHeight - size.heightPx;
  /** What the browser does: to its limits, and with an event. */
  const scroll = (px: number) =>
    act(() => {
      body.scrollTop = Math.max(0, Math.min(end(), px));
      body.dispatchEvent(new Event('scroll'));
    });
  /** A scroll event of what was scrolled before. */
  const echo = () =>
    act(() => {
      body.dispatchEvent(new Event('scroll'));
    });
  const press = (key: string) =>
    act(() => {
      panel.all('.grid')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
  /** The elements of rows, and where they stand in the view. */
  const places = () => {
    const basePx = Number(/translateY\((.+)px\)/.exec(panel.all('.grid-rows')[0]?.getAttribute('style') ?? '')?.[1]);
    return panel
      .all('.grid-rows .row')
      .map((row) => ({ row, px: basePx + Number.parseFloat(row.style.top) - body.scrollTop }));
  };
  const pour = () => act(() => panel.tell(log.received(5_000, MORE as never, '{"type":"more"}')));
  const selectRow = (position: number) =>
    act(() => panel.app.selection.select(panel.app.grid.rows.value.at(position) ?? null));
  await scroll(end());
  const isFollowing = () => panel.app.grid.isStuckToBottom.value;
  return { ...panel, body, places, end, scroll, echo, press, pour, selectRow, isFollowing };
}

describe('the grid', () => {
  it('stays where a row was selected while messages pour in', async () => {
    const { app, body, echo, pour, selectRow, isFollowing } = await showGrid();
    await pour();
    await selectRow(app.grid.rows.value.length - 3);
    expect(isFollowing()).toBe(false);
    const at = body.scrollTop;
    // The echo of the last following comes late.
    await echo();
    expect(isFollowing()).toBe(false);
    await pour();
    expect(body.scrollTop).toBe(at);
  });

  it('follows again when the user scrolls to the end, and stops when he scrolls up', async () => {
    const { end, scroll, pour, isFollowing } = await showGrid();
    await scroll(end() - 5 * ROW_PX);
    expect(isFollowing()).toBe(false);
    await pour();
    await scroll(end() - ROW_PX);
    expect(isFollowing()).toBe(false);
    await scroll(end());
    expect(isFollowing()).toBe(true);
  });

  it('is not taken to the end for good by a key that selects the last row', async () => {
    const { press, pour, selectRow, echo, isFollowing } = await showGrid();
    await selectRow(3);
    await press('End');
    await echo();
    await pour();
    expect(isFollowing()).toBe(false);
  });

  it('keeps its place when the panel is docked elsewhere', async () => {
    const { scroll, body, isFollowing } = await showGrid();
    await scroll(50 * ROW_PX);
    // For a moment it has no width, so the browser finds nothing to scroll.
    Object.assign(size, { widthPx: 300, heightPx: 120 });
    await act(() => {
      body.scrollTop = 0;
      body.dispatchEvent(new Event('scroll'));
    });
    await act(() => {
      for (const told of resized) told();
    });
    expect(body.scrollTop).toBe(50 * ROW_PX);
    expect(isFollowing()).toBe(false);
  });

  it('keeps the selected row in view when it becomes lower', async () => {
    const { scroll, body, selectRow } = await showGrid();
    await scroll(50 * ROW_PX);
    await selectRow(59);
    Object.assign(size, { heightPx: 100 });
    await act(() => {
      for (const told of resized) told();
    });
    expect(body.scrollTop).toBe(55 * ROW_PX);
  });

  it('lends the elements of rows that leave to those that enter, where they are, and tells the order', async () => {
    const { scroll, all, body, places } = await showGrid();
    const positions = () => all('.grid-rows .row').map((row) => Number(row.dataset.position));
    const inOrder = () => positions().toSorted((one, other) => one - other);
    const told = () => {
      const ids = body.getAttribute('aria-owns')?.split(' ') ?? all('.grid-rows .row').map(({ id }) => id);
      return ids.map((id) => Number(document.getElementById(id)?.dataset.position));
    };
    await scroll(0);
    expect(told()).toEqual(inOrder());
    const before = all('.grid-rows .row');
    await scroll(30 * ROW_PX);
    expect(all('.grid-rows .row')).toEqual(before);
    expect(positions()).not.toEqual(inOrder());
    expect(told()).toEqual(inOrder());
    for (const { row, px } of places()) expect(px + body.scrollTop).toBe(Number(row.dataset.position) * ROW_PX);
  });

  it('leaves what is read where it is while older rows are let go, and draws none of them anew', async () => {
    const { scroll, body, places, pour, app } = await showGrid({ maxMessages: 100 });
    await scroll(50 * ROW_PX + 7);
    const before = places().map(({ row, px }) => ({ row, px, id: row.id }));
    const { firstIndex } = app.session.model.value.messages;
    for (let n = 0; n < 21; n++) await pour();
    expect(app.session.model.value.messages.firstIndex).toBe(firstIndex + 21);
    expect(body.scrollTop).toBe(29 * ROW_PX + 7);
    expect(before.length).toBeGreaterThan(20);
    const after = places();
    for (const [index, { row, px, id }] of before.entries()) {
      expect(after[index]?.row).toBe(row);
      expect([row.id, after[index]?.px]).toEqual([id, px]);
    }
  });

  it('takes nothing back of a scroll that it was not told of yet', async () => {
    const { scroll, body, pour, echo } = await showGrid({ maxMessages: 100 });
    await scroll(50 * ROW_PX);
    body.scrollTop = 60 * ROW_PX;
    await pour();
    expect(body.scrollTop).toBe(59 * ROW_PX);
    await echo();
    await pour();
    expect(body.scrollTop).toBe(58 * ROW_PX);
  });

  it('follows the newest after a scroll to the end that it was not told of yet', async () => {
    const { scroll, body, end, pour, echo, isFollowing } = await showGrid({ maxMessages: 100 });
    await scroll(50 * ROW_PX);
    body.scrollTop = end();
    await pour();
    expect(body.scrollTop).toBe(end());
    await echo();
    expect(isFollowing()).toBe(true);
  });

  it('stays at its upper end', async () => {
    const { scroll, body, pour } = await showGrid({ maxMessages: 100 });
    await scroll(0);
    await pour();
    expect(body.scrollTop).toBe(0);
  });

  it('shows what was read when it is shown again, though older rows were let go meanwhile', async () => {
    const { scroll, body, pour, places } = await showGrid({ maxMessages: 100 });
    await scroll(50 * ROW_PX);
    const before = new Map(places().map(({ row, px }) => [row.id, px]));
    const resizeTo = (next: typeof size) => {
      Object.assign(size, next);
      body.scrollTop = 0;
      return act(() => {
        for (const told of resized) told();
      });
    };
    await resizeTo({ widthPx: 0, heightPx: 0 });
    for (let n = 0; n < 10; n++) await pour();
    await resizeTo({ widthPx: 600, heightPx: 200 });
    expect(body.scrollTop).toBe(40 * ROW_PX);
    for (const { row, px } of places()) expect([row.id, px]).toEqual([row.id, before.get(row.id)]);
  });

  it('begins where it stands with the rows of another filter', async () => {
    const { scroll, body, pour, app } = await showGrid({ maxMessages: 100 });
    await scroll(50 * ROW_PX);
    for (let n = 0; n < 10; n++) await pour();
    await act(() => app.grid.setFilter('-nothing'));
    expect(body.scrollTop).toBe(40 * ROW_PX);
    await pour();
    expect(body.scrollTop).toBe(39 * ROW_PX);
  });

  it('remembers its place while it is hidden', async () => {
    const { scroll, body } = await showGrid();
    await scroll(50 * ROW_PX);
    for (const next of [
      { widthPx: 0, heightPx: 0 },
      { widthPx: 600, heightPx: 200 },
    ]) {
      Object.assign(size, next);
      body.scrollTop = 0;
      await act(() => {
        for (const told of resized) told();
      });
    }
    expect(body.scrollTop).toBe(50 * ROW_PX);
  });
});
