// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

async function showGrid() {
  const panel = await showPanel('busy');
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
  const pour = () => act(() => panel.tell(log.received(5_000, MORE as never, '{"type":"more"}')));
  const selectRow = (position: number) =>
    act(() => panel.app.selection.select(panel.app.grid.rows.value.at(position) ?? null));
  await scroll(end());
  const isFollowing = () => panel.app.grid.isStuckToBottom.value;
  return { ...panel, body, end, scroll, echo, press, pour, selectRow, isFollowing };
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
    const { scroll, all, body } = await showGrid();
    const positions = () => all('.grid-rows .row').map((row) => Number(row.dataset.position));
    await scroll(0);
    expect(positions()).toEqual(positions().map((_, index) => index));
    expect(body.getAttribute('aria-owns')).toBeNull();
    const before = all('.grid-rows .row');
    await scroll(30 * ROW_PX);
    expect(all('.grid-rows .row')).toEqual(before);
    const shuffled = positions();
    const inOrder = shuffled.toSorted((one, other) => one - other);
    expect(shuffled).not.toEqual(inOrder);
    const owned = body
      .getAttribute('aria-owns')
      ?.split(' ')
      .map((id) => document.getElementById(id)?.dataset.position);
    expect(owned).toEqual(inOrder.map(String));
    for (const row of before) expect(row.style.top).toBe(`${Number(row.dataset.position) * ROW_PX}px`);
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
