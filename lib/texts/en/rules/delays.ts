// How long clients wait before they try again.
import type { RuleTexts } from '../../areas/rules.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

type DelayRule =
  | 'delay-above-cap'
  | 'delay-below-policy'
  | 'fixed-delay'
  | 'no-jitter'
  | 'never-resets'
  | 'hidden-page-delays';

export const delays: Pick<RuleTexts, DelayRule> = {
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
  'delay-below-policy': {
    sentence: ({ connection, facts: { count, delayMs, policyMs } }) => [
      ...clientWords(connection),
      ` waited less than half of what its policy asks for before ${plural(count, 'retry', 'retries')}: ${duration(delayMs)} where it is ${duration(policyMs)}.`,
    ],
    meaning: ({ facts: { count, waits } }) =>
      `${number(count)} of ${plural(waits, 'wait', 'waits')} were that short. A server in trouble gets more attempts just when it can serve least.`,
    remedy: () =>
      'Look at the code that schedules the retry: base delay, growth and the unit (seconds or milliseconds). If the delays are meant, choose their policy under Retries.',
    explanation:
      'Holds each wait against the policy chosen under Retries and speaks from the second one on that is below half of it, so that jitter of up to a half passes. Attempts that the page made because it was shown again are left out.',
  },
  'fixed-delay': {
    sentence: ({ connection, facts: { waits, delayMs } }) => [
      ...clientWords(connection),
      ` waits the same each time: ${plural(waits, 'wait', 'waits')} of ${duration(delayMs)}.`,
    ],
    meaning: () =>
      'Without growth, every client that lost the server goes on asking at full pace for as long as it is down.',
    remedy: () => 'Multiply the delay after each failure, up to a cap, and start anew after a success.',
    explanation:
      'Looks for four or more waits in a row, with no success between, that differ by less than a tenth. Waits near the cap of the policy are not meant, nor those before which shorter ones came, or such as a hidden page stretched: who has reached a cap waits the same each time, as it shall.',
  },
  'no-jitter': {
    sentence: ({ connection, facts: { waits } }) => [
      ...clientWords(connection),
      ` leaves nothing to chance: ${plural(waits, 'wait follows', 'waits follow')} its rule exactly.`,
    ],
    meaning: () =>
      'One client alone does no harm by this. A thousand that lost the server in one moment come back in one moment.',
    remedy: () => 'Add a random share to each delay, such as half of it to all of it.',
    explanation:
      'Fits a rule to five or more waits and speaks when one without any random part explains them. This is a note: for a single page it changes little.',
  },
  'never-resets': {
    sentence: ({ connection, facts: { beforeMs, afterMs, firstMs } }) => [
      ...clientWords(connection),
      ` does not start anew after a success: it waited ${duration(afterMs)} after one, and ${duration(beforeMs)} before, where its first wait was ${duration(firstMs)}.`,
    ],
    meaning: ({ confidence, facts: { count, heldMs } }) =>
      confidence === 'uncertain'
        ? `Seen ${plural(count, 'time', 'times')}, the last after a connection that had held for ${duration(heldMs)} only. A client that starts anew only once a connection has held for a while does well.`
        : `Seen ${plural(count, 'time', 'times')}. After a good connection the next loss costs as much as if there had been none.`,
    remedy: () => 'Set the counter of attempts back in onopen, or better once the connection has held for a while.',
    explanation:
      'Compares the first wait after a success with the last one before it, where waits had grown by 40 % or more. Seen once it is likely, seen twice certain; where no such connection had held for six seconds it is only a note.',
  },
  'hidden-page-delays': {
    sentence: ({ connection, facts: { count, longestMs, policyMs } }) => [
      ...clientWords(connection),
      ` came back late while the page was hidden: ${plural(count, 'retry', 'retries')}, after up to ${duration(longestMs)} instead of ${duration(policyMs)}.`,
    ],
    meaning: () =>
      'Browsers slow the timers of hidden pages down, to once a second and after five minutes to once a minute. This is no fault of the app.',
    remedy: () => 'Nothing must be done. To be back sooner, connect on visibilitychange when the page is shown.',
    explanation:
      'Names waits that were longer than the policy asks for and during which the page was hidden for some time. It is never an alarm, and such waits count for no other rule.',
  },
};
