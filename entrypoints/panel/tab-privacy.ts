import { browser } from 'wxt/browser';

/** A panel that cannot look at tabs asks the background. */
export interface PrivacyCall {
  readonly type: 'is-private';
  readonly tabId: number;
}

/** Needs no permission: only a tab's address and title do. */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  return (await browser.tabs.get(tabId)).incognito !== false;
}

/** In the background: answers the extension's own pages, and nobody else. */
export function servePrivacyCalls(): void {
  browser.runtime.onMessage.addListener((message: unknown, { url }) => {
    if (!isPrivacyCall(message) || url?.startsWith(browser.runtime.getURL('/')) !== true) return undefined;
    return isPrivateTab(message.tabId);
  });
}

function isPrivacyCall(message: unknown): message is PrivacyCall {
  if (typeof message !== 'object' || message === null) return false;
  const { type, tabId } = message as Partial<PrivacyCall>;
  return type === 'is-private' && typeof tabId === 'number';
}
