import { browser } from 'wxt/browser';
import type { PortLike } from '../../lib/transport/link.ts';
import { readRelay, relayNameOf } from '../../lib/transport/relay.ts';
import { connectTab } from '../../lib/transport/tab-connector.ts';

/** Links to the frames of `tabId`: straight where a panel has `tabs` (Chromium), else through the background (Firefox). */
export function connectFrames(tabId: number, onPort: (port: PortLike) => void, onLost: () => void): () => void {
  if (browser.tabs?.connect !== undefined) return connectTab(tabId, browser.tabs, browser.runtime.onMessage, onPort);
  return readRelay(browser.runtime.connect({ name: relayNameOf(tabId) }), onPort, onLost);
}
