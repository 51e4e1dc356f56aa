import { useLayoutEffect } from 'preact/hooks';
import type { FileSource } from '../../lib/session/bytes/read-text.ts';
import type { ListedSession } from '../../lib/session/kept/kept-library.ts';
import type { KeptState } from '../../lib/state/viewer/kept-state.ts';
import type { ViewerState } from '../../lib/state/viewer/viewer-state.ts';
import { fileOf } from './file-of.ts';
import { listenForDrops } from './listen-for-drops.ts';
import type { ViewerDeps } from './mount-viewer.tsx';
import { OpenedPanel } from './OpenedPanel.tsx';
import { ReadingPage } from './ReadingPage.tsx';
import { StartPage } from './StartPage.tsx';
import '../theme.css';
import './viewer.css';

/** The viewer: a page to choose a file on, then the panel over it. */
export function Viewer({ viewer, kept, deps }: { viewer: ViewerState; kept: KeptState | null; deps: ViewerDeps }) {
  const viewing = viewer.viewing.value;
  const { texts } = deps;
  const theme = deps.theme.value;
  const openFile = (file: File): void => void viewer.open(fileOf(file));

  const openKept = (session: ListedSession, name: string): void => {
    const content = (): FileSource => kept?.contentOf(session) ?? new Uint8Array();
    void viewer.open({ name, byteLength: session.textLength, content });
  };

  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = texts.locale;
  }, [theme, texts]);
  useLayoutEffect(() => listenForDrops(document, () => texts.viewer.dropNow, openFile), [viewer, texts]);
  const name = viewing.phase === 'open' ? viewing.opened.name : null;
  useLayoutEffect(() => {
    document.title = name === null ? 'Tapewire' : `${name} - Tapewire`;
  }, [name]);

  if (viewing.phase === 'open') return <OpenedPanel deps={deps} opened={viewing.opened} onClose={viewer.close} />;
  return (
    <div class="viewer">
      {viewing.phase === 'reading' ? (
        <ReadingPage texts={texts} name={viewing.name} progress={viewing.progress} onCancel={viewer.close} />
      ) : (
        <StartPage texts={texts} refused={viewing.refused} kept={kept} onFile={openFile} onKept={openKept} />
      )}
    </div>
  );
}
