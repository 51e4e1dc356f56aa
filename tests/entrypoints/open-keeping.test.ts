import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeeping } from '../../entrypoints/panel/open-keeping.ts';

const fake = vi.hoisted(() => ({
  devtools: { inspectedWindow: { tabId: 7 } },
  tabs: undefined as unknown,
  runtime: { sendMessage: async (_: unknown): Promise<unknown> => undefined },
}));
vi.mock('wxt/browser', () => ({ browser: fake }));

const posted: unknown[] = [];

beforeEach(() => {
  posted.length = 0;
  class FakeWorker {
    onmessage = null;
    postMessage(request: unknown): void {
      posted.push(request);
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Chrome's panel asks the browser itself, Firefox' one the background. */
function answering(way: 'tabs' | 'background', answer: () => Promise<unknown>): void {
  fake.tabs = way === 'tabs' ? { get: async () => ({ incognito: await answer() }) } : undefined;
  fake.runtime.sendMessage = answer;
}

describe.each(['tabs', 'background'] as const)('keeping a capture, asking the %s', (way) => {
  it('is for windows that are surely not private', async () => {
    answering(way, async () => false);
    const keeping = await openKeeping(() => {});
    keeping?.keep({ id: 'a' } as never);
    expect(posted).toEqual([{ id: 'a' }]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['it is private', async () => true],
    ['nobody says', async () => undefined],
    ['the question fails', () => Promise.reject(new Error('No tab with id: 7.'))],
  ])('is not there when %s', async (_, answer) => {
    answering(way, answer);
    expect(await openKeeping(() => {})).toBeNull();
  });
});
