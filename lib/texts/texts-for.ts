import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** Of the languages that there are: Portuguese for that of any country, English for all others. */
export type Locale = 'en' | 'pt-BR';

export function localeOf(language: string): Locale {
  return /^pt\b/i.test(language) ? 'pt-BR' : 'en';
}

/** English is always there; any other language is read when it is asked for. */
export const ENGLISH: Texts = en;

export async function loadTexts(locale: Locale): Promise<Texts> {
  return locale === 'en' ? en : (await import('./pt-br.ts')).ptBr;
}
export type { Texts };
