// Signs of life that stopped, and those that the server does not like.
import type { HeartbeatFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

const INVISIBLE =
  'Pings of the WebSocket protocol itself are invisible to a page and to DevTools; this looks only at messages.';

export const heartbeats: Pick<RuleTexts, keyof HeartbeatFacts> = {
  'heartbeat-lost': {
    sentence: ({ connection, isOver, facts: { from, ping, unanswered, isSilent } }) => [
      connection === undefined ? 'A connection' : { connection },
      from === 'server'
        ? `: the page has left ${plural(unanswered, 'ping', 'pings')} of the server in a row without an answer`
        : `: ${plural(unanswered, 'ping', 'pings')} in a row without an answer`,
      ping === 'ping' ? '' : ` (${ping})`,
      isSilent ? ', and nothing else was received since' : '',
      isOver ? '. It has closed since.' : '.',
    ],
    meaning: ({ facts: { from, isSilent, doPeersHear, isProven } }) => {
      if (from === 'server')
        return 'The page answered such pings before and does not now: its code may be busy, or have lost this connection.';
      if (!isProven)
        return 'Nothing proves that this server answers such messages at all. But since then it has sent nothing else either.';
      if (!isSilent)
        return 'Other messages still arrive, so the way is open: the server, or the part of it that answers, leaves pings alone.';
      return doPeersHear
        ? 'It counts as open, but is dead: the server is up and serves another connection. It may have taken this one off its list without closing it.'
        : 'It counts as open, but nothing comes through: the way may be cut without either side having noticed, or the server has forgotten it.';
    },
    remedy: ({ facts: { from } }) =>
      from === 'server'
        ? 'Look at what keeps the page busy, and whether its message handler still runs for this connection.'
        : 'Let the client remember when it last heard something, and close and connect again when pings stay unanswered for two intervals. On the server, close what is taken off the list.',
    explanation: `Pairs each small message that one side repeats with the other’s answer: by the protocol, by names such as ping and pong, or by a regular rhythm: four exchanges in a row, and at least eleven before their end is told. Speaks from two overdue answers on; where such a message was never answered on this endpoint, from three on and only if all is silent. Waits while a page is hidden are no fault. ${INVISIBLE}`,
  },
  'server-silent': {
    sentence: ({ connection, facts: { ping, intervalMs, silentMs } }) => [
      connection === undefined ? 'A connection' : { connection },
      `: the server’s sign of life (${ping}) came every ${duration(intervalMs)}, and has been missing for ${duration(silentMs)}.`,
    ],
    meaning: () =>
      'Nothing else was received either. The way may be cut without either side having noticed, or the server is stuck.',
    remedy: () =>
      'Let the client close and connect again when the sign of life is overdue; most libraries do, if their timeout is set.',
    explanation: `Looks at messages that a server repeats to say that it lives, after four of them. Speaks when nothing at all came for more than three and a half times one of the longer pauses between them (nine in ten are shorter), and the page was not hidden. ${INVISIBLE}`,
  },
  'connection-unheard': {
    sentence: ({ connection, facts: { silentMs } }) => [
      connection === undefined ? 'A connection' : { connection },
      ` is open but receives nothing any more: another connection to the same endpoint went on receiving for ${duration(silentMs)}.`,
    ],
    meaning: ({ facts: { doubledBroadcasts } }) =>
      `Both were served the same before (${plural(doubledBroadcasts, 'broadcast', 'broadcasts')} reached both). The server seems to have taken this one off its list without closing it, so that the page never learns of it.`,
    remedy: () =>
      'On the server, close a connection when it is taken off the list. In the page, ping and connect again when no answer comes; or keep only one of the two.',
    explanation:
      'Compares open connections to one endpoint that received the same broadcasts. Speaks when one is silent for ten of its usual pauses, and for at least five seconds, while another still receives.',
  },
  'beats-throttled': {
    sentence: ({ connection, facts: { count, longestMs, intervalMs } }) => [
      ...clientWords(connection),
      ` pinged late ${count === 1 ? 'once' : `${number(count)} times`} while the page was hidden: after up to ${duration(longestMs)} in place of ${duration(intervalMs)}.`,
    ],
    meaning: () =>
      'Browsers run timers of hidden pages only about once a minute. That is not the fault of the application.',
    remedy: () =>
      'Nothing, if the server is patient. If it closes connections that are silent for less than two minutes, raise that limit or ping from a worker.',
    explanation:
      'Looks at times between two pings that are more than half longer than usual and fall into a time in which the page was hidden.',
  },
  'pong-rejected': {
    sentence: ({ connection, facts: { count, code } }) => [
      connection === undefined ? 'A connection' : { connection },
      `: the server answers the page’s pong with an error (${code}), ${count === 1 ? 'once' : `${number(count)} times`} so far.`,
    ],
    meaning: ({ facts: { isNamed } }) =>
      isNamed
        ? 'The server sends pings but does not know the answer to them. The connection works; each heartbeat leaves an error behind.'
        : 'Each of these errors came right after a pong, so they are probably about it. The server does not say so.',
    remedy: () =>
      'Let the server accept messages of type pong (and take them as the sign of life that they are), or let the page not answer.',
    explanation:
      'Looks at errors that name the pong, or that each came as an answer to one, at least twice and never otherwise.',
  },
};
