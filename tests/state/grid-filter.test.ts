import { describe, expect, it } from 'vitest';
import { createSlices } from '../../lib/state/slices.ts';
import { createRealmLog } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

/** Work whose tasks run when the test says so; time goes on by a step at each look at the clock. */
function createManualWork(sliceMs: number) {
  const tasks: Array<() => void> = [];
  let time = 0;
  const slices = createSlices({
    now: () => time++,
    sliceMs,
    defer(task) {
      const own = (): void => task(null);
      tasks.push(own);
      return () => void (tasks.includes(own) && tasks.splice(tasks.indexOf(own), 1));
    },
  });
  const never = createSlices({ now: () => 0, sliceMs: 1, defer: () => () => {} });
  return {
    work: { soon: slices, idle: never, now: () => time },
    runOne: () => tasks.shift()?.(),
    waiting: () => tasks.length,
  };
}

function loaded(count = 2_000) {
  const manual = createManualWork(4);
  const test = createTestApp({ work: manual.work });
  const log = createRealmLog();
  const id = log.nextId();
  const events = [log.started(0), log.created(1), log.opened(2, id)];
  for (let n = 0; n < count; n++) events.push(log.received(10 + n, id, `{"type":"t${n % 5}","n":${n}}`));
  test.queue(...events);
  while (test.app.session.model.value.messages.length < count) test.fold();
  while (manual.waiting() > 0) manual.runOne();
  return { ...test, ...manual, grid: test.app.grid, log, id };
}

describe('a filter at work', () => {
  it('shows the newest rows at once and says when it has all', () => {
    const { grid, runOne, waiting } = loaded();
    grid.setFilter('type:t3');
    expect(grid.filterProgress.value).toBeLessThan(1);
    expect(grid.rows.value.messageCount).toBeGreaterThan(0);
    expect(grid.rows.value.messageCount).toBeLessThan(400);
    while (waiting() > 0) runOne();
    expect(grid.filterProgress.value).toBe(1);
    expect(grid.rows.value.messageCount).toBe(400);
  });

  it('says so too when nothing passes', () => {
    const { grid, runOne, waiting } = loaded();
    grid.setFilter('nowhere');
    expect(grid.filterProgress.value).toBeLessThan(1);
    while (waiting() > 0) runOne();
    expect(grid.filterProgress.value).toBe(1);
    expect(grid.rows.value.length).toBe(0);
  });

  it('is dropped for the next one', () => {
    const { grid, runOne, waiting } = loaded();
    grid.setFilter('type:t3');
    runOne();
    grid.setFilter('type:t4');
    while (waiting() > 0) runOne();
    expect(grid.rows.value.messageCount).toBe(400);
    const row = grid.rows.value.at(399);
    expect(row?.kind === 'message' && row.message.payload).toContain('t4');
  });

  it('goes on while messages arrive', () => {
    const { grid, runOne, waiting, tell, log, id } = loaded();
    grid.setFilter('n":19');
    for (let n = 0; n < 10; n++) {
      tell(log.received(9_000 + n, id, `{"n":19${n}}`));
      runOne();
    }
    while (waiting() > 0) runOne();
    // 19, 190 to 199, 1900 to 1999, and the ten that came.
    expect(grid.rows.value.messageCount).toBe(121);
  });

  it('stops when the panel does', () => {
    const { app, grid, waiting } = loaded();
    grid.setFilter('nowhere');
    expect(grid.filterProgress.value).toBeLessThan(1);
    expect(waiting()).toBe(1);
    app.dispose();
    expect(waiting()).toBe(0);
  });

  it('sorts what it found later among the rest', () => {
    const { grid, runOne, waiting } = loaded();
    grid.sortBy('size');
    grid.setFilter('type:t3');
    while (waiting() > 0) runOne();
    expect(grid.rows.value.messageCount).toBe(400);
  });
});

describe('what arrives', () => {
  const neverShown = { request: () => {}, stop: () => {} };

  function arriving() {
    const { work, waiting } = createManualWork(4);
    const test = createTestApp({ work: { ...work, now: () => 0 }, pace: neverShown });
    const log = createRealmLog();
    const id = log.nextId();
    test.tell(log.started(0), log.created(1), log.opened(2, id));
    const tell = (type: string): void => test.tell(log.received(10, id, `{"type":"${type}"}`));
    return { tell, waiting, types: () => test.app.grid.facts.value.types.all() };
  }

  it('is read in the frame that takes it in, though it is shown later', () => {
    const { tell, types } = arriving();
    tell('first');
    tell('second');
    tell('third');
    expect(types()).toEqual(['first', 'second', 'third']);
  });

  it('is not read before the first of it is drawn', () => {
    const { tell, types } = arriving();
    tell('first');
    expect(types()).toEqual([]);
  });
});
