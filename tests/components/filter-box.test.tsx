// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { judgePattern } from '../../lib/state/pattern/judge-pattern.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

async function showBox(deps: Parameters<typeof showPanel>[1] = {}) {
  const panel = await showPanel('dual', deps);
  const box = () => panel.root.querySelector('[data-testid="filter"]') as HTMLInputElement;
  const type = (text: string) =>
    act(() => {
      box().focus();
      box().value = text;
      box().setSelectionRange(text.length, text.length);
      box().dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
  const press = (key: string, target: HTMLElement = box()) =>
    act(() => {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
  const options = () => panel.text('.suggestion');
  return { ...panel, box, type, press, options };
}

describe('the filter box', () => {
  it('completes a key, then a value that the session has seen', async () => {
    const { app, type, press, options, box } = await showBox();
    await type('ty');
    expect(options()).toContain('type:');
    await press('ArrowDown');
    expect(box().getAttribute('aria-activedescendant')).not.toBeNull();
    await press('Enter');
    expect(app.grid.filterText.value).toBe('type:');
    await type('type:scanner_p');
    expect(options()).toEqual(['scanner_progress']);
    await press('ArrowDown');
    await press('Tab');
    expect(app.grid.filterText.value).toBe('type:scanner_progress ');
    expect(options()).toEqual([]);
    expect(app.grid.messageRowCount.value).toBe(12);
  });

  it('keeps what stands beside the completed word', async () => {
    const { app, type, press, box } = await showBox();
    await type('di size>10');
    await act(() => box().setSelectionRange(2, 2));
    await act(() => {
      box().dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await press('ArrowDown');
    await press('Enter');
    expect(app.grid.filterText.value).toMatch(/^dir:\s?size>10$/);
  });

  it('leaves Escape to its list first, then to what is typed', async () => {
    const { app, type, press, options } = await showBox();
    await type('ty');
    await press('Escape');
    expect([options(), app.grid.filterText.value]).toEqual([[], 'ty']);
    await press('Escape');
    expect(app.grid.filterText.value).toBe('');
  });

  it('keeps a filter, offers it again, and forgets it', async () => {
    const { app, type, click, text } = await showBox();
    await type('type:ping ');
    await click('[data-testid="saved-filters"]');
    await click('[data-menu-item="save"]');
    await type('');
    await click('[data-testid="saved-filters"]');
    expect(text('.menu-text')).toEqual(['type:ping', 'Save this filter']);
    await click('[data-menu-item="saved-type:ping"]');
    expect(app.grid.filterText.value).toBe('type:ping');
    await click('[data-testid="saved-filters"]');
    await click('[data-menu-item="forget"]');
    expect(app.settings.current.value.savedFilters).toEqual([]);
  });
});

describe('a pattern that takes too long', () => {
  it.each([
    ['en', 'This pattern can take too long, so it is looked for as text.'],
    ['pt-BR', 'Este padrão pode demorar demais; por isso é buscado como texto.'],
  ])('is said to be looked for as text, in %s', async (language, sentence) => {
    const { type, text } = await showBox({ language, loadJudge: async () => judgePattern });
    const said = () => text('[data-testid="slow-pattern"]');
    await type('/(a+)+b/');
    expect(said()).toEqual([]);
    await type('/(?=(a+)+b)/');
    await vi.waitFor(() => expect(said()).toEqual([sentence]));
    await type('ping');
    expect(said()).toEqual([]);
  });
});

describe('the search', () => {
  it('opens by its key, counts and marks what it finds, and goes from one to the next', async () => {
    const { app, press, root, text, all } = await showBox();
    await press('F3', root);
    const find = root.querySelector('[data-testid="find"]') as HTMLInputElement;
    expect(document.activeElement).toBe(find);
    await act(async () => {
      find.value = 'subscribed';
      find.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    expect(text('[data-testid="find-count"]')).toEqual(['3 of 3']);
    expect(text('mark').length).toBeGreaterThan(0);
    expect(new Set(text('mark'))).toEqual(new Set(['subscribed']));
    const at = app.selection.focusId.value;
    await press('F3', find);
    expect(app.selection.focusId.value).not.toBe(at);
    expect(text('[data-testid="find-count"]')).toEqual(['1 of 3']);
    await press('Escape', find);
    expect(all('mark')).toHaveLength(0);
    expect(all('[data-testid="find"]')).toHaveLength(0);
  });
});
