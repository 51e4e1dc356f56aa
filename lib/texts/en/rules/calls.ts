// Calls of the page that came to nothing, and addresses that cannot work.
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { duration, plural } from '../words.ts';

type CallRule =
  | 'short-overlap'
  | 'strict-mode-flash'
  | 'protocol-mismatch'
  | 'constructor-threw'
  | 'send-while-connecting'
  | 'send-after-close';

const FAULT = {
  address: 'The address or a subprotocol is not valid, so the browser made no connection.',
  security: 'The browser forbids this address here, such as ws:// from an https:// page.',
  page: 'Code of the page threw while the arguments were read, or the browser gave an error of another kind.',
};

export const calls: Pick<RuleTexts, CallRule> = {
  'short-overlap': {
    sentence: ({ path, facts: { count, overlapMs, kind } }) => [
      'Two connections to ',
      { strong: path },
      ` were open at once for ${duration(Math.max(1, overlapMs))} only${count > 1 ? ` (${plural(count, 'time', 'times')})` : ''}: `,
      kind === 'hand-over'
        ? 'a hand-over from one to the next.'
        : 'one went with its page as the next page had its own.',
    ],
    meaning: ({ facts: { kind } }) =>
      kind === 'hand-over'
        ? 'The page opens the next connection before it closes the last, so that no message is missed. A message may come twice in that time.'
        : 'A reload or a navigation: the old page and the new one overlap for a moment.',
    remedy: () => 'Nothing.',
    explanation:
      'A note on overlaps of less than a second that ended because the page closed the older connection, or was left. Longer ones are duplicates.',
  },
  'strict-mode-flash': {
    sentence: ({ connections, facts: { count } }) => [
      ...listOf(
        connections.slice(0, 2).map((connection): Part => ({ connection })),
        'and',
      ),
      ` were constructed right after each other, and the first closed at once${count > 1 ? ` (${plural(count, 'time', 'times')})` : ''}.`,
    ],
    meaning: () =>
      'React’s StrictMode and hot reload run each effect twice in development. The first is closed at once, so this is no duplicate.',
    remedy: () =>
      'Nothing, if it happens in development only. Else look at who calls close() right after constructing.',
    explanation:
      'A note on connections that the page closed within 100 ms of constructing them, where the same code constructed the next within 100 ms more.',
  },
  'protocol-mismatch': {
    sentence: ({ connection, host, confidence, facts: { scheme, count, text } }) => [
      connection === undefined ? 'A connection' : { connection },
      ` and ${host === '' ? 'the server' : host} ${confidence === 'uncertain' ? 'may' : 'do'} not speak the same protocol over ${scheme}://${count > 1 ? ` (${plural(count, 'attempt', 'attempts')})` : ''}${text === null ? '.' : `: the browser said “${text}”.`}`,
    ],
    meaning: ({ confidence, facts: { scheme, kind } }) => {
      if (confidence === 'uncertain')
        return 'HTTP 400 is what some servers answer to an upgrade that they do not know, or whose headers a proxy took away. Others refuse with it what they do not like of the request, as Socket.IO does with a session that this server does not know.';
      if (kind === 'http')
        return 'What answered speaks HTTP and did not change to WebSocket: the path is not that of a WebSocket, or a proxy before it does not pass the upgrade on.';
      return scheme === 'wss'
        ? 'The page asks for a secure connection where none is answered as such: mostly the port speaks plain ws:// or plain HTTP.'
        : 'The page asks for a WebSocket without encryption where something else answers: a port for TLS or plain HTTP, or the browser allows only wss:// here.';
    },
    remedy: ({ facts: { kind } }) =>
      kind === 'http'
        ? 'Compare the path with the one that the server upgrades, and let the proxy pass Upgrade and Connection on. Behind several servers, let one client always come to the same.'
        : 'Compare scheme and port with what the server listens on: ws:// with http://, wss:// with https://. Derive the scheme from location.protocol.',
    explanation:
      'Reads the browser’s words on a failed handshake: a TLS answer that is none, an HTTP answer that is none, mixed content, or the statuses 200 and 426, with which web servers answer an upgrade that they do not know. With status 400 it is not certain.',
  },
  'constructor-threw': {
    sentence: ({ connection, facts: { count, text } }) => [
      connection === undefined ? 'A connection' : { connection },
      ` was never made: its constructor threw${text === null ? '' : ` ${text.replace(/\.$/, '')}`}${count > 1 ? ` (${plural(count, 'time', 'times')})` : ''}.`,
    ],
    meaning: ({ facts: { kind } }) => FAULT[kind],
    remedy: () => 'Correct the address or the subprotocols at the place named here. Retrying alone does not help.',
    explanation:
      'Hears constructors that threw. The network layer never learns of them, so the page’s own exception is all there is.',
  },
  'send-while-connecting': {
    sentence: ({ connection, facts: { count } }) => [
      connection === undefined ? 'A connection' : { connection },
      ` was asked to send ${plural(count, 'message', 'messages')} before it was open: send() threw InvalidStateError.`,
    ],
    meaning: () => 'The message was not sent, and the exception may have ended the code that called.',
    remedy: () => 'Send in onopen or later, or keep messages in a queue until then.',
    explanation: 'Counts calls of send() while the ready state was CONNECTING, for each connection.',
  },
  'send-after-close': {
    sentence: ({ connection, facts: { count } }) => [
      connection === undefined ? 'A connection' : { connection },
      ` was asked to send ${plural(count, 'message', 'messages')} when it was closing or closed: the browser discards them in silence.`,
    ],
    meaning: () =>
      'send() on a closing or closed connection throws nothing and returns nothing: who called cannot know that the message is lost.',
    remedy: () => 'Look at readyState before sending, and keep what must arrive until a connection is open again.',
    explanation: 'Counts calls of send() while the ready state was CLOSING or CLOSED, for each connection.',
  },
};
