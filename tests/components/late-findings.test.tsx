// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../components/App.tsx';
import { loadLateViews } from '../../components/late/late-views.ts';
import { mountPanel, type PanelDeps } from '../../components/mount.tsx';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { SCENES } from '../panel-gallery/scenes.ts';
import { createTestApp } from '../state/fake-source.ts';
import { removePanels } from './show-panel.tsx';

afterEach(() => {
  removePanels();
  vi.useRealTimers();
});

function createRoot() {
  const root = document.createElement('div');
  document.body.append(root);
  return { root, all: (selector: string) => [...root.querySelectorAll(selector)] };
}

describe('findings whose judge is not there yet', () => {
  it('are not said to be none where their tab was chosen before, and come with the judge', async () => {
    const { root, all } = createRoot();
    await loadLateViews();
    const settings = { initial: { mainTab: 'findings' as const }, save: () => {} };
    const { app, tell } = createTestApp({ now: () => SCENES.failing.now, settings });
    await act(() => render(<App app={app} />, root));
    await act(() => tell(...SCENES.failing.events));
    expect(all('[data-main-tab="findings"]')).toHaveLength(1);
    expect(all('.main .empty, [data-finding-entry], [data-finding-rule]')).toHaveLength(0);
    await act(() => app.loadFindings());
    expect(all('[data-finding-entry]')).toHaveLength(3);
    expect(all('[data-finding-rule]').length).toBeGreaterThan(0);
    app.dispose();
  });

  it('are judged when the first rows are drawn, and not when the panel itself is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const { root, all } = createRoot();
    const { emit, deps } = mountable();
    let openings = 0;
    const unmount = mountPanel(root, {
      ...deps,
      openKeeping: async () => {
        openings++;
        return null;
      },
    });
    const pass = () =>
      act(async () => {
        vi.advanceTimersByTime(1);
        await vi.dynamicImportSettled();
      });
    const [first] = SCENES.dual.events;
    await act(async () => emit(first === undefined ? [] : [first]));
    await pass();
    expect(openings).toBe(0);
    await act(async () => emit(SCENES.dual.events.slice(1)));
    expect(all('[data-connection-id]').length).toBeGreaterThan(0);
    await vi.dynamicImportSettled();
    expect(all('[data-finding-rule]')).toHaveLength(0);
    await pass();
    expect(all('[data-finding-rule="duplicate-connections"]')).toHaveLength(1);
    expect(openings).toBe(1);
    unmount();
  });
});

/** What a panel needs that is told of events by `emit`. */
function mountable() {
  let listener: (events: readonly SessionEvent[]) => void = () => {};
  const deps: PanelDeps = {
    createModel: createSessionModel,
    source: {
      subscribe(onEvents) {
        listener = onEvents;
        return () => {};
      },
    },
    now: () => SCENES.dual.now,
    schedule(run) {
      queueMicrotask(run);
      return () => {};
    },
    pace: { request: (show) => show(), stop: () => {} },
  };
  return { deps, emit: (events: readonly SessionEvent[]) => listener(events) };
}
