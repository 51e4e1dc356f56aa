import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { createRealmLog, START } from './session-log.ts';

function pollingOf(times: readonly number[], url = 'http://localhost:8000/health') {
  const log = createRealmLog('network-http');
  const model = createSessionModel();
  for (const at of times) {
    model.append([
      log.event(at + 20, {
        type: 'http-observed',
        method: 'GET',
        url: `${url}?t=${at}`,
        status: 200,
        startedAt: START + at,
        durationMs: 20,
      }) as SessionEvent,
    ]);
  }
  return model.view().polling;
}

describe('polling', () => {
  it('is a request that is repeated at regular times, whatever its query', () => {
    expect(pollingOf([0, 10_000, 20_050, 30_010, 40_000])).toMatchObject([
      {
        url: 'http://localhost:8000/health',
        host: 'localhost:8000',
        count: 5,
        periodMs: 9_990,
        loops: 1,
        since: START,
      },
    ]);
  });

  it('is found in several loops that run beside each other', () => {
    const loops = [0, 60_000, 120_000, 180_000].flatMap((at) => [at, at + 7_000, at + 31_000]);
    const [polling] = pollingOf(loops);
    expect(polling).toMatchObject({ periodMs: 60_000, loops: 3 });
  });

  it('is nothing that happens now and then, nor a page that loads', () => {
    expect(pollingOf([0, 3_000, 17_000, 20_500, 44_000, 90_000])).toEqual([]);
    expect(pollingOf([0, 40, 90, 130, 170, 220, 260])).toEqual([]);
    expect(pollingOf([0, 10_000, 20_000])).toEqual([]);
  });

  it('goes on being found however long it lasts', () => {
    const [polling] = pollingOf(Array.from({ length: 500 }, (_, n) => n * 10_000));
    expect(polling).toMatchObject({ count: 500, periodMs: 10_000, since: START });
  });
});
