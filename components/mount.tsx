import { render } from 'preact';
import type { AppDeps } from '../lib/state/app-deps.ts';
import { createAppState } from '../lib/state/app-state.ts';
import { App } from './App.tsx';
import { copyText } from './copy/copy-text.ts';
import { listenForDrops } from './viewer/listen-for-drops.ts';

/** Everything that a panel needs from outside. */
export type PanelDeps = AppDeps;

const CLOCK_MS = 1000;

/** Shows the panel in `root`; the returned function takes it away again. */
export function mountPanel(root: Element, deps: PanelDeps): () => void {
  const app = createAppState({ copyText, ...deps });
  const timer = setInterval(app.tick, CLOCK_MS);
  const { openViewer } = deps;
  // The last moment: there may be no other.
  addEventListener('pagehide', app.autosave.flush);
  const endDrops = openViewer && listenForDrops(document, () => app.texts.peek().viewer.dropNow, openViewer);
  render(<App app={app} />, root);
  return () => {
    clearInterval(timer);
    endDrops?.();
    removeEventListener('pagehide', app.autosave.flush);
    render(null, root);
    app.dispose();
  };
}
