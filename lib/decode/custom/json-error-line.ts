// Where a text stops being JSON. Browsers say that it is none, but not always where.

const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** What may come next; `first` in place of `value` or `name` where the list or object may also end at once. */
type Expected = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'end';

/** The line, from 1, of the first thing that cannot be there; null when the text is JSON. */
export function jsonErrorLine(text: string): number | null {
  const brackets: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const token = match?.[1] ?? (match?.[2] === undefined ? match && 'value' : 'text');
    const isOver: boolean = expected === 'end' && brackets.length === 0;
    if (isOver && /^[ \t\r\n]*$/.test(text.slice(at))) return null;
    const next: Expected | null = token === null || isOver ? null : follow(expected, token, brackets);
    if (next === null) return lineOf(text, at);
    expected = next;
    at = TOKEN.lastIndex;
  }
}

/** Null for a token that cannot be there. */
function follow(expected: Expected, token: string, brackets: string[]): Expected | null {
  const open = brackets.at(-1);
  if (token === '}' || token === ']') {
    const opening = token === '}' ? '{' : '[';
    const mayEnd = expected === 'end' || expected === (token === '}' ? 'first-name' : 'first-value');
    return mayEnd && brackets.pop() === opening ? 'end' : null;
  }
  switch (expected) {
    case 'name':
    case 'first-name':
      return token === 'text' ? 'colon' : null;
    case 'colon':
      return token === ':' ? 'value' : null;
    case 'end':
      return token !== ',' ? null : open === '{' ? 'name' : 'value';
    default:
      if (token === ',' || token === ':') return null;
      if (token === 'value' || token === 'text') return 'end';
      brackets.push(token);
      return token === '{' ? 'first-name' : 'first-value';
  }
}

/** Of what follows the spaces at a place. */
function lineOf(text: string, at: number): number {
  const spaces = /^[ \t\r\n]*/.exec(text.slice(at))?.[0] ?? '';
  return text.slice(0, at + spaces.length).split('\n').length;
}
