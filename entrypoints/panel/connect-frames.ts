import { browser } from 'wxt/browser';
import { readRelay, relayNameOf } from '../../lib/transport/relay.ts';
import { connectTab, type TabVisitor } from '../../lib/transport/tab-connector.ts';

/** Links to the frames of `tabId`: straight where a panel has `tabs` (Chromium), else through the background (Firefox). */
export function connectFrames(tabId: number, visitor: TabVisitor, onLost: () => void): () => void {
  if (browser.tabs?.connect !== undefined) return connectTab(tabId, browser.tabs, browser.runtime.onMessage, visitor);
  return readRelay(browser.runtime.connect({ name: relayNameOf(tabId) }), visitor, onLost);
}
