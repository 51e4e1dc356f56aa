// How long clients wait before they try again.
import type { RetryFacts } from '../../../model/findings/retry-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

export const delays: Pick<RuleTexts, keyof RetryFacts> = {
  'delay-above-cap': {
    sentence: ({ connection, facts: { count, longestMs, capMs } }) => [
      ...clientWords(connection),
      ` waited longer than its policy allows before ${plural(count, 'retry', 'retries')}: up to ${duration(longestMs)}, where ${duration(capMs)} is the cap.`,
    ],
    meaning: ({ facts: { count, waits } }) =>
      `${number(count)} of ${plural(waits, 'wait', 'waits')} went over the cap. While it waits, a server that is back is not noticed.`,
    remedy: () =>
      'Limit the delay in the code that schedules the retry (Math.min with the cap), or choose the policy that is meant under Retries.',
    explanation:
      'Holds each wait against the cap of the policy chosen under Retries, with 10 % and a quarter of a second to spare. Waits while the page was hidden are left out: browsers stretch them.',
  },
};
