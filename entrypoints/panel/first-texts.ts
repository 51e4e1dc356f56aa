import { browser } from 'wxt/browser';
import type { SettingsStore } from '../../lib/state/settings.ts';
import { loadTexts, localeOf, type Texts } from '../../lib/texts/texts-for.ts';

/** The texts that a page of ours begins with: in the language that was chosen, else in that of the browser. */
export function firstTexts({ initial }: SettingsStore): Promise<Texts> {
  const chosen = initial.language ?? 'auto';
  return loadTexts(localeOf(chosen === 'auto' ? browser.i18n.getUILanguage() : chosen));
}
