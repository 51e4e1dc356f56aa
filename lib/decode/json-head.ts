// The beginning of a JSON text that was cut, closed so that it can be read. Pure.
import type { Json } from './decoded.ts';

/** A text that nests deeper than this is not worth repairing. */
const MAX_OPEN = 10_000;

/** The members that came whole: `{"type":"x","list":[1,2` gives `{ type: 'x', list: [1] }`. Undefined when it is no JSON. */
export function parseJsonHead(head: string): Json | undefined {
  const closed = closeJson(head);
  if (closed === null) return undefined;
  try {
    return JSON.parse(closed) as Json;
  } catch {
    return undefined;
  }
}

/** Cut behind the last bracket or before the last comma, with every bracket that is still open closed. */
function closeJson(head: string): string | null {
  const open: string[] = [];
  let end = 0;
  for (let position = 0; position < head.length; position++) {
    const character = head[position];
    if (character === '"') {
      position = endOfString(head, position);
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']');
      if (open.length > MAX_OPEN) return null;
      end = position + 1;
    } else if (character === '}' || character === ']') {
      open.pop();
      end = position + 1;
    } else if (character === ',') {
      end = position;
    }
  }
  return end === 0 ? null : head.slice(0, end) + open.reverse().join('');
}

/** Where the closing quote is, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let position = start + 1; position < text.length; position++) {
    const character = text[position];
    if (character === '\\') position++;
    else if (character === '"') return position;
  }
  return text.length;
}
