import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { gapsOfPart } from '../../lib/session/select-events.ts';
import type { AppDeps } from '../../lib/state/app-deps.ts';
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
    () => createAppState({ copyText, ...deps, opened: opened.model, source: openedSource, ...factsOf(opened) }),
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

function factsOf({ report: { header } }: OpenedSession): Pick<AppDeps, 'sessionName' | 'missing'> {
  if (header === null) return {};
  return { missing: gapsOfPart(header), ...(header.name === undefined ? {} : { sessionName: header.name }) };
}
