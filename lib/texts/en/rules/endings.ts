// How connections that were open ended.
import type { EndFacts } from '../../../model/findings/ending-facts.ts';
import type { RuleText, RuleTexts } from '../../areas/rules.ts';
import { duration, plural } from '../words.ts';

type EndRule =
  | 'server-restarted'
  | 'server-going-away'
  | 'server-failed'
  | 'server-busy'
  | 'policy-violated'
  | 'message-too-big'
  | 'protocol-broken'
  | 'data-not-accepted'
  | 'application-close'
  | 'connection-lost'
  | 'broken-data'
  | 'closed-by-page';

const BY_CODE =
  'Reads the close code that the server sent with its closing handshake. It becomes quiet once the client has a connection again, and counts the ends of one client together. Once it is back, a login that was renewed is a warning, and a server that went after a minute or more a note.';

/** As libraries write it: `keepalive ping timeout`, `ping timeout`, `no pong received`. */
const NO_PONG = /ping[ _-]?time(?:d[ _-]?)?out|\bpong\b/i;

/** https://www.iana.org/assignments/websocket */
const BAD_GATEWAY = 1014;

interface EndWords {
  readonly what: string;
  readonly meaning: string;
  readonly remedy: string;
  readonly explanation?: string;
  /** Where the facts say more than the rule. */
  readonly special?: (facts: EndFacts) => Partial<Pick<EndWords, 'what' | 'meaning' | 'remedy'>> | false;
}

function end(words: EndWords): RuleText<EndRule> {
  const wordsFor = (facts: EndFacts) => ({ ...words, ...(words.special?.(facts) || {}) });
  return {
    sentence: ({ connection, facts }) => [
      connection === undefined ? 'A connection' : { connection },
      ` ${wordsFor(facts).what}${told(facts)}.${facts.isRecovered ? ' It was connected again since.' : ''}`,
    ],
    meaning: ({ facts }) => wordsFor(facts).meaning,
    remedy: ({ facts }) => wordsFor(facts).remedy,
    explanation: words.explanation ?? BY_CODE,
  };
}

/** Code, reason, how long it was open, how often. */
function told({ count, code, reason, text, openMs }: EndFacts): string {
  const facts = [
    code !== null && `code ${code}`,
    reason !== '' && `“${reason}”`,
    text !== null && `the browser said “${text}”`,
    `after ${duration(openMs)}`,
    count > 1 && `${plural(count, 'time', 'times')} in all`,
  ];
  return ` (${facts.filter(Boolean).join(', ')})`;
}

export const endings: Pick<RuleTexts, EndRule> = {
  'server-restarted': end({
    what: 'was closed because the server restarts',
    meaning:
      'The server ended in good order and said so. What it sent while nobody was connected is lost, unless the page asks for it.',
    remedy:
      'Connect again after a short random wait, then ask for the present state. In development, a file that was saved may restart the server.',
  }),
  'server-going-away': end({
    what: 'was closed because the server goes away',
    meaning: 'The server shuts down, or leaves this connection to another one.',
    remedy:
      'Connect again with growing waits. If it happens at fixed times, a proxy or a deployment closes idle connections.',
  }),
  'server-failed': end({
    what: 'was closed by the server after an error of its own',
    meaning:
      'Something in the server went wrong that it had not foreseen. Its own log has the error; the page cannot see it.',
    remedy: 'Look into the server’s log at this time, and at the last message that the page had sent before.',
    special: ({ code, reason }) =>
      (code === BAD_GATEWAY && {
        what: 'was closed by a gateway that had no valid answer from the server behind it',
        meaning:
          'What took the connection is not what should have served it: the server behind it failed or is not there.',
        remedy: 'Look at the server behind the gateway or proxy first, then at the gateway’s own log at this time.',
      }) ||
      (NO_PONG.test(reason) && {
        what: 'was closed by the server, which had heard no pong in time',
        meaning:
          'Libraries such as Python’s websockets give this code where no answer to their own pings came: the way was cut or slow, this computer slept, or the server itself was too busy to read the answer. Browsers answer such pings by themselves, and pages see nothing of it.',
        remedy:
          'If it comes while the server works hard, look at what blocks its event loop. Else look at the network and at sleeping computers; a longer ping timeout of the server is more patient.',
      }),
  }),
  'server-busy': end({
    what: 'was closed because the server is too busy',
    meaning: 'The server works and asks to be left alone for a while.',
    remedy: 'Wait longer than after a loss before connecting again, with a random share.',
  }),
  'policy-violated': end({
    what: 'was closed because it was against the server’s policy',
    meaning:
      'The server refuses this client: a login that ran out, a right that is missing, a limit that was reached. Trying again unchanged will not help.',
    remedy: 'Read the reason, renew the token or the session, and do not retry without it.',
  }),
  'message-too-big': end({
    what: 'was closed because a message was too big',
    meaning: 'One message was longer than the side that closed takes.',
    remedy: 'Look at the last message sent before the end: split it, or raise the limit of the server or of the proxy.',
  }),
  'protocol-broken': end({
    what: 'was closed because a rule of the WebSocket protocol was broken',
    meaning:
      'One side sent frames that the other could not accept. Pages cannot do that: a library, a proxy or an extension in between does.',
    remedy: 'Connect without proxy and extensions, and compare; then look for news of the server’s WebSocket library.',
  }),
  'data-not-accepted': end({
    what: 'was closed because the server does not accept what it received',
    meaning: 'A message was of the wrong kind, such as binary where text is expected, or held text that is no UTF-8.',
    remedy: 'Look at the last message that the page sent before the end: its kind, and its encoding.',
  }),
  'application-close': end({
    what: 'was closed by the server with a code of the application',
    meaning:
      'Codes from 3000 on mean what the application or its library has agreed on. The protocol does not say whether it is a fault.',
    remedy: 'Look the code up in the server’s source or documentation.',
    explanation:
      'Names close codes from 3000 to 4999, as a note: what they mean only the application knows. Three in a row, each within a minute after the connection had opened, are a warning.',
    special: ({ isInTurn }) =>
      isInTurn && {
        meaning:
          'The server sent it away again and again with a code of the application, each time soon after it had come back. Possibly two clients send each other away (a second tab, a second login), or what the code names was not mended before it came back.',
        remedy:
          'Look the code up. If it means that another connection took its place, do not connect again by yourself: tell the user, and let them choose which one stays.',
      },
  }),
  'connection-lost': end({
    what: 'was lost: it ended without a closing handshake and without an error',
    meaning:
      'The line ended and nobody had said goodbye: the server was killed or crashed, its program returned without closing, a proxy or the network cut the line, or this computer slept or changed its network. The browser does not tell which.',
    remedy:
      'Look whether the server runs and since when (health check, its log at this time). If it never stopped, look at proxies with a time limit, and at the network.',
    explanation:
      'Speaks of connections that were open and ended with 1006 while neither the page nor the network layer heard an error. Which of the causes it was nobody saw, so it is never certain.',
  }),
  'broken-data': end({
    what: 'was ended by an error after it had been open',
    meaning:
      'The browser itself ended it, because of what arrived: text that is no UTF-8, a frame against the protocol, a message that it could not unpack.',
    remedy: 'Look at the words of the browser, if it had any, and at what the server or a proxy sent last.',
    special: ({ text }) =>
      text === null && {
        meaning:
          'Nobody said which error. Chromium gives one here where it could not accept what arrived (text that is no UTF-8, a frame against the protocol, a message that it could not unpack); Firefox also where the line was reset or the network went away.',
        remedy:
          'Look at the console, where the browser may have said more, and at what the server or a proxy sent last. In Firefox look at the server and the network too, as after a loss.',
      },
    explanation:
      'Speaks of connections that were open and ended with an error event, or with a failure in the network layer. Without the network layer’s words the cause is not certain, and it is a warning.',
  }),
  'closed-by-page': end({
    what: 'was closed by the page itself',
    meaning: 'A clean-up, a logout or an exchange for another connection. Nothing is wrong with that.',
    remedy: 'Nothing. When and where close() was called stands in the connection’s details.',
    special: ({ code }) =>
      code === 1006 && {
        meaning:
          'The page called close(), but no answer to it came before the line ended (1006). The server may just have ended the line; or the way was dead already, and the page closed because it had heard nothing for too long.',
        remedy:
          'See in the connection’s details what called close(). If it was a timeout of the page’s own, look at the server and the network at this time, as after a loss.',
      },
    explanation:
      'A note on connections that the page ended with close(). Those that end because the page is left are not among them, nor those that the server closed at the same time with a code that says why.',
  }),
};
