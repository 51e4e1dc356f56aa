import type { Decoded } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { MessageReader } from './message-facts.ts';

/** Most of a tree that is searched where the payload is no text. UTF-16 units. */
const MAX_TREE_LENGTH = 65_536;
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

/** The same for any message: of bytes, all that they were decoded to. */
export function wordsOfMessage(message: Message, reader: Pick<MessageReader, 'describe' | 'decode'>): string {
  const description = reader.describe(message);
  if (typeof message.payload === 'string') return wordsBeside(message.payload, description);
  const { tree } = reader.decode(message);
  const fields = tree === null ? '' : JSON.stringify(tree).slice(0, MAX_TREE_LENGTH);
  return `${description.typeLabel ?? ''}\n${description.summary}\n${fields}`;
}
