// Who wrote a JSON text, told by its spaces. Pure.
import type { Decoded } from './decoded.ts';

/** The first separator of any real message lies within so many characters. */
const SEARCHED_LENGTH = 512;
/** After opening brackets and the first name or value: what separates it from the next. */
const FIRST_SEPARATOR = /^[[{]{1,8}(?:"(?:[^"\\]|\\.)*"|[-+.\w]+)([:,])( ?)[^\s:,]/;

/**
 * A hint: Python's `json.dumps` puts one space after a separator, `JSON.stringify` none. Null where the text has no
 * separator or is laid out otherwise, and for a compact text that was received: any server may have written that.
 */
export function producerOf(text: string, direction?: 'sent' | 'received'): Decoded['producer'] {
  const found = FIRST_SEPARATOR.exec(text.length > SEARCHED_LENGTH ? text.slice(0, SEARCHED_LENGTH) : text);
  if (found === null) return null;
  if (found[2] === ' ') return 'python';
  return direction === 'received' ? null : 'javascript';
}
