import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { serveRelay } from '../lib/transport/relay.ts';
import { servePrivacyCalls } from './panel/tab-privacy.ts';
import { serveViewerCalls } from './viewer/viewer-tab.ts';

export default defineBackground(() => {
  browser.runtime.onConnect.addListener((port) => serveRelay(port, browser.tabs, browser.runtime.onMessage));
  serveViewerCalls();
  servePrivacyCalls();
});
