// Messages that belong to another: its reply or request, and the one before it of its type. Pure; looks at so many only
// that a click on one of a million messages is answered at once.
import type { Decoded } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { ReadonlyMessageLog } from '../model/message-log.ts';

/** Messages looked at in each direction. */
export const SEARCH_LIMIT = 20_000;
/** Of these, how many of the same connection are decoded. */
const DECODE_LIMIT = 5_000;

export type Describe = (message: Message) => Pick<Decoded, 'typeLabel' | 'pairing' | 'format'>;

export interface Exchange {
  readonly role: 'request' | 'reply';
  /** The other side of it; null where none was found. */
  readonly counterpart: Message | null;
  readonly durationMs: number;
}

/** The message before it on its connection, in its direction and of its type. */
export function previousOfType(messages: ReadonlyMessageLog, message: Message, describe: Describe): Message | null {
  const { typeLabel, format } = describe(message);
  for (const other of neighbours(messages, message, -1)) {
    if (other.direction !== message.direction) continue;
    const described = describe(other);
    if (described.typeLabel === typeLabel && described.format === format) return other;
  }
  return null;
}

/** What a message asks or answers, when its protocol says so. A question that is asked again first has no reply. */
export function exchangeOf(messages: ReadonlyMessageLog, message: Message, describe: Describe): Exchange | null {
  const { pairing } = describe(message);
  if (pairing === null) return null;
  const { role } = pairing;
  for (const other of neighbours(messages, message, role === 'request' ? 1 : -1)) {
    const found = describe(other).pairing;
    if (found?.key !== pairing.key) continue;
    if (found.role === role || other.direction === message.direction) break;
    return { role, counterpart: other, durationMs: Math.abs(other.timestamp - message.timestamp) };
  }
  return { role, counterpart: null, durationMs: 0 };
}

/** Messages of the same connection, the nearest first. */
function* neighbours(messages: ReadonlyMessageLog, { index, connectionId }: Message, step: 1 | -1): Iterable<Message> {
  const cursor = messages.cursor();
  let decoded = 0;
  for (let at = 1; at <= SEARCH_LIMIT && decoded < DECODE_LIMIT && cursor.moveTo(index + at * step); at++) {
    if (messages.origins[cursor.origin]?.connectionId !== connectionId) continue;
    const message = messages.at(index + at * step);
    if (message === undefined) return;
    decoded++;
    yield message;
  }
}
