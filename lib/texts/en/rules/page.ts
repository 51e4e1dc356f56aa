// What the page does beside its connections, and what checks found of it.
import type { PageFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { duration, number } from '../words.ts';

export const page: Pick<RuleTexts, keyof PageFacts> = {
  'polling-active': {
    sentence: ({ host, facts: { paths, periodMs, loops, isSocketOpen } }) => [
      'The page asks ',
      host === '' ? 'the server' : host,
      ' by HTTP again and again: ',
      ...listOf(
        paths.map((path): Part => ({ strong: path })),
        'and',
      ),
      ` every ${duration(periodMs)}${loops > 1 ? `, in ${number(loops)} loops at once` : ''}${isSocketOpen ? ', although a WebSocket to it is open' : ', and no WebSocket to it is open'}.`,
    ],
    meaning: ({ facts: { isAfterLoss, isSocketOpen } }) => {
      if (!isAfterLoss)
        return 'It may be what the page always does, or a fallback: it did not begin with the loss of a connection.';
      return isSocketOpen
        ? 'It began after a connection was lost and goes on although one is open again, so both run.'
        : 'It began after a connection was lost: the page seems to have fallen back to polling.';
    },
    remedy: ({ facts: { isSocketOpen, loops } }) =>
      loops > 1
        ? 'Several loops ask for the same: keep the timer of the first, and start no second.'
        : isSocketOpen
          ? 'Stop polling once a connection is open, if it is meant as a fallback.'
          : 'Find out why the connection does not come back; the other findings say what is known.',
    explanation:
      'Looks at requests of the page’s scripts to hosts that it has WebSockets to, seen since DevTools was opened: the same address again at regular times, at least four times. Its own checks are left out.',
  },
  'fewer-on-server': {
    sentence: ({ facts: { onServer, here } }) => [
      `The server counts ${number(onServer)} connections where ${number(here)} are open here.`,
    ],
    meaning: () =>
      'The server has forgotten at least one that the page holds for open: it will get no broadcasts, and nobody tells the page.',
    remedy: () =>
      'See under Messages which of them receives nothing. On the server, close a connection when it is taken off the list.',
    explanation:
      'By the newest answer to the check of the server’s statistics. More on the server than here is usual: other tabs and programs are connected too. Both numbers were taken a moment apart.',
  },
  'stale-flag': {
    sentence: ({ facts: { path, flag, value, readyState } }) => [
      { strong: `${path}.${flag}` },
      ` is ${value ? 'true' : 'false'}, but `,
      readyState === null ? 'there is no WebSocket' : `its WebSocket is ${readyState}`,
      '.',
    ],
    meaning: () =>
      'Code that goes by this flag does the wrong thing: it sends into a closed connection, or opens a second one.',
    remedy: () => 'Set the flag in every handler (open, close and error), or ask readyState instead.',
    explanation:
      'By the newest look of the ready-state check: nothing is read of the page unless it is pressed. What may be changing just then is left out.',
  },
};
