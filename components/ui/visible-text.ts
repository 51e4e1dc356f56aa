// Text of a page may hold characters that reorder or hide what stands around them; here they are shown by name.

/** Controls, format characters and halves of pairs, but not line ends, tabs, and what joins emoji and letters. */
const INVISIBLE = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** Nearly every text: told at once, where the classes above take milliseconds to be compiled. */
const ORDINARY = /^[\t\n\r\x20-\x7e]*$/;

/** The text with every control and bidi character, and every lone surrogate, replaced by its code, as `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replace(INVISIBLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}

/** One line of at most `maxLength` units. */
export function oneLine(text: string, maxLength: number): string {
  const line = visibleText(headOf(text, maxLength).replace(/\s+/g, ' ').trim());
  return text.length > maxLength ? `${line}…` : line;
}

/** The first `maxLength` units, or one less where a pair would be cut in two. */
export function headOf(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const isCutPair =
    /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) && /[\udc00-\udfff]/.test(text.charAt(maxLength));
  return text.slice(0, isCutPair ? maxLength - 1 : maxLength);
}
