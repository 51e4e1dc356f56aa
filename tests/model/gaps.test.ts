import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gap, gapsOf, knownSince, knownUntil, unexplained, withGap } from '../../lib/model/gaps.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { createRealmLog, START } from './session-log.ts';

const GAPS: readonly Gap[] = [
  { since: 10, until: 20 },
  { since: 30, until: 40 },
];

describe('what is known', () => {
  it('ends where the first gap begins that comes after', () => {
    expect([5, 15, 20, 25, 40].map((since) => knownUntil(GAPS, since, 100))).toEqual([10, 15, 30, 30, 100]);
    expect(knownUntil(GAPS, 5, 8)).toBe(8);
  });

  it('begins where the last gap ended', () => {
    expect([5, 35, 40, 50].map((since) => knownSince(GAPS, since))).toEqual([40, 40, 40, 50]);
  });

  it('is never said to be more because of many gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 200 }), fc.nat(1_500), (steps, since) => {
        const all: Gap[] = [];
        for (const step of steps) {
          const start = (all.at(-1)?.until ?? 0) + step;
          all.push({ since: start, until: start + step });
        }
        const kept = all.reduce<readonly Gap[]>(withGap, []);
        expect(kept.length).toBeLessThanOrEqual(32);
        expect(knownUntil(kept, since, 2_000)).toBeLessThanOrEqual(knownUntil(all, since, 2_000));
        expect(knownSince(kept, since)).toBe(knownSince(all, since));
      }),
    );
  });
});

describe('the gaps of a connection', () => {
  const { realmId } = createRealmLog('page');
  const known = { gaps: new Map([[realmId, GAPS]]), unrecorded: { gaps: [{ since: 25, until: 35 }], count: 1 } };

  it('are those of its realm and of all, but none of after its end', () => {
    expect(gapsOf(realmId, known, [{ since: 50, until: 60 }]).map(({ since }) => since)).toEqual([10, 30, 25, 50]);
    expect(gapsOf(realmId, known, [{ since: 50, until: 60 }], 30).map(({ since }) => since)).toEqual([10, 25]);
    expect(gapsOf(createRealmLog('other').realmId, known)).toEqual(known.unrecorded.gaps);
  });

  it('are explained by a time in which nothing was recorded', () => {
    expect(unexplained(GAPS, known.unrecorded)).toEqual([GAPS[0]]);
  });
});

describe('a session', () => {
  it('knows between which events of a realm some are missing, and says so once', () => {
    const [page, worker] = [createRealmLog('page'), createRealmLog('worker')];
    const model = createSessionModel();
    model.append([page.started(0), worker.started(0), page.created(1_000)]);
    expect(model.view().gaps.size).toBe(0);
    page.skip(2);
    const opened = page.opened(3_000, page.nextId());
    model.append([opened, opened]);
    const { gaps } = model.view();
    expect([...gaps]).toEqual([[page.realmId, [{ since: START + 1_000, until: START + 3_000 }]]]);
    model.append([worker.created(4_000)]);
    expect(model.view().gaps).toBe(gaps);
  });
});
