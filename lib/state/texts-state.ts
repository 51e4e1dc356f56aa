// The sentences of the panel in the language on show. Another language is read when it is chosen, and the one before
// stays until it is there.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import { ENGLISH, loadTexts, localeOf, type Texts } from '../texts/texts-for.ts';

export interface TextsDeps {
  /** As a language tag. */
  readonly language: ReadonlySignal<string>;
  /** Those that are there from the start; English when absent. */
  readonly first?: Texts | undefined;
}

export const TextsState = createModel(({ language, first = ENGLISH }: TextsDeps) => {
  const shown = signal(first);
  const locale = computed(() => localeOf(language.value));

  async function show(): Promise<void> {
    const texts = await loadTexts(locale.peek());
    if (texts.locale === locale.peek()) shown.value = texts;
  }

  effect(() => {
    if (locale.value !== shown.peek().locale) void show();
  });

  return { texts: computed(() => shown.value) };
});
