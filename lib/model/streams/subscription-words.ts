// Which messages may say something of a subscription, by the words of each protocol. Pure.
import type { Description } from '../../decode/decoded.ts';

/** For JSON of an unknown application: the words that most use. */
export const ASK = /(?:^|[:._/-])subscribe$/i;
export const END = /(?:^|[:._/-])unsubscribe$/i;
export const ACKNOWLEDGED =
  /(?:^|[:._/-])(?:subscribed|subscription[_-]?succeeded|subscribe[_-]?success|subscribe[_-]?ack)$/i;
export const REFUSED = /(?:^|[:._/-])subscri(?:ption|be)[_-]?(?:error|failed|refused|denied)$/i;

/** Whether messages of this type may do such a thing; `when-waiting`: only while a subscription waits for its answer. */
export function stepNeedOf({ format, typeLabel, pairing }: Description): 'never' | 'when-waiting' | 'always' {
  const type = typeLabel ?? '';
  const words = WORDS.get(format);
  if (words !== undefined)
    return words.waiting.test(type) ? 'when-waiting' : words.always.test(type) ? 'always' : 'never';
  if (format === 'json-rpc') {
    return /subscribe$/i.test(type) ? 'always' : pairing?.role === 'reply' ? 'when-waiting' : 'never';
  }
  const isWord = ASK.test(type) || END.test(type) || ACKNOWLEDGED.test(type) || REFUSED.test(type);
  return isWord ? 'always' : 'never';
}

interface Words {
  readonly always: RegExp;
  readonly waiting: RegExp;
}
const WORDS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['trading', { always: /^(?:un)?subscribe$|^subscribed$/, waiting: /^error$/ }],
  ['phoenix', { always: /^phx_(?:join|leave|close|error)$/, waiting: /^phx_reply$/ }],
  ['graphql-transport-ws', { always: /^(?:subscribe|error|complete)$/, waiting: /^next$/ }],
  ['graphql-ws', { always: /^(?:start|error|complete|stop)$/, waiting: /^data$/ }],
  ['stomp', { always: /^(?:UN)?SUBSCRIBE$/, waiting: /^(?:RECEIPT|ERROR)$/ }],
  ['wamp', { always: /^SUBSCRIBE$/, waiting: /^(?:SUBSCRIBED|ERROR)$/ }],
  ['mqtt', { always: /^(?:UN)?SUBSCRIBE$/, waiting: /^SUBACK$/ }],
  ['actioncable', { always: /^(?:un)?subscribe$/, waiting: /^(?:confirm|reject)_subscription$/ }],
]);
