// What was asked for and not given.
import type { SubscriptionFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { duration, number, plural } from '../words.ts';

function names(channels: readonly string[]): Part[] {
  return listOf(
    channels.map((channel): Part => ({ strong: channel })),
    'and',
  );
}

export const subscriptions: Pick<RuleTexts, keyof SubscriptionFacts> = {
  'subscription-unanswered': {
    sentence: ({ connection, facts: { channels, waitedMs } }) => [
      connection === undefined ? 'A connection' : { connection },
      ' asked to receive ',
      ...names(channels),
      ` and was not answered within ${duration(waitedMs)}.`,
    ],
    meaning: ({ confidence }) =>
      confidence === 'likely'
        ? 'The server answered others that were asked for at the same time, so it is there and left this one out. What the page prints as “subscribed” may only be what it sent.'
        : 'Whether the server took it is not known. What the page prints as “subscribed” may only be what it sent.',
    remedy: () =>
      'Let the page wait for the answer and ask again, or say so, when none comes. On the server, see whether the message arrived and what became of it.',
    explanation:
      'Looks for subscriptions without an answer after five seconds, where the protocol promises one, or where the same connection surely got one for another that was asked for in the same way (with an id, or without). Applications that answer none are left alone.',
  },
  'subscription-refused': {
    sentence: ({ connection, confidence, facts: { channels, reason } }) => [
      connection === undefined ? 'A connection' : { connection },
      confidence === 'uncertain' ? ' was probably refused ' : ' was refused ',
      ...names(channels),
      reason === null ? '.' : ` (${reason}).`,
    ],
    meaning: ({ confidence }) => {
      if (confidence === 'certain') return 'The server said no, so nothing will come on it.';
      if (confidence === 'uncertain')
        return 'An error came right after the request, and the page had sent nothing else since: it is probably the answer. It names neither the channel nor the request.';
      return 'The server said no, so nothing will come on it. Its answer repeats no id of the request: here is the channel that its words name, or else the one that waited longest, since servers answer in order.';
    },
    remedy: () =>
      'Compare the name with what the server knows, and the rights of the user with what it asks for. Let the page show the refusal.',
    explanation:
      'Looks for answers to subscriptions that refuse them, by the words of each protocol. In JSON of an unknown application: an error with the id of the request, within half a minute; without one, an error within five seconds that names the channel, or that comes before the page has sent anything else. Data that merely has a field named error is left alone.',
  },
  'subscription-repeated': {
    sentence: ({ connection, facts: { channels, askCount } }) => [
      connection === undefined ? 'A connection' : { connection },
      ' asked more than once for ',
      ...names(channels),
      ` (${plural(askCount, 'time', 'times')} in all).`,
    ],
    meaning: () =>
      'It was granted already: each further request costs a message, and whatever comes with an answer may come again.',
    remedy: () => 'Subscribe in one place only: at open, or when the server greets.',
    explanation: 'Looks for channels of the trading app that one connection asked for again without having left them.',
  },
  'subscription-doubled': {
    sentence: ({ connections, facts: { channels } }) => [
      ...listOf(
        connections.map((connection): Part => ({ connection })),
        'and',
      ),
      ' are both subscribed to ',
      ...names(channels),
      '.',
    ],
    meaning: () => 'Whatever is published there reaches this page more than once.',
    remedy: () => 'Keep one of the connections, or share the channels out between them.',
    explanation: 'Looks for channels of the trading app that several open connections to one endpoint hold at once.',
  },
  'channel-silent': {
    sentence: ({ connection, facts: { channels, silentMs } }) => [
      connection === undefined ? 'A connection' : { connection },
      ' is subscribed to ',
      ...names(channels),
      `, but has heard nothing there for ${duration(silentMs)}.`,
    ],
    meaning: () =>
      'Perhaps there was nothing to say. Some servers let pages subscribe to channels that they never publish to.',
    remedy: () => 'See whether the server publishes to it at all. If not, the subscription can go.',
    explanation:
      'Looks for channels of the trading app that were acknowledged and on which nothing came for two heartbeats of the policy.',
  },
  'request-unanswered': {
    sentence: ({ connection, facts: { what, count, waitedMs } }) => [
      connection === undefined ? 'A connection' : { connection },
      ' asked for an update of ',
      { strong: what },
      count === 1 ? '' : ` ${number(count)} times`,
      ` and got no answer within ${duration(waitedMs)}.`,
    ],
    meaning: () =>
      'The trading app’s server answers only to updates that it knows; to all others it says nothing, not even an error.',
    remedy: () =>
      'Compare the name with those that the server handles. Let the server answer what it does not know with an error.',
    explanation: 'Looks for request_update without the update that belongs to it after five seconds.',
  },
};
