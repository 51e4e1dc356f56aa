import type { RuleTexts } from './areas/rules.ts';
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

/** What findings are told in: read behind the first rows, since it is as much as all other texts. */
export async function loadRuleTexts(locale: Locale): Promise<RuleTexts> {
  return locale === 'en' ? (await import('./en/rules.ts')).rules : (await import('./pt-br/rules.ts')).rules;
}
export type { RuleTexts, Texts };
