// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../components/App.tsx';
import { loadLateViews } from '../../components/late/late-views.ts';
import { mountPanel } from '../../components/mount.tsx';
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

  it('are judged when the first that the page told of is drawn', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const { root, all } = createRoot();
    let emit: (events: readonly SessionEvent[]) => void = () => {};
    const unmount = mountPanel(root, {
      createModel: createSessionModel,
      source: {
        subscribe(onEvents) {
          emit = onEvents;
          return () => {};
        },
      },
      now: () => SCENES.dual.now,
      schedule(run) {
        run();
        return () => {};
      },
      pace: { request: (show) => show(), stop: () => {} },
    });
    await act(() => emit(SCENES.dual.events));
    expect(all('[data-connection-id]').length).toBeGreaterThan(0);
    await vi.dynamicImportSettled();
    expect(all('[data-finding-rule]')).toHaveLength(0);
    await act(async () => {
      vi.advanceTimersByTime(1);
      await vi.dynamicImportSettled();
    });
    expect(all('[data-finding-rule="duplicate-connections"]')).toHaveLength(1);
    unmount();
  });
});
