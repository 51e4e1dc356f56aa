// Messages that belong to another: its reply or request, and the one before it of its type. Pure; looks at so many only
// that a click on one of a million messages is answered at once.
import type { Decoded } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { MessageLog } from '../model/message-log.ts';

/** Messages looked at in each direction. */
export const SEARCH_LIMIT = 20_000;

export type Messages = Pick<MessageLog, 'firstIndex' | 'length' | 'at'>;
export type Describe = (message: Message) => Pick<Decoded, 'typeLabel' | 'pairing' | 'format'>;

export interface Exchange {
  readonly role: 'request' | 'reply';
  /** The other side of it; null where none was found. */
  readonly counterpart: Message | null;
  readonly durationMs: number;
}

/** The message before it on its connection, in its direction and of its type. */
export function previousOfType(messages: Messages, message: Message, describe: Describe): Message | null {
  const { typeLabel, format } = describe(message);
  return find(messages, message, -1, (other) => {
    if (other.direction !== message.direction) return null;
    const described = describe(other);
    return described.typeLabel === typeLabel && described.format === format ? other : null;
  });
}

/** What a message asks or answers, when its protocol says so. A question that is asked again first has no reply. */
export function exchangeOf(messages: Messages, message: Message, describe: Describe): Exchange | null {
  const { pairing } = describe(message);
  if (pairing === null) return null;
  const step = pairing.role === 'request' ? 1 : -1;
  const last = find(messages, message, step, (other) => {
    const found = describe(other).pairing;
    return found?.key === pairing.key ? { other, role: found.role } : null;
  });
  const isPair = last !== null && last.role !== pairing.role && last.other.direction !== message.direction;
  const counterpart = isPair ? last.other : null;
  const durationMs = counterpart === null ? 0 : Math.abs(counterpart.timestamp - message.timestamp);
  return { role: pairing.role, counterpart, durationMs };
}

function find<Found>(
  messages: Messages,
  message: Message,
  step: 1 | -1,
  test: (other: Message) => Found | null,
): Found | null {
  const end = step === 1 ? messages.firstIndex + messages.length : messages.firstIndex - 1;
  const limit = message.index + step * SEARCH_LIMIT;
  for (let index = message.index + step; index !== end && index !== limit; index += step) {
    const other = messages.at(index);
    if (other === undefined) return null;
    const found = other.connectionId === message.connectionId ? test(other) : null;
    if (found !== null) return found;
  }
  return null;
}
