import { describe, expect, it } from 'vitest';
import { NO_POLICY, POLICIES } from '../../../lib/model/backoff/policy.ts';
import { createJudge } from '../../../lib/model/findings/judge.ts';
import { createSessionModel } from '../../../lib/model/session.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog } from '../session-log.ts';
import { judged, judgedBy } from './judged.ts';
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
    const before = [log.started(0), log.created(0), log.closed(30, 'page/1' as ConnectionId)];
    const hidden = [log.event(100, { type: 'page-hidden' }), log.event(50_000, { type: 'page-shown' })];
    const events = [...before, ...hidden, log.created(60_030)];
    expect(judgedBy('delay-above-cap', events)).toEqual([]);
    expect(judgedBy('hidden-page-delays', events)).toMatchObject([
      { severity: 'information', facts: { count: 1, longestMs: 60_000, policyMs: 1_000 } },
    ]);
  });
});

describe('waits against the policy', () => {
  it.each([
    ['the guide\u2019s own', [1_000, 2_000, 4_000, 8_000, 16_000], ['no-jitter']],
    ['the app\u2019s JavaScript client', [5_000, 7_500, 11_250, 16_875, 25_312], ['no-jitter']],
    ['half of what is asked', [500, 1_000, 2_000, 4_000], []],
    ['less than half', [400, 600, 1_000, 2_000], ['delay-below-policy']],
    ['always the same', [5_000, 5_010, 4_990, 5_002, 5_000], ['fixed-delay', 'no-jitter']],
    ['the same, one of them late', [5_000, 6_900, 5_010, 5_002, 5_000], ['fixed-delay', 'no-jitter']],
    ['the same, and then longer', [5_000, 5_010, 5_002, 5_000, 9_000], []],
    ['the cap from the start', [30_000, 30_000, 30_010, 30_000], []],
    ['three that are the same', [5_000, 5_000, 5_000], []],
  ])('%s', (_, delays, rules) => {
    const found = judged(retriesOf(delays).events).map(({ rule }) => rule);
    const aboutDelays = ['delay-above-cap', 'delay-below-policy', 'fixed-delay', 'no-jitter', 'retry-storm'];
    expect(found.filter((rule) => aboutDelays.includes(rule)).sort()).toEqual(rules);
  });

  it('names the wait that was shortest beside its policy', () => {
    const { events } = retriesOf([400, 100, 1_000]);
    expect(judgedBy('delay-below-policy', events)[0]?.facts).toEqual({
      count: 3,
      waits: 3,
      delayMs: 100,
      policyMs: 2_000,
    });
  });

  it('names a client whose waits go on where they were before a success', () => {
    const log = createRealmLog();
    const { events, endMs } = retriesOf([1_000, 2_000, 4_000], 0, log);
    const again = (startMs: number, delayMs: number) => {
      const good = log.nextId();
      const open = [log.created(startMs), log.opened(startMs + 5, good), log.closed(startMs + 9_000, good)];
      return [...open, ...retriesOf([], startMs + 9_000 + delayMs, log).events];
    };
    expect(judgedBy('never-resets', [...events, ...again(endMs + 8_000, 8_000)])).toMatchObject([
      { confidence: 'likely', facts: { count: 1, firstMs: 1_000, beforeMs: 8_000, afterMs: 8_000 } },
    ]);
    const other = createRealmLog();
    const start = retriesOf([1_000, 2_000, 4_000], 0, other);
    const good = other.nextId();
    const open = [other.created(20_000), other.opened(20_005, good), other.closed(29_000, good)];
    expect(judgedBy('never-resets', [...start.events, ...open, ...retriesOf([], 30_000, other).events])).toEqual([]);
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

describe('where no policy was chosen', () => {
  it('nothing is held against one, and what is wrong by any is still said', () => {
    const rulesOf = (delays: number[]) =>
      judged(retriesOf(delays).events, NO_POLICY, 10_000_000).map(({ rule }) => rule);
    const steady = Array.from({ length: 20 }, () => 5_000);
    expect(rulesOf([...steady, 90_000])).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:delay-|never-gives-up|hidden-)/)]),
    );
    expect(rulesOf(steady)).toContain('fixed-delay');
    expect(rulesOf(Array.from({ length: 20 }, () => 10))).toContain('retry-storm');
  });
});
