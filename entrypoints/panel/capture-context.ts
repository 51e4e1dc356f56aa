import { browser } from 'wxt/browser';
import type { CaptureContext } from '../../lib/session/session-facts.ts';

/** `Firefox/153.0`; Chromium and all made of it say `Chrome` as well. */
const BROWSER = /(?:Firefox|Edg|OPR|Chrome)\/[\d.]+/g;

/** What a file says of where it was made: the browser and the extension by name and version, not the machine. */
export function captureContext(): CaptureContext {
  const { name, version } = browser.runtime.getManifest();
  const names = navigator.userAgent.match(BROWSER) ?? [];
  return {
    now: Date.now(),
    creator: `${name} ${version}`,
    browser: (names.at(-1) ?? navigator.userAgent).replace('/', ' '),
    language: browser.i18n.getUILanguage(),
  };
}
