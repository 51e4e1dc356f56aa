// Which subscriptions of open connections the server has acknowledged, by the log: a client's own "subscribed" is only what
// it sent. Pure.
import { isJsonObject, stringAt } from '../decode/json.ts';
import { decode } from '../decode/registry.ts';
import type { Message } from '../model/message.ts';
import type { SessionModel, SessionView } from '../model/session.ts';
import type { CheckedSubscription } from '../protocol/checks.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';

const MAX_SUBSCRIPTIONS = 1_000;
const MAX_CHANNEL = 128;
/** Messages about subscriptions are short. */
const MAX_BYTES = 4_096;
const ABOUT_SUBSCRIPTIONS = /subscri|invalid_channel/;
const REQUEST = 'subscribe ';
const REFUSALS: ReadonlySet<string | null> = new Set([
  'invalid_channel',
  'subscription_failed',
  'invalid_subscription_data',
]);

export interface SubscriptionFacts {
  readonly openCount: number;
  readonly subscriptions: CheckedSubscription[];
}

export function checkSubscriptions(view: SessionView, messages: SessionModel['messages']): SubscriptionFacts {
  const books = new Map<ConnectionId, SubscriptionBook>();
  for (const { id, readyState } of view.connections.values()) if (readyState === 'open') books.set(id, createBook(id));
  const cursor = messages.cursor();
  for (let index = messages.firstIndex; cursor.moveTo(index); index++) {
    if (cursor.isBinary || cursor.byteLength > MAX_BYTES) continue;
    const book = books.get(messages.origins[cursor.origin]?.connectionId ?? ('' as ConnectionId));
    if (book === undefined || !ABOUT_SUBSCRIPTIONS.test(cursor.text())) continue;
    book.read(cursor.message(messages.origins));
  }
  const subscriptions = [...books.values()].flatMap((book) => book.subscriptions());
  return { openCount: books.size, subscriptions: subscriptions.slice(0, MAX_SUBSCRIPTIONS) };
}

interface SubscriptionBook {
  read(message: Message): void;
  subscriptions(): CheckedSubscription[];
}

function createBook(connectionId: ConnectionId): SubscriptionBook {
  const states = new Map<string, { asked: number; state: CheckedSubscription['state'] }>();
  /** Channels asked for and not answered yet, in order: a refusal names no channel, but answers come in order. */
  const waiting: string[] = [];

  function ask(channel: string): void {
    const known = states.get(channel);
    if (known === undefined && states.size >= MAX_SUBSCRIPTIONS) return;
    states.set(channel, { asked: (known?.asked ?? 0) + 1, state: known?.state ?? 'unanswered' });
    waiting.push(channel);
  }

  function answer(channel: string | undefined, state: CheckedSubscription['state']): void {
    const known = channel === undefined ? undefined : states.get(channel);
    if (channel === undefined || known === undefined) return;
    waiting.splice(waiting.indexOf(channel), waiting.includes(channel) ? 1 : 0);
    if (known.state !== 'acknowledged') states.set(channel, { ...known, state });
  }

  return {
    read(message) {
      const { pairing, tree } = decode(message);
      if (pairing?.key.startsWith(REQUEST)) {
        const channel = pairing.key.slice(REQUEST.length).slice(0, MAX_CHANNEL);
        if (pairing.role === 'reply') answer(channel, 'acknowledged');
        else if (message.direction === 'sent') ask(channel);
      } else if (message.direction === 'received' && isJsonObject(tree) && REFUSALS.has(stringAt(tree, 'error'))) {
        answer(waiting[0], 'refused');
      }
    },
    subscriptions: () => [...states].map(([channel, state]) => ({ connectionId, channel, ...state })),
  };
}
