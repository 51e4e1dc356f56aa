import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../../lib/model/backoff/policy.ts';
import { createJudge } from '../../../lib/model/findings/judge.ts';
import { createSessionModel } from '../../../lib/model/session.ts';
import { createRealmLog } from '../session-log.ts';
import { judgedBy } from './judged.ts';
import { retriesOf } from './retries.ts';

describe('delay-above-cap', () => {
  it('names the waits that were longer than the policy allows', () => {
    const { events } = retriesOf([1_000, 30_000, 45_000, 60_000]);
    expect(judgedBy('delay-above-cap', events)).toMatchObject([
      {
        severity: 'warning',
        facts: { count: 2, waits: 4, longestMs: 60_000, capMs: 30_000 },
        evidence: [
          { kind: 'attempt', delayMs: 45_000 },
          { kind: 'attempt', delayMs: 60_000 },
        ],
      },
    ]);
  });

  it('allows for late timers, and leaves alone what a hidden page stretched', () => {
    expect(judgedBy('delay-above-cap', retriesOf([32_000]).events)).toEqual([]);
    const log = createRealmLog();
    const [created, closed] = [log.created(0), log.closed(30, 'page/1' as never)];
    const hidden = [log.event(100, { type: 'page-hidden' }), log.event(50_000, { type: 'page-shown' })];
    const events = [log.started(0), created, closed, ...hidden, log.created(60_030)];
    expect(judgedBy('delay-above-cap', events)).toEqual([]);
  });
});

describe('the judge', () => {
  it('asks each client again only when it or the policy changed, and gives the same list while nothing differs', () => {
    const model = createSessionModel();
    model.append(retriesOf([45_000]).events);
    const judge = createJudge();
    const before = judge(model.view(), { policy: POLICIES.guide, now: 0 });
    expect(before.map(({ rule }) => rule)).toContain('delay-above-cap');
    expect(judge(model.view(), { policy: POLICIES.guide, now: 1 })).toBe(before);
    const patient = { ...POLICIES.guide, capMs: 60_000 };
    expect(judge(model.view(), { policy: patient, now: 1 }).map(({ rule }) => rule)).not.toContain('delay-above-cap');
  });
});
