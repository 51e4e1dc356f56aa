// The button in the browser's toolbar: a moment is noted from the page itself, with a picture of its tab. The press is what
// allows the picture; no access to any site is asked for.
import { browser } from 'wxt/browser';
import type { PageMark } from '../../lib/state/notes-state.ts';
import type { PageMarkTexts } from '../../lib/texts/areas/page-mark.ts';
import { pictureOf } from './picture-of.ts';

/** From the background to the panel of that tab. */
interface PageMarkCall extends PageMark {
  readonly type: 'page-marked';
  readonly tabId: number;
}

const SHOWN_MS = 3_000;

/** In the background. */
export function servePageMarks(texts: PageMarkTexts): void {
  // Firefox has the older name in its second version of manifests.
  const button = browser.action ?? browser.browserAction;

  async function mark(tabId: number, windowId: number): Promise<void> {
    const at = Date.now();
    const call: PageMarkCall = { type: 'page-marked', tabId, at, picture: await pictureOf(windowId) };
    const isTaken = await browser.runtime.sendMessage(call).catch(() => false);
    await (isTaken === true ? say(tabId, '✓', texts.done) : say(tabId, '?', texts.noPanel));
  }

  async function say(tabId: number, text: string, title: string): Promise<void> {
    await Promise.all([button.setBadgeText({ tabId, text }), button.setTitle({ tabId, title })]);
    setTimeout(() => {
      // The tab may be closed.
      void button.setBadgeText({ tabId, text: '' }).catch(() => {});
      void button.setTitle({ tabId, title: texts.press }).catch(() => {});
    }, SHOWN_MS);
  }

  void button.setTitle({ title: texts.press });
  button.onClicked.addListener(({ id, windowId }) => {
    if (id !== undefined && windowId !== undefined) void mark(id, windowId);
  });
}

/** In the panel of a tab: `take` is given what was noted there. Content scripts, which have a tab, are not heard. */
export function pageMarksOf(tabId: number): (take: (mark: PageMark) => void) => () => void {
  return (take) => {
    const onMessage = (message: unknown, { tab }: { readonly tab?: unknown }): Promise<boolean> | undefined => {
      if (!isPageMarkCall(message) || message.tabId !== tabId || tab !== undefined) return undefined;
      take({ at: message.at, picture: message.picture });
      return Promise.resolve(true);
    };
    browser.runtime.onMessage.addListener(onMessage);
    return () => browser.runtime.onMessage.removeListener(onMessage);
  };
}

function isPageMarkCall(message: unknown): message is PageMarkCall {
  return typeof message === 'object' && message !== null && (message as Partial<PageMarkCall>).type === 'page-marked';
}
