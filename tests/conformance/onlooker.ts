// A panel without DevTools: the extension's background opens a link to every document and reads what it says. After each
// batch it leaves and comes again, so that detaching and resuming run under the probes as well.
import type { Browser } from 'puppeteer-core';
import { backgroundOf } from '../attribution/tape.ts';
import { waitUntil } from '../browser/wait-until.ts';

export interface Onlooker {
  /** Waits until the page at `url` has posted a batch: from then on its hook works for a panel. */
  attached(url: string): Promise<void>;
}

/** Looks at every page that is loaded from now on. */
export async function startOnlooker(browser: Browser, extensionId: string): Promise<Onlooker> {
  const worker = await backgroundOf(browser, extensionId);
  await worker.evaluate(lookOn);
  return {
    async attached(url) {
      const isSeen = (address: string): boolean => (globalThis as unknown as Seen).seen.has(address);
      await waitUntil(`the onlooker is attached to ${url}`, () => worker.evaluate(isSeen, url), { intervalMs: 10 });
    },
  };
}

interface Seen {
  seen: Set<string>;
}

/** Runs in the background. */
function lookOn(): void {
  // biome-ignore lint/suspicious/noExplicitAny: the extension API, without its types
  const { chrome } = globalThis as any;
  const seen = new Set<string>();
  (globalThis as unknown as Seen).seen = seen;
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
        seen.add(sender.url);
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
