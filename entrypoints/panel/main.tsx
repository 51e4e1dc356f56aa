import { browser } from 'wxt/browser';
import { mountPanel } from '../../components/mount.tsx';
import { createSessionModel } from '../../lib/model/session.ts';
import { createLiveSource } from '../../lib/state/live-source.ts';
import { connectFrames } from './connect-frames.ts';
import { devToolsTheme } from './theme.ts';

const { inspectedWindow, network } = browser.devtools;
const root = document.getElementById('root');
if (root === null) throw new Error('panel/index.html has no #root');

mountPanel(root, {
  createModel: createSessionModel,
  source: createLiveSource({
    network,
    connect: (onPort, onLost) => connectFrames(inspectedWindow.tabId, onPort, onLost),
    now: Date.now,
    delay: (task, delayMs) => setTimeout(task, delayMs),
  }),
  theme: devToolsTheme(),
  language: browser.i18n.getUILanguage(),
});
