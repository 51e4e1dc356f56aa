import type { TextEnd } from '../bytes/read-text.ts';

/** Longest line: an event with the largest payload the hook sends, many times over. UTF-16 units. */
const MAX_LINE = 134_217_728;

/**
 * Lines of a text, those of one piece at a time. A last line without line feed counts only when the text is whole.
 * Returns how the text ended.
 */
export async function* linesOf(pieces: AsyncGenerator<string, TextEnd>): AsyncGenerator<readonly string[], TextEnd> {
  // Pieces of a line whose end has not come: joined once, since a payload may be thousands of them long.
  let rest: string[] = [];
  let restLength = 0;
  try {
    for (;;) {
      const { value, done } = await pieces.next();
      if (done) {
        if (value === 'whole' && restLength > 0) yield [rest.join('')];
        return value;
      }
      const [first = '', ...others] = value.split('\n');
      rest.push(first);
      restLength += first.length;
      const last = others.pop();
      if (last !== undefined) {
        yield [rest.join(''), ...others];
        rest = [last];
        restLength = last.length;
      }
      if (restLength > MAX_LINE) return 'too-large';
    }
  } finally {
    await pieces.return('whole');
  }
}
