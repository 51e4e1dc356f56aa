import { browser } from 'wxt/browser';
import { mountPanel } from '../../components/mount.tsx';
import { createSessionModel } from '../../lib/model/session.ts';
import { createLiveSource } from '../../lib/state/live-source.ts';
import { loadJudge } from '../../lib/state/pattern-state.ts';
import type { ReadPages } from '../../lib/transport/pages-reader.ts';
import { captureContext } from './capture-context.ts';
import { firstTexts } from './first-texts.ts';
import { inspection, isOwn } from './inspection.ts';
import { nativeSearch } from './native-search.ts';
import { sourcesOpener } from './open-in-sources.ts';
import { openKeeping } from './open-keeping.ts';
import { openViewer } from './open-viewer.ts';
import { pageMarksOf } from './page-marks.ts';
import { openFile } from './save-file.ts';
import { storedSettings } from './stored-settings.ts';
import { devToolsTheme } from './theme.ts';

/** Shows the panel, for what `readPages` tells. */
export async function startPanel(readPages: ReadPages): Promise<void> {
  const { inspectedWindow, network } = browser.devtools;
  const openResource = sourcesOpener();
  const settings = storedSettings();
  const texts = await firstTexts(settings);
  const root = document.getElementById('root');
  if (root === null) throw new Error('panel/index.html has no #root');

  mountPanel(root, {
    createModel: createSessionModel,
    source: createLiveSource({
      network,
      readPages,
      now: Date.now,
      delay: (task, delayMs) => setTimeout(task, delayMs),
      isOwn,
    }),
    inspection,
    settings,
    capture: captureContext,
    openFile,
    openKeeping,
    openViewer,
    nativeSearch,
    loadJudge,
    pageMarks: pageMarksOf(inspectedWindow.tabId),
    ...(openResource === undefined ? {} : { openResource }),
    theme: devToolsTheme(),
    language: browser.i18n.getUILanguage(),
    texts,
  });
}
