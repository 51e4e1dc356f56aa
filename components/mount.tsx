import { render } from 'preact';
import type { AppDeps } from '../lib/state/app-deps.ts';
import { type AppState, createAppState } from '../lib/state/app-state.ts';
import { drawnPace } from '../lib/state/show-pace.ts';
import { App } from './App.tsx';
import { copyText } from './copy/copy-text.ts';
import { loadLateViews } from './late/late-views.ts';
import { listenForDrops } from './viewer/listen-for-drops.ts';

/** Everything that a panel needs from outside. */
export type PanelDeps = AppDeps;

const CLOCK_MS = 1000;
/** By then the first rows are drawn: the browser is idle before, while the page answers, and would read views meanwhile. */
const LATE_MS = 1000;

/** Shows the panel in `root`; the returned function takes it away again. */
export function mountPanel(root: Element, deps: PanelDeps): () => void {
  const calm = Promise.withResolvers<void>();
  const { openKeeping } = deps;
  const app = createAppState({
    copyText,
    pace: drawnPace(),
    ...deps,
    ...(openKeeping && { openKeeping: (onTrouble) => calm.promise.then(() => openKeeping(onTrouble)) }),
  });
  const timer = setInterval(app.tick, CLOCK_MS);
  const { openViewer } = deps;
  /** The last moment: there may be no other. */
  const keepAll = () => {
    app.session.tellUnrecorded();
    app.autosave.flush();
  };
  addEventListener('pagehide', keepAll);
  const endDrops = openViewer && listenForDrops(document, () => app.texts.peek().viewer.dropNow, openViewer);
  render(<App app={app} />, root);
  const endWaiting = onceDrawn(app, () => {
    calm.resolve();
    void app.loadFindings();
  });
  const late = setTimeout(() => {
    calm.resolve();
    void app.loadFindings();
    whenIdle(() => void loadLateViews());
  }, LATE_MS);
  return () => {
    clearInterval(timer);
    clearTimeout(late);
    endWaiting();
    endDrops?.();
    removeEventListener('pagehide', keepAll);
    render(null, root);
    app.dispose();
  };
}

/** Once the first that the page told of is drawn: a task that is posted while a frame is made runs after that. */
function onceDrawn({ session }: AppState, task: () => void): () => void {
  let isDue = false;
  return session.revision.subscribe(() => {
    if (isDue || session.view.peek().connections.size === 0) return;
    isDue = true;
    setTimeout(task);
  });
}

/** Once the browser has nothing else to do; where it does not tell, now. */
function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'undefined') task();
  else requestIdleCallback(task);
}
