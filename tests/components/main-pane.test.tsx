// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../lib/state/settings.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

const MAIN = '.main > .tabs';

describe('the main pane', () => {
  it('shows the messages first, and keeps the grid when another view is looked at', async () => {
    const { all, click } = await showPanel('dual');
    const grid = all('[data-testid="message-grid"]')[0];
    expect(all('[role="tabpanel"]')[0]?.dataset.mainTab).toBe('messages');
    await click(`${MAIN} [data-tab="findings"]`);
    expect(all('[role="tabpanel"]')[0]?.dataset.mainTab).toBe('findings');
    expect(all('[data-testid="message-grid"]')[0]).toBe(grid);
    expect(grid?.closest<HTMLElement>('.main-view')?.hidden).toBe(true);
  });

  it('is reached with one Tab and moved with the arrow keys', async () => {
    const { all, root } = await showPanel('dual');
    const tabs = all(`${MAIN} [role="tab"]`);
    expect(tabs.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    const press = (key: string) =>
      act(() => {
        all(`${MAIN} [role="tablist"]`)[0]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      });
    await press('ArrowLeft');
    const last = tabs.at(-1)?.dataset.tab;
    expect(root.querySelector<HTMLElement>('.main [role="tabpanel"]')?.dataset.mainTab).toBe(last);
    expect((document.activeElement as HTMLElement).dataset.tab).toBe(last);
    await press('ArrowRight');
    expect(root.querySelector<HTMLElement>('.main [role="tabpanel"]')?.dataset.mainTab).toBe('messages');
  });

  it('remembers the view, and shows the messages where the remembered one is unknown', async () => {
    const save = vi.fn();
    const first = await showPanel('dual', { settings: { initial: {}, save } });
    await first.click(`${MAIN} [data-tab="findings"]`);
    expect(save).toHaveBeenLastCalledWith({ ...DEFAULT_SETTINGS, mainTab: 'findings' });
    const initial = { mainTab: 'gone' } as unknown as typeof DEFAULT_SETTINGS;
    const { all } = await showPanel('dual', { settings: { initial, save } });
    expect(all('[role="tabpanel"]')[0]?.dataset.mainTab).toBe('messages');
  });

  it('counts the worst findings on their tab', async () => {
    const { all } = await showPanel('dual');
    const badge = all(`${MAIN} [data-tab="findings"] .tab-badge`)[0];
    expect(badge?.textContent).toBe('1');
    expect(badge?.getAttribute('aria-label')).toBe('1 problem');
    const empty = await showPanel('empty');
    expect(empty.all(`${MAIN} .tab-badge`)).toEqual([]);
  });
});

describe('the list of findings', () => {
  it('says of each what it means, what to do and what it rests on', async () => {
    const { click, text, all } = await showPanel('failing');
    await click(`${MAIN} [data-tab="findings"]`);
    expect(all('[data-finding-entry]')).toHaveLength(3);
    expect(text('[data-testid="finding-remedy"]').join('\n')).toContain('Start the server.');
    expect(text('[data-testid="finding-remedy"]').join('\n')).toContain('for 401 and 403 the cookies');
    const rests = text('.finding-evidence').join('\n');
    expect(rests).toMatch(/since \d\d:\d\d:\d\d\.\d{3}#3 closed at \d\d:\d\d:\d\d\.\d{3}\nJS 3 index\.html:812/);
  });

  it('leads from a finding to its messages', async () => {
    const { app, click, all } = await showPanel('dual');
    await click(`${MAIN} [data-tab="findings"]`);
    await click('[data-finding-entry="duplicate-connections"] [data-testid="finding-messages"]');
    expect(app.grid.chosenConnections.value.size).toBe(2);
    expect(all('[role="tabpanel"]')[0]?.dataset.mainTab).toBe('messages');
  });

  it('says how sure each is, and how it was judged', async () => {
    const { click, text } = await showPanel('failing');
    await click(`${MAIN} [data-tab="findings"]`);
    expect(text('[data-testid="finding-confidence"]').toSorted()).toEqual(['certain', 'certain', 'not certain']);
    expect(text('.finding-rule[data-rule="connection-failed"]')[0]).toMatch(/^How this is judged.*connection-failed$/s);
  });

  it('leads from its evidence to the message, to the connection and to the time', async () => {
    const { app, click, all } = await showPanel('dual');
    const tab = () => all('[role="tabpanel"]')[0]?.dataset.mainTab;
    await click(`${MAIN} [data-tab="findings"]`);
    await click('[data-finding-entry="duplicate-connections"] [data-evidence="message"]');
    expect([tab(), app.selection.message.value?.direction, app.grid.chosenConnections.value.size]).toEqual([
      'messages',
      'received',
      2,
    ]);
    expect(app.selection.message.value?.copies).toBe(2);
    await click(`${MAIN} [data-tab="findings"]`);
    await click('[data-finding-entry="duplicate-connections"] [data-evidence="span"]');
    expect([tab(), app.timeline.isAllShown.value]).toEqual(['timeline', false]);
    await click(`${MAIN} [data-tab="findings"]`);
    await click('[data-finding-entry="connection-failed"] [data-evidence="moment"]');
    expect([tab(), app.selection.detailTab.value, app.selection.subject.value?.readyState]).toEqual([
      'messages',
      'connection',
      'closed',
    ]);
  });

  it('promises nothing where nothing is wrong', async () => {
    const { click, text } = await showPanel('empty');
    await click(`${MAIN} [data-tab="findings"]`);
    expect(text('.main .empty').join('')).toContain('No findings');
  });
});
