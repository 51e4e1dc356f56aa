// Attempts that neither open nor fail, and closes that nobody answers.
import type { RuleTexts } from '../../areas/rules.ts';
import { duration, plural } from '../words.ts';

export const stalled: Pick<RuleTexts, 'connecting-stalled' | 'closing-stalled'> = {
  'connecting-stalled': {
    sentence: ({ connection, lastedMs, facts: { count } }) => [
      connection === undefined ? 'A connection' : { connection },
      ` has been connecting for ${duration(lastedMs)}: it neither opened nor failed`,
      count > 1
        ? `, and ${plural(count - 1, 'other attempt', 'other attempts')} of its client ${count > 2 ? 'hang' : 'hangs'} too.`
        : '.',
    ],
    meaning: ({ facts: { status, count } }) => {
      if (status === 101)
        return 'The network layer saw the server accept, but the page has not been told: it may be busy, or stopped at a breakpoint.';
      if (status !== null)
        return `The network layer saw the server answer HTTP ${status}, but the page has not been told: it may be busy, or stopped at a breakpoint.`;
      return count > 1
        ? 'Nothing has answered the upgrade so far: the server, or a proxy before it, may hold it. A browser connects to one server one attempt after the other, so the later ones may only wait for the first.'
        : 'Nothing has answered the upgrade so far: the server, or a proxy before it, may hold it, or the way to it may be cut. A page that is stopped at a breakpoint looks the same.';
    },
    remedy: () =>
      'See whether the server got the request, and ask its health check. Give the page a timeout of its own (10 s, say) that closes the attempt and tries again: Chromium fails it only after 4 minutes, Firefox after 20 s.',
    explanation:
      'Speaks when an attempt has been connecting for 20 seconds or longer, as the page saw it, up to the present or the end of the file. Silent for a page that was hidden meanwhile (it may be frozen), that was left, and where events were lost.',
  },
  'closing-stalled': {
    sentence: ({ connection, lastedMs, facts: { count } }) => [
      connection === undefined ? 'A connection' : { connection },
      ` has been closing for ${duration(lastedMs)}: close() was called, and it is not closed yet`,
      count > 1 ? `; nor ${count > 2 ? 'are' : 'is'} ${plural(count - 1, 'other', 'others')} of its client.` : '.',
    ],
    meaning: () =>
      'Mostly the server does not answer the close: it may be stuck, or the way to it may be cut. A page that is stopped at a breakpoint, or that still has much to send, looks the same. Until the end is there, onclose is not called, and a retry in it does not begin.',
    remedy: () =>
      'Let the server answer a close at once. In the page, take off the handlers and go on without waiting for onclose: Chromium ends the connection after 60 s with code 1006, Firefox after 10 s.',
    explanation:
      'Speaks when 20 seconds or longer have passed since close() was called on an open connection, up to the present or the end of the file. Silent for a page that was hidden meanwhile, that was left, and where events were lost.',
  },
};
