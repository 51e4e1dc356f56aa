// The button in the browser's toolbar: a moment is noted from the page itself, with a picture of its tab. The press is what
// allows the picture; no access to any site is asked for.
import { browser } from 'wxt/browser';
import type { PageMark, PageMarks } from '../../lib/state/notes-state.ts';
import type { PageMarkTexts } from '../../lib/texts/areas/page-mark.ts';
import { pictureOf } from './picture-of.ts';

/** From the background to the panel of that tab. */
interface PageMarkCall extends PageMark {
  readonly type: 'page-marked';
  readonly tabId: number;
}

/** From that panel; nobody answers where there is none. */
interface PageMarkAnswer {
  readonly hasPicture: boolean;
}

const SHOWN_MS = 3_000;

/** In the background. */
export function servePageMarks(texts: PageMarkTexts): void {
  // Firefox has the older name in its second version of manifests.
  const button = browser.action ?? browser.browserAction;

  async function mark(tabId: number, windowId: number): Promise<void> {
    const at = Date.now();
    const call: PageMarkCall = { type: 'page-marked', tabId, at, picture: await pictureOf(windowId) };
    const answer: unknown = await browser.runtime.sendMessage(call).catch(() => undefined);
    if (!isAnswer(answer)) await say(tabId, '?', texts.noPanel);
    else await say(tabId, '✓', answer.hasPicture ? texts.done : texts.doneWithout);
  }

  async function say(tabId: number, text: string, title: string): Promise<void> {
    await show(tabId, text, title);
    setTimeout(() => void show(tabId, '', texts.press), SHOWN_MS);
  }

  /** The tab may be closed by now. */
  function show(tabId: number, text: string, title: string): Promise<unknown> {
    return Promise.all([button.setBadgeText({ tabId, text }), button.setTitle({ tabId, title })]).catch(() => {});
  }

  void button.setTitle({ title: texts.press });
  button.onClicked.addListener(({ id, windowId }) => {
    if (id !== undefined && windowId !== undefined) void mark(id, windowId);
  });
}

/** In the panel of a tab: `take` is given what was noted there. Content scripts, which have a tab, are not heard. */
export function pageMarksOf(tabId: number): PageMarks {
  return (take) => {
    const onMessage = (message: unknown, { tab }: { readonly tab?: unknown }): Promise<PageMarkAnswer> | undefined => {
      if (!isPageMarkCall(message) || message.tabId !== tabId || tab !== undefined) return undefined;
      const { hasPicture } = take({ at: message.at, picture: message.picture });
      return Promise.resolve({ hasPicture });
    };
    browser.runtime.onMessage.addListener(onMessage);
    return () => browser.runtime.onMessage.removeListener(onMessage);
  };
}

function isPageMarkCall(message: unknown): message is PageMarkCall {
  return typeof message === 'object' && message !== null && (message as Partial<PageMarkCall>).type === 'page-marked';
}

function isAnswer(answer: unknown): answer is PageMarkAnswer {
  return typeof answer === 'object' && answer !== null && 'hasPicture' in answer;
}
