import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { pageMark as english } from '../lib/texts/en/page-mark.ts';
import { pageMark as portuguese } from '../lib/texts/pt-br/page-mark.ts';
import { serveRelay } from '../lib/transport/relay.ts';
import { servePageMarks } from './panel/page-marks.ts';
import { servePrivacyCalls } from './panel/tab-privacy.ts';
import { serveViewerCalls } from './viewer/viewer-tab.ts';

export default defineBackground(() => {
  browser.runtime.onConnect.addListener((port) => serveRelay(port, browser.tabs, browser.runtime.onMessage));
  serveViewerCalls();
  servePrivacyCalls();
  servePageMarks(/^pt\b/i.test(browser.i18n.getUILanguage()) ? portuguese : english);
});
