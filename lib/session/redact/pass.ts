// What the finders of secrets share: the rules, the book of secrets, and the way back to the start for what is nested.
import type { NameBook } from './names.ts';
import type { RedactionRule } from './rules.ts';
import type { SecretBook } from './secret-book.ts';
import type { Span } from './spans.ts';

export interface Pass {
  readonly names: NameBook;
  /** Fields by their place, as lists of names. */
  readonly paths: ReadonlyArray<readonly string[]>;
  readonly book: SecretBook;
  isOn(rule: RedactionRule): boolean;
  /** What was packed inside: JSON in a string, text in base64. The same text when there is nothing to take out. */
  nested(text: string, depth: number): string;
  /** What a decoder makes of the bytes of a message; null of all other bytes. */
  treeOf(bytes: Uint8Array): unknown;
  nestedBytes(bytes: Uint8Array<ArrayBuffer>, depth: number): Uint8Array<ArrayBuffer>;
  /** Set when something was unpacked, so that a plain look at the text does not tell all. */
  hasUnpacked: boolean;
}

/** Deeper is unpacked no further: nobody packs so deep but to hide. */
export const MAX_DEPTH = 6;

/** Replaces a secret where it stands. */
export function take(
  { book }: Pass,
  spans: Span[],
  place: { start: number; end: number; rule: RedactionRule; secret: string; name?: string | undefined },
): void {
  const { start, end, rule, secret, name } = place;
  spans.push({ start, end, text: book.placeholderOf(rule, secret, name) });
}
