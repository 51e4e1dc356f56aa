// Whether clients go on trying, how often, and beside whom.
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { clientWords } from '../client-words.ts';
import { duration, plural } from '../words.ts';

type AttemptRule =
  | 'retry-storm'
  | 'gave-up'
  | 'gave-up-early'
  | 'never-gives-up'
  | 'retry-after-clean-close'
  | 'connection-timeout-loop'
  | 'clients-in-step'
  | 'connection-limit';

export const attempts: Pick<RuleTexts, AttemptRule> = {
  'retry-storm': {
    sentence: ({ connection, facts: { attempts: count, withinMs, isByPage } }) => [
      ...clientWords(connection),
      isByPage
        ? ` constructed ${plural(count, 'connection', 'connections')} within ${duration(withinMs)}; the page closed most of them itself.`
        : ` made ${plural(count, 'attempt', 'attempts')} within ${duration(withinMs)}: a storm of retries.`,
    ],
    meaning: ({ facts: { allowedMs, attempts, isByPage } }) =>
      isByPage
        ? 'These are no retries: either code that opens and closes runs again and again (an effect that depends on what is new at each render), or each request has a connection of its own. Each costs server and page a handshake.'
        : `With ${duration(allowedMs / (attempts - 1))} before each they would have taken ${duration(allowedMs)}. Each attempt costs server and page a handshake.`,
    remedy: ({ facts: { isByPage } }) =>
      isByPage
        ? 'Look at what calls close() and the constructor in turn. Keep one connection, and send what is asked for over it.'
        : 'Wait before each retry, let the wait grow, and make sure that one failure schedules one retry (onerror and onclose both come).',
    explanation:
      'Looks for ten or more attempts of one client of which each ten in a row took less time than ten first waits of the policy chosen under Retries (1 s where none is), whether they failed or opened. Where the page itself closed most of them it is a warning, and no retry is spoken of.',
  },
  'gave-up': {
    sentence: ({ connection, facts: { retries } }) => [
      ...clientWords(connection),
      ` gave up after ${plural(retries, 'retry', 'retries')} and has had no connection since.`,
    ],
    meaning: ({ facts: { allowed } }) =>
      `Its policy allows ${plural(allowed, 'retry', 'retries')}. If it stays so, nothing arrives until the page is loaded again or the user does something.`,
    remedy: () =>
      'Tell the user that the connection is lost and offer to connect; try again on the events online and visibilitychange.',
    explanation:
      'Speaks when a client reached the number of retries of its policy and has been silent for twice as long as the longest wait that could still be going on, while the page was shown. That it stopped is concluded from the silence.',
  },
  'gave-up-early': {
    sentence: ({ connection, confidence, facts: { retries, allowed, wasOpen } }) => [
      ...clientWords(connection),
      confidence === 'uncertain'
        ? ` ${wasOpen ? 'lost its connection' : 'could not connect'} and has constructed no WebSocket since.`
        : retries === 0
          ? ` ${wasOpen ? 'lost its connection' : 'could not connect'} and did not try again.`
          : ` stopped trying after ${plural(retries, 'retry', 'retries')}${allowed === null ? '' : `, where its policy asks for ${allowed}`}.`,
    ],
    meaning: ({ confidence, facts: { quietMs, hasPolicy } }) => {
      const silence = `It was silent for more than ${duration(quietMs)}, ${hasPolicy ? 'twice as long as the next wait could take' : 'longer than libraries usually wait'}.`;
      return confidence === 'uncertain'
        ? `${silence} Its library (Socket.IO, SignalR, SockJS) asks by HTTP before it constructs a WebSocket: while that fails, or serves instead, it may well go on trying unseen here.`
        : `${silence} The page has no connection to this endpoint, and nothing arrives.`;
    },
    remedy: () =>
      'Look whether the retry was scheduled at all (an exception in onclose, a timer that was cleared, a flag that stayed set), and whether its limit is high enough.',
    explanation:
      'Speaks when a client that failed or lost its connection made fewer retries than its policy asks for and has been silent for twice the longest wait that could still be going on; half a minute at least where no policy is chosen. It is only a note where the library asks by HTTP first. Not when the same page goes on trying from another place of its code, when the page closed itself, was hidden or left, when the server closed it in order (but for 1001 and 1011 to 1014, by which it says that it goes or has trouble), where no retry helps (the page’s policy or the port forbids it), or when another connection to the endpoint is open.',
  },
  'never-gives-up': {
    sentence: ({ connection, facts: { retries, allowed } }) => [
      ...clientWords(connection),
      ` is at ${plural(retries, 'retry', 'retries')} and goes on, where its policy stops at ${allowed}.`,
    ],
    meaning: () =>
      'Pages that stay open over a weekend go on asking a server that is not there, and the user is never told.',
    remedy: () =>
      'Stop after the number that the policy names and tell the user; or choose a policy without an end under Retries.',
    explanation: 'Counts retries since the last success against the most that the policy chosen under Retries allows.',
  },
  'retry-after-clean-close': {
    sentence: ({ connection, facts: { count, by, code, delayMs } }) => [
      ...clientWords(connection),
      ` connected again ${duration(delayMs)} after `,
      by === 'page'
        ? 'the page itself had closed with code 1000'
        : code === 1005
          ? 'the server had closed without a code'
          : 'the server had said goodbye with code 1000',
      count > 1 ? ` (${plural(count, 'time', 'times')}).` : '.',
    ],
    meaning: ({ facts: { by, code }, confidence }) => {
      if (by === 'page')
        return 'The page closes and opens again and again: its own retry may take the page’s clean-up for a loss, or it connects for each task anew; then nothing is wrong.';
      if (code === 1005)
        return 'Each time soon after it had opened the server closed it in order and gave no reason. The client takes that for a loss: if it is meant, it is sent away and comes back for ever.';
      return confidence === 'uncertain'
        ? 'Code 1000 means that the purpose is fulfilled. Possibly something new was asked for since, or the server exchanges connections from time to time; then nothing is wrong.'
        : 'Code 1000 means that the purpose is fulfilled. A client that takes it for a loss is sent away and comes back for ever.';
    },
    remedy: ({ facts: { code } }) =>
      code === 1005
        ? 'Look in the server for what closes it, and let it give a code. In onclose, let the wait grow also where the connection had been open for a moment.'
        : 'In onclose, schedule a retry only when wasClean is false or the code is not 1000, or mark closes of your own.',
    explanation:
      'Looks at constructions after a wait that follow a clean close with code 1000. After the server’s, once is enough; it is only a note where each wait was longer than 5.5 s, where the connection had been open for a minute, or where the waits are neither alike nor growing. After the page’s own, three times with waits alike and none above 5.5 s, and only a note, since a page may have its reasons. After a close of the server without a code, five times in a row under the same conditions. A close and a construction in one go are an exchange and left alone.',
  },
  'connection-timeout-loop': {
    sentence: ({ connection, facts: { attempts: count, waitedMs, leastMs, mostMs } }) => [
      ...clientWords(connection),
      ` hangs while connecting: ${plural(count, 'attempt', 'attempts')} got no answer for ${duration(waitedMs)} and were ended by the page, one every ${leastMs === mostMs ? duration(leastMs) : `${duration(leastMs)} to ${duration(mostMs)}`}.`,
    ],
    meaning: ({ facts: { leastMs, mostMs } }) =>
      mostMs <= leastMs * 1.2
        ? 'The server, or the way to it, does not answer. The time between attempts does not grow: the clean-up of the page may set its counter back each time.'
        : 'The server, or the way to it, does not answer.',
    remedy: () =>
      'Ask the health check of the server: its event loop is stuck, or a proxy holds the upgrade. In the page, keep the counter of attempts when a timeout cleans up.',
    explanation:
      'Counts attempts that were still connecting after half of the policy’s connection timeout or longer when the page closed them or began anew, two or more since the last success. That the server did not answer is concluded from that.',
  },
  'clients-in-step': {
    sentence: ({ connections, facts: { count, apartMs } }) => [
      'Two clients of one endpoint retry in step: ',
      ...listOf(
        connections.slice(0, 2).map((connection): Part => ({ connection })),
        'and',
      ),
      ` were constructed within ${duration(Math.max(1, apartMs))} of each other${count > 1 ? `, as were others (${plural(count, 'time', 'times')})` : ''}.`,
    ],
    meaning: ({ facts: { delayMs } }) =>
      `Both waited about ${duration(delayMs)}. Where each looks whether the other is connected before it connects, neither is yet, and both connect: this is how duplicate connections come about.`,
    remedy: () =>
      'Let one client own the connection, or add a random share to the delays and look again after connecting, not only before.',
    explanation:
      'Compares the constructions of clients of one endpoint. Nearer than 50 ms and than a tenth of the wait counts as one moment; it takes two such moments, or one after both had lost their connection together. Waits while the page was hidden are left out: the browser lets its timers go off together.',
  },
  'connection-limit': {
    sentence: ({ path, facts: { refused, open, status } }) => [
      `${plural(refused, 'connection', 'connections')} to `,
      { strong: path },
      ` ${refused === 1 ? 'was' : 'were'} refused (HTTP ${status ?? '?'}) while ${plural(open, 'other was', 'others were')} open: the server may have reached a limit.`,
    ],
    meaning: ({ confidence }) =>
      confidence === 'likely'
        ? 'The server answers in words for too many or too busy, while it goes on serving those that are open.'
        : 'The server works, since others are open. Why it refused this one it does not say: a limit, or a check of cookies, token or origin.',
    remedy: () =>
      'Close connections that are not needed, duplicates first, also in other tabs; then look at the server’s limit. The page sees only 1006, so tell the user what it may be.',
    explanation:
      'Looks for attempts that were answered with 403, 429 or 503 while other connections of this tab to the same endpoint were open before and after. The status comes from the network layer; without it the rule is silent.',
  },
};
