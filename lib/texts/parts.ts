// A sentence as a list of parts: plain text, and things in it that can be clicked. Texts never make HTML.
import type { Connection } from '../model/connection.ts';

export type Part = string | { readonly connection: Connection } | { readonly strong: string };
export type Sentence = readonly Part[];

/** `a, b and c`, with the last two joined by `last`. */
export function listOf(items: readonly Part[], last: string): Part[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [item];
    return [index === items.length - 1 ? ` ${last} ` : ', ', item];
  });
}
