// Text of a page may hold characters that reorder or hide what stands around them; here they are shown by name.

/** Controls and format characters, but not line ends, tabs, and what joins emoji and letters. */
const INVISIBLE = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The text with every control and bidi character replaced by its code, as `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}

/** One line of at most `maxLength` units. */
export function oneLine(text: string, maxLength: number): string {
  const line = visibleText(text.slice(0, maxLength).replace(/\s+/g, ' ').trim());
  return text.length > maxLength ? `${line}…` : line;
}
