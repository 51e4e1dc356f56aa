// A panel without DevTools: the extension's background opens a link to every document and reads what it says. After each
// batch it leaves and comes again, so that detaching and resuming run under the probes as well.
import type { Browser } from 'puppeteer-core';
import { backgroundOf } from '../attribution/tape.ts';
import { waitUntil } from '../browser/wait-until.ts';

export interface Onlooker {
  /** Waits until the page at `url` has posted a batch: from then on its hook works for a panel. */
  attached(url: string): Promise<void>;
  /** Waits until it has left the page at `url` and come again: whatever the hook was told by that has then been read. */
  turned(url: string): Promise<void>;
}

/** Looks at every page that is loaded from now on. */
export async function startOnlooker(browser: Browser, extensionId: string): Promise<Onlooker> {
  const worker = await backgroundOf(browser, extensionId);
  await worker.evaluate(lookOn);
  const batchesOf = (url: string): Promise<number> =>
    worker.evaluate((address) => (globalThis as unknown as Seen).batchCounts.get(address) ?? 0, url);
  return {
    async attached(url) {
      await waitUntil(`the onlooker is attached to ${url}`, async () => (await batchesOf(url)) > 0, { intervalMs: 10 });
    },
    async turned(url) {
      // The first may have been under way; the second was posted after the hook had heard that nobody looks.
      const enough = (await batchesOf(url)) + 2;
      const isTurned = async () => (await batchesOf(url)) >= enough;
      await waitUntil(`the onlooker has come back to ${url}`, isTurned, { intervalMs: 10 });
    },
  };
}

interface Seen {
  /** By the address of the page. */
  batchCounts: Map<string, number>;
}

/** Runs in the background. */
function lookOn(): void {
  // biome-ignore lint/suspicious/noExplicitAny: the extension API, without its types
  const { chrome } = globalThis as any;
  const batchCounts = new Map<string, number>();
  (globalThis as unknown as Seen).batchCounts = batchCounts;
  const received = new Map<string, number>();

  // biome-ignore lint/suspicious/noExplicitAny: reports and batches, as the bridge posts them
  function connect(sender: any): void {
    const port = chrome.tabs.connect(sender.tab.id, { name: 'tapewire', documentId: sender.documentId });
    // A document that has gone is no error here; unread, it would be logged as one.
    port.onDisconnect.addListener(() => void chrome.runtime.lastError);
    // biome-ignore lint/suspicious/noExplicitAny: as above
    port.onMessage.addListener(({ type, realmId, last }: any) => {
      if (type === 'hello') {
        port.postMessage({ type: 'attach', realmId, received: received.get(realmId) ?? -1 });
        port.postMessage({ type: 'pull', realmId, received: received.get(realmId) ?? -1 });
      } else if (type === 'batch') {
        received.set(realmId, last);
        batchCounts.set(sender.url, (batchCounts.get(sender.url) ?? 0) + 1);
        port.disconnect();
        connect(sender);
      }
    });
  }
  // biome-ignore lint/suspicious/noExplicitAny: as above
  chrome.runtime.onMessage.addListener((message: any, sender: any) => {
    if (message.type === 'realm-here') connect(sender);
  });
}
