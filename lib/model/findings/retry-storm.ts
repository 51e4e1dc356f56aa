// Many attempts in little time, whether they fail or are lost again at once.
import type { Attempt } from '../clients/attempt.ts';
import type { PolicyRule } from './standard.ts';
import { latestAttempts, ofAttempts } from './waits.ts';

/** So many attempts, with less than the policy's first wait between two of them on average, are a storm. */
const LEAST_ATTEMPTS = 10;

export const retryStorm: PolicyRule = (client, { policy: { baseMs } }) => {
  const attempts = latestAttempts(client);
  const allowedMs = baseMs * (LEAST_ATTEMPTS - 1);
  const storm = longestStorm(attempts, allowedMs);
  const [first, last] = [storm[0], storm.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isByPage = isMostlyByPage(storm);
  return [
    {
      rule: 'retry-storm',
      id: `retry-storm ${client.id}`,
      severity: isByPage ? 'warning' : 'error',
      confidence: 'certain',
      ...ofAttempts(storm),
      since: first.startedAt,
      until: last.startedAt,
      facts: {
        attempts: storm.length,
        withinMs: last.startedAt - first.startedAt,
        allowedMs: baseMs * (storm.length - 1),
        isByPage,
      },
    },
  ];
};

/** What the page closed itself it did not lose: what it constructs then is no retry. */
function isMostlyByPage([, ...later]: readonly Attempt[]): boolean {
  const byPage = later.filter(({ after }) => after === 'closed-by-page' || after === 'given-up');
  return byPage.length > later.length / 2;
}

/** The longest run of attempts of which each ten in a row came too fast. */
function longestStorm(attempts: readonly Attempt[], allowedMs: number): readonly Attempt[] {
  let best: readonly [number, number] = [0, 0];
  let start: number | null = null;
  for (let end = LEAST_ATTEMPTS; end <= attempts.length; end++) {
    const [from, to] = [attempts[end - LEAST_ATTEMPTS], attempts[end - 1]];
    if (from === undefined || to === undefined || to.startedAt - from.startedAt >= allowedMs) {
      start = null;
      continue;
    }
    start ??= end - LEAST_ATTEMPTS;
    if (end - start > best[1] - best[0]) best = [start, end];
  }
  return attempts.slice(...best);
}
