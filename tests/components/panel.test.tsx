// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../components/App.tsx';
import type { AppDeps } from '../../lib/state/app-state.ts';
import { SCENES, type SceneName } from '../panel-gallery/scenes.ts';
import { createTestApp } from '../state/fake-source.ts';

async function showPanel(scene: SceneName, deps: Partial<AppDeps> = {}) {
  const root = document.createElement('div');
  document.body.append(root);
  const test = createTestApp({ now: () => SCENES[scene].now, openResource: () => {}, ...deps });
  await act(() => render(<App app={test.app} />, root));
  await act(() => test.tell(...SCENES[scene].events));
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const click = (selector: string) => act(() => all(selector)[0]?.click());
  const text = (selector: string) => all(selector).map((element) => element.textContent);
  return { ...test, root, all, click, text };
}

afterEach(() => {
  for (const root of [...document.body.children]) {
    render(null, root);
    root.remove();
  }
});

describe('the panel', () => {
  it('names both rivals of a duplicate, with opener and place, and shows both on demand', async () => {
    const { app, all, text, click } = await showPanel('dual');
    const [sentence] = text('[data-finding-rule="duplicate-connections"] [data-testid="finding-sentence"]');
    expect(sentence).toContain(
      'Two connections to /ws are open at once: JS 3 index.html:812 and Py 2 api_client.py:111',
    );
    await click('[data-finding-rule="duplicate-connections"] [data-testid="finding-show"]');
    expect(app.grid.chosenConnections.value.size).toBe(2);
    expect(all('[data-connection-id][aria-selected="true"]')).toHaveLength(2);
  });

  it('groups connections by client with their opener, state and cause', async () => {
    const { text, all } = await showPanel('dual');
    expect(all('[data-client-id] .client-title [data-opener]').map(({ dataset }) => dataset.opener)).toEqual([
      'javascript',
      'python',
    ]);
    expect(text('[data-connection-id] .connection-state')).toContain('refused, after 2 ms');
    expect(all('[data-ready-state="open"]')).toHaveLength(2);
  });

  it('says why connections failed, and when nobody knows', async () => {
    const { text } = await showPanel('failing');
    const said = text('[data-finding-rule="connection-failed"]').join('\n');
    expect(said).toContain('connection refused');
    expect(said).toContain('the server answered 403 (Forbidden) instead of upgrading');
    expect(said).toContain('no witness saw the cause');
  });

  it('speaks Portuguese where the browser does', async () => {
    const { text } = await showPanel('dual', { language: 'pt-BR' });
    expect(text('[data-finding-rule="duplicate-connections"]').join()).toContain('Duas conexões com /ws');
    expect(document.documentElement.lang).toBe('pt-BR');
  });

  it('opens the story of a connection and links to its source', async () => {
    const openResource = vi.fn();
    const { text, click } = await showPanel('dual', { openResource });
    await click('[data-failure-cause="connection-refused"]');
    expect(text('[data-testid="failure-cause"]')).toEqual([
      'Connection refused: nothing accepts connections at localhost:8000.',
    ]);
    await click('.client-address [data-place="index.html:812"]');
    expect(openResource).toHaveBeenCalledWith('http://localhost:8000/index.html', 812, 19);
  });

  it('takes its keys before DevTools does', async () => {
    const { app, root } = await showPanel('dual');
    const press = (key: string, ctrlKey: boolean) =>
      act(() => {
        const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
        (document.activeElement ?? root).dispatchEvent(event);
      });
    await press('f', true);
    expect(document.activeElement?.getAttribute('data-testid')).toBe('filter');
    await press('e', true);
    expect(app.session.recording.value).toBe('paused');
    await act(() => app.grid.selectRow(app.grid.rows.value.at(6) ?? null));
    await press('Escape', false);
    expect(app.grid.isDetailOpen.value).toBe(false);
    await press('l', true);
    expect(app.session.model.value.messages.length).toBe(0);
  });

  it('shows what a page sends as text only, with marks that hide text made visible', async () => {
    const { app, root } = await showPanel('busy');
    const { rows } = app.grid;
    await act(() => app.grid.selectRow(rows.value.at(rows.value.length - 1) ?? null));
    expect(root.querySelector('img')).toBeNull();
    expect(root.querySelector('.message-type')?.textContent).toBe('hostile⟨U+202E⟩gnp.exe');
  });

  it('says what was dropped', async () => {
    const { text } = await showPanel('busy');
    expect(text('[data-testid="losses"]').join()).toContain('120 dropped');
  });

  it('gives a hint while there is nothing', async () => {
    const { text } = await showPanel('empty');
    expect(text('[data-testid="empty-state"] strong')).toEqual(['No WebSocket yet', 'No messages yet']);
    expect(text('[data-testid="losses"]')).toEqual(['Nothing dropped']);
  });
});
