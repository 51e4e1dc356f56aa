import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageMarksOf, servePageMarks } from '../../entrypoints/panel/page-marks.ts';
import { pageMark as texts } from '../../lib/texts/en/page-mark.ts';
import { madeJpeg } from '../protocol/made-jpeg.ts';

type Listener = (message: unknown, sender: { tab?: unknown }) => Promise<unknown> | undefined;

const fake = vi.hoisted(() => {
  const listeners = new Set<Listener>();
  const said: unknown[] = [];
  const button = {
    onClicked: { addListener: (_: (tab: object) => void): void => {} },
    setBadgeText: async (badge: unknown): Promise<void> => void said.push(badge),
    setTitle: async (title: unknown): Promise<void> => void said.push(title),
  };
  const runtime = {
    onMessage: {
      addListener: (one: Listener) => listeners.add(one),
      removeListener: (one: Listener) => listeners.delete(one),
    },
    async sendMessage(message: unknown): Promise<unknown> {
      if (listeners.size === 0) throw new Error('Could not establish connection. Receiving end does not exist.');
      for (const listener of listeners) {
        const answer = listener(message, {});
        if (answer !== undefined) return answer;
      }
      return undefined;
    },
  };
  const tabs = { captureVisibleTab: async (): Promise<string> => '' };
  return { listeners, said, browser: { action: button, runtime, tabs } };
});
vi.mock('wxt/browser', () => ({ browser: fake.browser }));

const PICTURE = madeJpeg(640, 480);

let press: (tab: object) => void = () => {};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
  fake.listeners.clear();
  fake.browser.action.onClicked.addListener = (listener) => {
    press = listener;
  };
  fake.browser.tabs.captureVisibleTab = async () => `data:image/jpeg;base64,${PICTURE}`;
  servePageMarks(texts);
  fake.said.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the button of tab 7 said by now. */
async function said(count: number): Promise<unknown[]> {
  await vi.waitFor(() => expect(fake.said).toHaveLength(count));
  return fake.said;
}

describe('a press on the button', () => {
  it('is told to the panel of that tab, with its time and the picture, until it stops listening', async () => {
    const taken: unknown[] = [];
    const take = (of: number) => (mark: object) => {
      taken.push({ of, ...mark });
      return { hasPicture: true };
    };
    pageMarksOf(8)(take(8));
    const stop = pageMarksOf(7)(take(7));
    press({ id: 7, windowId: 1 });
    expect(await said(2)).toEqual([
      { tabId: 7, text: '✓' },
      { tabId: 7, title: texts.done },
    ]);
    expect(taken).toEqual([{ of: 7, at: 1_000, picture: PICTURE }]);
    stop();
    press({ id: 7, windowId: 1 });
    expect((await said(4)).slice(2)).toEqual([
      { tabId: 7, text: '?' },
      { tabId: 7, title: texts.noPanel },
    ]);
  });

  it.each([
    ['there is no panel at all', () => {}, '?', texts.noPanel],
    ['there is one for another tab', () => pageMarksOf(8)(() => ({ hasPicture: true })), '?', texts.noPanel],
    ['the note has no picture', () => pageMarksOf(7)(() => ({ hasPicture: false })), '✓', texts.doneWithout],
  ] as const)('says so for a moment when %s', async (_, open, text, title) => {
    open();
    press({ id: 7, windowId: 1 });
    expect(await said(2)).toEqual([
      { tabId: 7, text },
      { tabId: 7, title },
    ]);
    vi.runAllTimers();
    expect((await said(4)).slice(2)).toEqual([
      { tabId: 7, text: '' },
      { tabId: 7, title: texts.press },
    ]);
  });

  it('is a note without a picture where the browser gives none', async () => {
    vi.spyOn(fake.browser.tabs, 'captureVisibleTab').mockRejectedValueOnce(new Error('Cannot access contents'));
    const taken: unknown[] = [];
    pageMarksOf(7)((mark) => {
      taken.push(mark);
      return { hasPicture: false };
    });
    press({ id: 7, windowId: 1 });
    await said(2);
    expect(taken).toEqual([{ at: 1_000, picture: null }]);
  });

  it('is not believed of a content script, which has a tab', () => {
    pageMarksOf(7)(() => {
      throw new Error('It was heard.');
    });
    const [listener] = fake.listeners;
    expect(listener?.({ type: 'page-marked', tabId: 7, at: 1, picture: null }, { tab: { id: 7 } })).toBeUndefined();
  });
});
