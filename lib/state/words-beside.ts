import type { Decoded } from '../decode/decoded.ts';

/** Formats whose type and summary are parts of the text itself. */
const SAME_AS_TEXT: ReadonlySet<string> = new Set(['json', 'text', 'none']);

/** What a person reads in the row of a text that is not in the text: "scan 36.9 %" for `{"progress_percentage": 36.9}`. */
export function wordsBeside(
  text: string,
  { format, typeLabel, summary }: Pick<Decoded, 'format' | 'typeLabel' | 'summary'>,
): string {
  if (SAME_AS_TEXT.has(format)) return '';
  const parts = [typeLabel, summary].filter((part) => part !== null && !text.includes(part));
  return parts.join('\n');
}
