import { describe, expect, it } from 'vitest';
import { observedFit, ruleOfFit, tallyOf, waitsOf } from '../../../components/retries/observed-rule.ts';
import type { Attempt } from '../../../lib/model/clients/attempt.ts';
import { connectionIdOf, type RealmId } from '../../../lib/protocol/identifiers.ts';

function attempt(retry: number, delayMs: number, changes: Partial<Attempt> = {}): Attempt {
  return {
    connectionId: connectionIdOf('page' as RealmId, retry + 1),
    number: retry + 1,
    retry,
    startedAt: retry,
    delayMs,
    intervalMs: delayMs,
    after: 'failed',
    outcome: 'failed',
    trigger: 'wait',
    wasHidden: false,
    ...changes,
  };
}

const doubling = [5_000, 10_000, 20_000, 30_000, 30_000].map((delayMs, index) => attempt(index + 1, delayMs));

describe('the observed rule', () => {
  it('foretells the waits that it was told by, and those to come', () => {
    const rule = ruleOfFit(observedFit(doubling));
    expect([1, 2, 3, 4, 9].map((retry) => Math.round(rule?.delayMs(retry) ?? 0))).toEqual([
      5_000, 10_000, 20_000, 30_000, 30_000,
    ]);
  });

  it('is none where one wait is all there is', () => {
    expect(ruleOfFit(observedFit([attempt(1, 5_000)]))).toBeNull();
    expect(observedFit([])).toBeNull();
  });

  it('does not go by waits that a hidden page or the user decided about', () => {
    const waits = [
      attempt(1, 1_000),
      attempt(2, 60_000, { wasHidden: true }),
      attempt(3, 9, { trigger: 'page-shown' }),
    ];
    expect(waitsOf(waits)).toEqual([{ retry: 1, total: 1, delayMs: 1_000 }]);
  });

  it('counts on which side of the policy the waits lie', () => {
    const policy = { delayMs: () => 20_000, maxRetries: null };
    expect(tallyOf(doubling, policy)).toEqual({ waits: 5, tooLate: 2, tooSoon: 2 });
  });
});
