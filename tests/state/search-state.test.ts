import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../lib/state/filter/highlight.ts';
import { createRealmLog } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

function loaded() {
  const test = createTestApp();
  const log = createRealmLog();
  const first = log.nextId();
  const events = [log.started(0), log.created(1), log.opened(2, first)];
  const second = log.nextId();
  events.push(log.created(3), log.opened(4, second));
  for (let n = 0; n < 20; n++) events.push(log.received(10 + n, n % 2 ? second : first, `{"type":"t","n":${n}}`));
  test.tell(...events);
  const { app } = test;
  const at = (): unknown => {
    const row = app.selection.focus.value;
    return row?.kind === 'message' ? row.message.index : row?.mark.kind;
  };
  return { ...test, ...app, at, log, first, second };
}

describe('search', () => {
  it('goes to the newest match, then round in both directions, and says which one it is', () => {
    const { search, at } = loaded();
    search.search('n":1');
    expect(search.count.value).toBe(11);
    expect([at(), search.position.value]).toEqual([19, 10]);
    search.next();
    expect([at(), search.position.value]).toEqual([1, 0]);
    search.previous();
    search.previous();
    expect([at(), search.position.value]).toEqual([18, 9]);
  });

  it('begins where the user is, and stays on what still matches', () => {
    const { search, selection, grid, at } = loaded();
    selection.select(grid.rows.value.at(grid.rows.value.positionOf('5')) ?? null);
    search.search('n":1');
    expect(at()).toBe(10);
    search.search('n":10');
    expect(at()).toBe(10);
    search.search('n":3');
    expect(at()).toBe(3);
  });

  it('counts apart what the grid does not show', () => {
    const { search, grid, first, at } = loaded();
    grid.choose([first]);
    search.search('n":1');
    expect([search.count.value, search.otherCount.value]).toEqual([5, 6]);
    grid.setFilter('-n":12');
    expect([search.count.value, search.otherCount.value]).toEqual([4, 7]);
    expect(at()).toBeTypeOf('number');
  });

  it('takes in what arrives', () => {
    const { search, tell, log, first } = loaded();
    search.search('late');
    expect(search.count.value).toBe(0);
    tell(log.received(100, first, 'too late'));
    expect(search.count.value).toBe(1);
  });

  it('goes to the first match that arrives', async () => {
    const { search, tell, log, first, at } = loaded();
    search.search('late');
    tell(log.received(100, first, 'too late'));
    await Promise.resolve();
    expect(at()).toBe(20);
  });

  it.each([
    ['/n":1\\d/', 10],
    ['/[/', 0],
    ['OPEN', 2],
    ['', 0],
  ])('finds %j %i times', (query, count) => {
    const { search } = loaded();
    search.search(query);
    expect(search.count.value).toBe(count);
  });

  it('marks what it found, and nothing when it is over', () => {
    const { search } = loaded();
    search.search('T"');
    expect(rangesOf('{"type":"t"}', search.pattern.value)).toEqual([{ start: 9, end: 11 }]);
    search.clear();
    expect(search.pattern.value).toBeNull();
    expect([search.count.value, search.position.value]).toEqual([0, -1]);
    search.next();
    expect(search.position.value).toBe(-1);
  });

  it('leaves the detail closed', () => {
    const { search, selection } = loaded();
    search.search('n":1');
    expect(selection.isDetailOpen.value).toBe(false);
  });
});
