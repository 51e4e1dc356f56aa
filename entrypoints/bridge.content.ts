import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startBridge } from '../lib/transport/bridge.ts';
import { takePort } from '../lib/transport/hand-over.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    takePort(window, (port) => startBridge(port, browser.runtime));
  },
});
