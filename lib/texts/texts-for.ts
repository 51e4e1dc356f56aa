import { en } from './en.ts';
import { ptBr } from './pt-br.ts';
import type { Texts } from './texts.ts';

/** The texts for a language tag: Portuguese of any country, English for all others. */
export function textsFor(language: string): Texts {
  return /^pt\b/i.test(language) ? ptBr : en;
}
export type { Texts };
