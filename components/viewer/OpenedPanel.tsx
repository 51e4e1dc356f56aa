import { useEffect, useMemo } from 'preact/hooks';
import { createAppState } from '../../lib/state/app-state.ts';
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
  useEffect(() => {
    void app.loadFindings();
    return () => app.dispose();
  }, [app]);
  return <App app={app} top={<FileBar opened={opened} onClose={onClose} />} />;
}

function nameOf({ report: { header } }: OpenedSession): { sessionName?: string } {
  return header?.name === undefined ? {} : { sessionName: header.name };
}
