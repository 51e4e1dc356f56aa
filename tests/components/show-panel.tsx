// A panel over a scene of the gallery, in a document of happy-dom.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { App } from '../../components/App.tsx';
import { loadLateViews } from '../../components/late/late-views.ts';
import type { AppDeps } from '../../lib/state/app-deps.ts';
import { loadTexts, localeOf } from '../../lib/texts/texts-for.ts';
import { SCENES, type SceneName } from '../panel-gallery/scenes.ts';
import { createTestApp } from '../state/fake-source.ts';

export async function showPanel(scene: SceneName, deps: Partial<AppDeps> = {}) {
  const root = document.createElement('div');
  document.body.append(root);
  await loadLateViews();
  const texts = await loadTexts(localeOf(deps.settings?.initial?.language ?? deps.language ?? 'en'));
  const test = createTestApp({ now: () => SCENES[scene].now, openResource: () => {}, texts, ...deps });
  await test.app.loadFindings();
  await act(() => render(<App app={test.app} />, root));
  await act(() => test.tell(...SCENES[scene].events));
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const click = (selector: string) => act(() => all(selector)[0]?.click());
  const text = (selector: string) => all(selector).map((element) => element.textContent);
  return { ...test, root, all, click, text };
}

export function removePanels(): void {
  for (const root of [...document.body.children]) {
    render(null, root);
    root.remove();
  }
}
