// What a message does to a subscription: asks for it, answers, ends it. Pure.
import type { Description, Json } from '../../decode/decoded.ts';
import { type JsonObject, stringAt } from '../../decode/json.ts';

export interface SubscriptionStep {
  readonly does: 'ask' | 'acknowledge' | 'refuse' | 'end';
  /** What pairs an answer with what asked; null: with the oldest that waits. */
  readonly key: string | null;
  /** Null where the message does not name it. */
  readonly channel: string | null;
  /** Why it was refused, in the server's words. */
  readonly reason: string | null;
  /** The protocol promises an answer. */
  readonly isToBeAnswered: boolean;
  /** What will name it when it ends, where that is not `key`. */
  readonly endKey: string | null;
  /** Asked with an id of its own, which its answer repeats. */
  readonly isById: boolean;
  /** What an answer is for: one of those that were asked under its key, all of them, or what was asked just before. */
  readonly names: 'one' | 'all' | 'nothing';
  /** What an answer says that names nothing: channels may be told in it. */
  readonly words: string;
}

export interface SaidMessage {
  readonly isReceived: boolean;
  readonly description: Description;
  /** Of the payload. */
  readonly tree: Json;
}

/** A step with what most have. */
export function step(
  does: SubscriptionStep['does'],
  key: string | null,
  {
    channel = null,
    reason = null,
    isToBeAnswered = true,
    endKey = null,
    isById = false,
    names = 'one',
    words = '',
  }: Partial<SubscriptionStep> = {},
): SubscriptionStep {
  return { does, key, channel, reason, isToBeAnswered, endKey, isById, names, words };
}

/** The server's words for its refusal, by the names that are common. */
export function reasonIn(body: JsonObject | null): string | null {
  if (body === null) return null;
  return stringAt(body, 'reason') ?? stringAt(body, 'message') ?? stringAt(body, 'error');
}
