// The sentences of the panel in the language on show. Another language is read when it is chosen, and the one before
// stays until it is there.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import { ENGLISH, loadRuleTexts, loadTexts, localeOf, type RuleTexts, type Texts } from '../texts/texts-for.ts';

export interface TextsDeps {
  /** As a language tag. */
  readonly language: ReadonlySignal<string>;
  /** Those that are there from the start; English when absent. */
  readonly first?: Texts | undefined;
}

interface Shown {
  readonly texts: Texts;
  /** Of the same language; null until they are asked for. */
  readonly rules: RuleTexts | null;
}

export const TextsState = createModel(({ language, first = ENGLISH }: TextsDeps) => {
  const shown = signal<Shown>({ texts: first, rules: null });
  const locale = computed(() => localeOf(language.value));
  let areRulesWanted = false;

  async function show(): Promise<void> {
    const wanted = locale.peek();
    const [texts, rules] = await Promise.all([loadTexts(wanted), areRulesWanted ? loadRuleTexts(wanted) : null]);
    const isOutdated = wanted !== locale.peek() || (areRulesWanted && rules === null);
    if (!isOutdated) shown.value = { texts, rules };
  }

  effect(() => {
    // What could not be read, as after an update of the extension: the language stays, and choosing it again tries again.
    if (locale.value !== shown.peek().texts.locale) void show().catch(() => {});
  });

  return {
    texts: computed(() => shown.value.texts),
    /** What findings are told in; null until it was loaded. */
    rules: computed(() => shown.value.rules),
    loadRules(): Promise<void> {
      areRulesWanted = true;
      return show();
    },
  };
});
