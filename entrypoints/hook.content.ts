import { defineContentScript } from 'wxt/utils/define-content-script';
import { installHook } from '../lib/hook/hook.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    // A page without WebSocket, or a platform that lacks a part, is left exactly as it is.
    try {
      installHook(window);
    } catch {}
  },
});
