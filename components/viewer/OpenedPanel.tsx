import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type AppState, createAppState } from '../../lib/state/app-state.ts';
import { openedSource } from '../../lib/state/viewer/opened-source.ts';
import type { OpenedSession } from '../../lib/state/viewer/viewer-state.ts';
import { App } from '../App.tsx';
import { copyText } from '../copy/copy-text.ts';
import { FileBar } from './FileBar.tsx';
import type { ViewerDeps } from './mount-viewer.tsx';

interface OpenedPanelProps {
  deps: ViewerDeps;
  opened: OpenedSession;
  onClose: () => void;
}

/** The same panel as in DevTools, over a session that was read. */
export function OpenedPanel({ deps, opened, onClose }: OpenedPanelProps) {
  const app = useMemo(
    () => createAppState({ copyText, ...deps, opened: opened.model, source: openedSource, ...nameOf(opened) }),
    [deps, opened],
  );
  const judged = useSignal<AppState | null>(null);
  useEffect(() => {
    const show = (): void => {
      judged.value = app;
    };
    // Nothing arrives after a file: it is shown with all that is found in it, or without where that cannot be read.
    void app.loadFindings().then(show, show);
    return () => app.dispose();
  }, [app]);
  return judged.value === app && <App app={app} top={<FileBar opened={opened} onClose={onClose} />} />;
}

function nameOf({ report: { header } }: OpenedSession): { sessionName?: string } {
  return header?.name === undefined ? {} : { sessionName: header.name };
}
