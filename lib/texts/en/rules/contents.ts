// Messages that are not what they should be, and times in which there were none.
import type { Drift } from '../../../decode/decoded.ts';
import type { ContentFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

function said({ kind, path, expected, found }: Drift): string {
  switch (kind) {
    case 'missing':
      return `${path} is missing`;
    case 'extra':
      return `${path} is not documented`;
    default:
      return expected === null
        ? `${path} is of another type`
        : `${path} should be ${expected}${found === null ? '' : ` and is ${found}`}`;
  }
}

export const contents: Pick<RuleTexts, keyof ContentFacts> = {
  'unknown-type': {
    sentence: ({ connection, facts: { types, count } }) => [
      connection === undefined ? 'A connection' : { connection },
      `: ${plural(count, 'message', 'messages')} of a type that is not documented: `,
      ...listOf(
        types.map((type): Part => ({ strong: type })),
        'and',
      ),
      '.',
    ],
    meaning: () =>
      'The types of the trading app are known here, and these are not among them. A page that does not know them either drops them.',
    remedy: () =>
      'If they are meant, add them to the client (and to the schemas of this panel). If not, look for the misspelling.',
    explanation:
      'Compares the type of each message of the trading app with those that are documented. Other applications are not judged.',
  },
  'message-refused': {
    sentence: ({ connection, facts: { code, about, count } }) => [
      connection === undefined ? 'A connection' : { connection },
      ': the server refused ',
      about === null ? 'a message' : 'messages of type ',
      ...(about === null ? [] : [{ strong: about }]),
      ` (${code})`,
      count === 1 ? '.' : `, ${number(count)} times.`,
    ],
    meaning: () => 'What the page sent came to nothing: the server could not read it, or does not know its type.',
    remedy: () => 'Compare what was sent with what the server takes; the evidence shows both.',
    explanation:
      'Looks for the error codes by which the trading app’s server refuses a message. A refused pong has a rule of its own.',
  },
  'schema-drift': {
    sentence: ({ connection, facts: { type, drift, more, driftCount, lookedCount } }) => [
      connection === undefined ? 'A connection' : { connection },
      ': ',
      { strong: type },
      ` is not as documented: ${said(drift)}${more === 0 ? '' : ` and ${number(more)} more`}, in ${number(driftCount)} of ${plural(lookedCount, 'message', 'messages')} looked at.`,
    ],
    meaning: () =>
      'Server and documentation have grown apart. A client that reads such a field may show nothing, or stumble.',
    remedy: () => 'See which of the two is right, and correct the other.',
    explanation:
      'Holds the first messages of each type of the trading app, and later ones at ever rarer places, against their schema. Messages in between are not looked at.',
  },
  'text-not-json': {
    sentence: ({ connection, facts: { isReceived, count, jsonCount } }) => [
      connection === undefined ? 'A connection' : { connection },
      `: ${plural(count, 'text', 'texts')} ${isReceived ? 'received' : 'sent'} ${count === 1 ? 'is' : 'are'} no JSON, among ${number(jsonCount)} that ${jsonCount === 1 ? 'is' : 'are'}.`,
    ],
    meaning: () =>
      'Code that parses every message throws at it. Usually that ends up as a line in the console and the message is lost.',
    remedy: () =>
      'See in the message where the JSON breaks off. Often a proxy’s error page or a text of a library got in between.',
    explanation:
      'Parses texts of connections that speak JSON, up to twenty each second; of faster ones by sample. Heartbeats in plain words are not meant, nor connections where more than a fifth is no JSON.',
  },
  'reconnect-gap': {
    sentence: ({ connection, facts: { count, totalMs, failedSends } }) => [
      ...clientWords(connection),
      ` was ${count === 1 ? 'once' : `${number(count)} times`} without a connection, for ${duration(totalMs)} in all`,
      failedSends === 0 ? '.' : `; ${plural(failedSends, 'message', 'messages')} could not be sent meanwhile.`,
    ],
    meaning: () =>
      'What the server published in these times did not reach the page, and it is not repeated. Whether there was anything nobody here can know.',
    remedy: () => 'After connecting again, fetch the state anew (a snapshot) instead of waiting for the next change.',
    explanation:
      'Adds up the times between two open connections of one client of the trading app, whose server keeps nothing for later.',
  },
};
