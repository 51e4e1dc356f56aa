import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../lib/state/filter/highlight.ts';
import type { Judge } from '../../lib/state/filter/text-match.ts';
import { judgePattern } from '../../lib/state/pattern/judge-pattern.ts';
import { loadJudge as loadReal } from '../../lib/state/pattern-state.ts';
import { createRealmLog } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

const SLOW = `${'a'.repeat(40)}!`;
/** Looks ahead, so that only the browser can match it. */
const REFUSED = '/(?=(a+)+$)/';

function loaded(load: () => Promise<Judge> = loadReal) {
  let count = 0;
  const loading: Promise<Judge>[] = [];
  const loadJudge = () => {
    count++;
    const judge = load();
    loading.push(judge);
    return judge;
  };
  const { app, tell } = createTestApp({ loadJudge });
  const log = createRealmLog();
  const id = log.nextId();
  tell(log.started(0), log.created(1), log.opened(2, id));
  for (const text of [SLOW, `{"note":"${SLOW}"}`, 'looks like /(?=(a+)+$)/', 'other']) tell(log.received(10, id, text));
  const ready = async () => {
    await Promise.allSettled(loading);
    await Promise.resolve();
  };
  return { ...app, ready, found: () => app.grid.messageRowCount.value, loadCount: () => count };
}

describe('a pattern in the filter', () => {
  it('is judged by what is read when the first is typed; until then the filter stays what it was', async () => {
    const { grid, ready, found, loadCount } = loaded();
    grid.setFilter('other');
    expect([found(), loadCount()]).toEqual([1, 0]);
    grid.setFilter('/(a+)+$/');
    expect([found(), loadCount()]).toEqual([1, 1]);
    await ready();
    expect(found()).toBe(0);
    grid.setFilter('/a+!$/');
    expect([found(), loadCount()]).toEqual([1, 1]);
  });

  it.each([
    ['/(a+)+$/', 0, false],
    ['/.*.*=.*$/', 1, false],
    ['/a!/', 2, false],
    ['note:/(a+)+$/', 0, false],
    ['.note:/(a+)+$/', 0, false],
    ['.note:/^(a+)+!$/', 1, false],
    [REFUSED, 1, true],
    [`-${REFUSED}`, 3, true],
    [`.note:${REFUSED}`, 0, true],
    [`type:${REFUSED}`, 0, true],
    ['/[/', 0, false],
    ['/topic/orders', 0, false],
  ])('%s finds %i messages; refused: %s', async (filter, count, isRefused) => {
    const { grid, ready, found } = loaded();
    grid.setFilter(filter);
    await ready();
    expect([found(), grid.isPatternRefused.value]).toEqual([count, isRefused]);
  });

  it('is tried again when what judges it could not be read', async () => {
    let isThere = false;
    const { grid, ready, found, loadCount } = loaded(async () => {
      if (!isThere) throw new Error('not there');
      return judgePattern;
    });
    grid.setFilter('/a!$/');
    await ready();
    expect(found()).toBe(4);
    isThere = true;
    grid.setFilter('/a!$/ ');
    await ready();
    expect([found(), loadCount()]).toEqual([1, 2]);
  });
});

describe('a pattern in the search', () => {
  it('is looked for as text where it takes too long', async () => {
    const { search, ready } = loaded();
    search.search(REFUSED);
    await ready();
    expect([search.count.value, search.isPatternRefused.value]).toEqual([1, true]);
    expect(rangesOf(REFUSED, search.pattern.value)).toEqual([{ start: 0, end: REFUSED.length }]);
    search.search('/(a+)+!/');
    expect([search.count.value, search.isPatternRefused.value]).toEqual([2, false]);
    expect(rangesOf(SLOW, search.pattern.value)).toEqual([{ start: 0, end: SLOW.length }]);
    search.clear();
    expect(search.pattern.value).toBeNull();
  });
});
