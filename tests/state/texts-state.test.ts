import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import { TextsState } from '../../lib/state/texts-state.ts';
import { en } from '../../lib/texts/en.ts';
import type { Texts } from '../../lib/texts/texts.ts';

const loadTexts = vi.hoisted(() => vi.fn<(locale: string) => Promise<Texts>>());
vi.mock(import('../../lib/texts/texts-for.ts'), async (original) => ({ ...(await original()), loadTexts }));

const unhandled = vi.fn();
process.on('unhandledRejection', unhandled);
afterEach(() => void process.off('unhandledRejection', unhandled));

it('stays in its language when another cannot be read, until it is chosen again', async () => {
  const portuguese = { ...en, locale: 'pt-BR' } as Texts;
  loadTexts.mockRejectedValueOnce(new Error('gone')).mockResolvedValue(portuguese);
  const language = signal('en');
  const { texts } = new TextsState({ language });
  language.value = 'pt-BR';
  // A rejection that nobody handles is told once the queue of microtasks is empty.
  await new Promise((resolve) => setImmediate(resolve));
  expect(loadTexts).toHaveBeenCalledOnce();
  expect(unhandled).not.toHaveBeenCalled();
  expect(texts.value).toBe(en);
  language.value = 'en';
  language.value = 'pt-BR';
  await vi.waitFor(() => expect(texts.value).toBe(portuguese));
});
