import { browser } from 'wxt/browser';
import { fileOf } from '../../components/viewer/file-of.ts';
import { mountViewer } from '../../components/viewer/mount-viewer.tsx';
import { createSessionModel } from '../../lib/model/session.ts';
import { type ReadingWorker, readApart } from '../../lib/session/apart/read-apart.ts';
import { createKeptLibrary } from '../../lib/session/kept/kept-library.ts';
import { loadJudge } from '../../lib/state/pattern-state.ts';
import { captureContext } from '../panel/capture-context.ts';
import { firstTexts } from '../panel/first-texts.ts';
import { openFile } from '../panel/save-file.ts';
import { storedSettings } from '../panel/stored-settings.ts';
import { takeFile } from './handed-file.ts';
import { preferredTheme } from './preferred-theme.ts';

const settings = storedSettings();
const texts = await firstTexts(settings);
const root = document.getElementById('root');
if (root === null) throw new Error('viewer/index.html has no #root');

mountViewer(
  root,
  {
    createModel: createSessionModel,
    readFile: (source, options) => readApart(createReader, source, options),
    settings,
    capture: captureContext,
    openFile,
    loadJudge,
    library: createKeptLibrary(),
    theme: preferredTheme(),
    language: browser.i18n.getUILanguage(),
    texts,
  },
  handedOver(),
);

function createReader(): ReadingWorker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
}

/** The file that the panel opened this tab for. A reload of the tab asks for none. */
async function handedOver() {
  const id = location.hash.slice(1);
  if (id === '') return null;
  history.replaceState(null, '', location.pathname);
  const file = await takeFile(id);
  return file && fileOf(file);
}
