import { describe, expect, it } from 'vitest';
import { MAX_CHECK_EVENTS } from '../../lib/model/check-log.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { createRealmLog } from './session-log.ts';

const health = { check: 'health', answers: [] } as const;

describe('the log of checks', () => {
  it('keeps results in order, apart from the order of pages, and the same list while nothing comes', () => {
    const log = createRealmLog('checks');
    const model = createSessionModel();
    log.skip(5);
    model.append([log.event(10, { type: 'check-ran', durationMs: 1, result: { ...health, answers: [] } })]);
    const { checks, losses } = model.view();
    expect(checks).toMatchObject([{ durationMs: 1, result: health }]);
    expect(losses.droppedCount).toBe(0);
    model.append([createRealmLog('page').started(20)]);
    expect(model.view().checks).toBe(checks);
  });

  it('lets the oldest go', () => {
    const log = createRealmLog('checks');
    const model = createSessionModel();
    for (let index = 0; index <= MAX_CHECK_EVENTS; index++) {
      const result = { ...health, answers: [] };
      model.append([log.event(index, { type: 'check-ran', durationMs: index, result })]);
    }
    const { checks } = model.view();
    expect(checks).toHaveLength(MAX_CHECK_EVENTS);
    expect(checks[0]?.durationMs).toBe(1);
  });
});
