// Waits in which chance has no part: clients that lost one server come back to it in the same moment.
import { fitBackoff } from '../backoff/fit.ts';
import type { PolicyRule } from './standard.ts';
import { comparedWaits, ofAttempts } from './waits.ts';

/** Fewer fit too many rules. */
const LEAST_WAITS = 5;

export const noJitter: PolicyRule = (client) => {
  const waits = comparedWaits(client);
  const last = waits.at(-1);
  if (last === undefined || waits.length < LEAST_WAITS) return [];
  const fit = fitBackoff(waits.map(({ retry, delayMs }, index) => ({ retry, total: index + 1, delayMs })));
  if (fit === null || fit.jitter.kind !== 'none' || fit.certainty === 'uncertain' || fit.growth === 'list') return [];
  return [
    {
      rule: 'no-jitter',
      id: `no-jitter ${client.id}`,
      severity: 'information',
      confidence: fit.certainty === 'certain' ? 'certain' : 'likely',
      ...ofAttempts(waits),
      until: last.startedAt,
      facts: { waits: fit.observed },
    },
  ];
};
