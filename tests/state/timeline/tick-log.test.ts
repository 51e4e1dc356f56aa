import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../../lib/model/session.ts';
import { createTickLog } from '../../../lib/state/timeline/tick-log.ts';
import { createRealmLog, START } from '../../model/session-log.ts';

function twoConnections(limits = {}) {
  const log = createRealmLog();
  const model = createSessionModel(limits);
  const [first, second] = [log.nextId(), log.nextId().replace(/1$/, '2') as ReturnType<typeof log.nextId>];
  model.append([log.started(0), log.created(1), log.created(2), log.opened(3, first), log.opened(3, second)]);
  return { log, model, first, second, ticks: createTickLog(model.messages) };
}

describe('the log of ticks', () => {
  it('tells connections and directions apart', () => {
    const { log, model, first, second, ticks } = twoConnections();
    model.append([log.sent(10, first, 'a'), log.received(11, first, 'b'), log.received(12, second, 'c')]);
    ticks.extend();
    expect(ticks.of(first)?.sent.timeAt(0)).toBe(START + 10);
    expect(ticks.of(first)?.received.messageIndexAt(0)).toBe(1);
    expect([ticks.of(second)?.sent.length, ticks.of(second)?.received.length]).toEqual([0, 1]);
  });

  it('takes each message once', () => {
    const { log, model, first, ticks } = twoConnections();
    model.append([log.received(10, first, 'a')]);
    ticks.extend();
    ticks.extend();
    model.append([log.received(11, first, 'b')]);
    ticks.extend();
    expect(ticks.of(first)?.received.length).toBe(2);
  });

  it('does not grow with what the session lets go', () => {
    const { log, model, first, second, ticks } = twoConnections({ maxMessages: 100 });
    model.append([log.received(9, second, 'z')]);
    for (let round = 0; round < 20; round++) {
      model.append(Array.from({ length: 1000 }, (_, at) => log.received(10 + round + at / 1000, first, 'a')));
      ticks.extend();
    }
    expect(ticks.of(first)?.received.length).toBeLessThan(100 + 4096);
    expect(ticks.of(second)).toBeUndefined();
  });
});
