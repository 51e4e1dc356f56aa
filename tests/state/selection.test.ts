import { describe, expect, it } from 'vitest';
import { createRealmLog } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

/** A connection that opens, then messages `m0`, `m1`, …, 10 ms apart. */
function showMessages(count: number) {
  const test = createTestApp();
  const log = createRealmLog();
  const id = log.nextId();
  test.tell(log.started(0), log.created(1), log.opened(2, id));
  const send = (index: number) =>
    index % 2 === 0 ? log.received(10 + index * 10, id, `m${index}`) : log.sent(10 + index * 10, id, `m${index}`);
  test.tell(...Array.from({ length: count }, (_, index) => send(index)));
  const { grid, selection } = test.app;
  const row = (position: number) => {
    const found = grid.rows.value.at(position);
    if (found === undefined) throw new Error(`no row ${position}`);
    return found;
  };
  const selected = () => selection.messages().map(({ payload }) => payload);
  return { ...test, log, id, grid, selection, row, selected };
}

describe('the selection', () => {
  it('is one row, and opens its detail', () => {
    const { selection, row, selected } = showMessages(5);
    selection.select(row(2));
    expect(selected()).toEqual(['m1']);
    expect(selection.message.value?.payload).toBe('m1');
    expect(selection.isDetailOpen.value).toBe(true);
    expect(selection.totals.value).toBeNull();
  });

  it('takes rows in and out one by one, marks too', () => {
    const { selection, row, selected } = showMessages(5);
    selection.select(row(1));
    selection.toggle(row(3));
    selection.toggle(row(0));
    selection.toggle(row(1));
    expect(selected()).toEqual(['m2']);
    expect(selection.selection.value.ids.size).toBe(2);
  });

  it('spans from where it began to where it is extended, in both ways', () => {
    const { selection, row, selected } = showMessages(6);
    selection.select(row(3));
    selection.extend(row(5));
    expect(selected()).toEqual(['m2', 'm3', 'm4']);
    selection.extend(row(1));
    expect(selected()).toEqual(['m0', 'm1', 'm2']);
  });

  it('adds up', () => {
    const { selection } = showMessages(4);
    selection.selectAll();
    expect(selection.totals.value).toEqual({ count: 4, sentBytes: 4, receivedBytes: 4, durationMs: 30 });
  });

  it('of all does not grow with what arrives later', () => {
    const { selection, tell, log, id } = showMessages(3);
    selection.selectAll();
    tell(log.received(900, id, 'later'));
    expect(selection.messages()).toHaveLength(3);
  });

  it('keeps only the row looked at when the filter changes, and none when other connections are chosen', () => {
    const { selection, grid, row, selected, id } = showMessages(6);
    selection.select(row(2));
    selection.extend(row(4));
    grid.setFilter('m');
    expect(selected()).toEqual(['m3']);
    grid.choose([id]);
    expect(selected()).toEqual([]);
  });

  it('is let go when the session starts again: its places are taken by other messages', () => {
    const { app, selection, row, selected, tell, log, id } = showMessages(3);
    selection.select(row(1));
    app.clear();
    tell(log.received(900, id, 'other'));
    expect(selected()).toEqual([]);
    expect(selection.message.value).toBeNull();
  });

  it('lets nothing follow the newest any more', () => {
    const { selection, grid, row } = showMessages(3);
    expect(grid.isStuckToBottom.value).toBe(true);
    selection.select(row(1));
    expect(grid.isStuckToBottom.value).toBe(false);
  });
});

describe('what is new', () => {
  it('counts rows since the end was left, and none while it is followed', () => {
    const { grid, tell, log, id } = showMessages(3);
    tell(log.received(100, id, 'a'));
    expect(grid.newRowCount.value).toBe(0);
    grid.stickToBottom(false);
    tell(log.received(101, id, 'b'), log.received(102, id, 'c'));
    expect(grid.newRowCount.value).toBe(2);
    grid.takeInNewest();
    expect(grid.newRowCount.value).toBe(0);
    expect(grid.isStuckToBottom.value).toBe(true);
  });
});

describe('stars', () => {
  it('are given to all of several messages, then taken from all', () => {
    const { app, selection, row } = showMessages(4);
    selection.select(row(1));
    app.stars.toggle(selection.messages());
    selection.selectAll();
    app.stars.toggle(selection.messages());
    expect(selection.messages().every(app.stars.has)).toBe(true);
    app.stars.toggle(selection.messages());
    expect(selection.messages().some(app.stars.has)).toBe(false);
  });
});
