// The button of the extension in Firefox's toolbar, pressed as its keyboard shortcut does: no synthetic click reaches it.
import type { Browser } from 'puppeteer-core';
import { browserWindowOf } from './browser-window.ts';

/** What the browser's window offers to privileged script, as far as it is used here. */
declare const ChromeUtils: { importESModule(url: string): { readonly ExtensionParent: ExtensionParent } };
declare const WebExtensionPolicy: { getActiveExtensions(): ReadonlyArray<{ name: string; extension: object }> };
interface ExtensionParent {
  readonly apiManager: {
    readonly global: { browserActionFor(extension: object): { triggerAction(window: Window): Promise<void> } };
  };
}

/** On the tab that is selected. */
export async function pressFirefoxButton(browser: Browser): Promise<void> {
  await (await browserWindowOf(browser)).evaluate(press);
}

/** Runs in the browser's window. */
async function press(): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const policy = WebExtensionPolicy.getActiveExtensions().find(({ name }) => name === 'Tapewire');
  if (policy === undefined) throw new Error('The extension is not installed.');
  await ExtensionParent.apiManager.global.browserActionFor(policy.extension).triggerAction(window);
}
