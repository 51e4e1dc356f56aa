import { browser } from 'wxt/browser';
import type { KeepTrouble } from '../../lib/session/kept/keep-writer.ts';
import type { OpenKeeping } from '../../lib/state/autosave/autosave-state.ts';
import { isPrivateTab, type PrivacyCall } from './tab-privacy.ts';

/** Keeps captures in the extension's own database, unless the inspected tab is one of a private window. */
export const openKeeping: OpenKeeping = async (onTrouble) => {
  const { tabId } = browser.devtools.inspectedWindow;
  if (await isPrivate(tabId).catch(() => true)) return null;
  const worker = new Worker(new URL('./keep-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<KeepTrouble>) => onTrouble(data);
  return { keep: (request) => worker.postMessage(request) };
};

/**
 * Firefox's panels have no `tabs`: the background looks. Whatever is not a plain no counts as private: what must not be kept
 * cannot be taken back.
 */
async function isPrivate(tabId: number): Promise<boolean> {
  if (browser.tabs?.get !== undefined) return isPrivateTab(tabId);
  return (await browser.runtime.sendMessage({ type: 'is-private', tabId } satisfies PrivacyCall)) !== false;
}
