import { describe, expect, it } from 'vitest';
import { idOf } from '../../lib/state/row-selection.ts';
import type { SortColumn } from '../../lib/state/sorted-rows.ts';
import { createRealmLog } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

const TEXTS = ['{"type":"b","x":1}', '{"type":"a"}', '{"type":"c","long":true}', 'no type'];

function sortBy(...columns: SortColumn[]) {
  const test = createTestApp();
  const log = createRealmLog();
  const id = log.nextId();
  test.tell(log.started(0), log.created(1), log.opened(2, id));
  test.tell(...TEXTS.map((text, index) => log.received(10 + index, id, text)));
  for (const column of columns) test.app.grid.sortBy(column);
  const shown = () => {
    const { rows } = test.app.grid;
    return Array.from({ length: rows.value.length }, (_, at) => {
      const row = rows.value.at(at);
      return row?.kind === 'message' ? TEXTS.indexOf(row.message.payload as string) : row?.mark.kind;
    });
  };
  return { ...test, grid: test.app.grid, log, id, shown };
}

describe('sorted rows', () => {
  it.each([
    [['size'], ['opened', 3, 1, 0, 2]],
    [
      ['size', 'size'],
      [2, 0, 1, 3, 'opened'],
    ],
    [['type'], ['opened', 3, 1, 0, 2]],
    [
      ['type', 'type'],
      [2, 0, 1, 3, 'opened'],
    ],
    [['time'], [3, 2, 1, 0, 'opened']],
    [
      ['time', 'time'],
      ['opened', 0, 1, 2, 3],
    ],
    [
      ['size', 'size', 'size'],
      ['opened', 0, 1, 2, 3],
    ],
  ] as const)('after clicks on %j come as %j', (columns, order) => {
    expect(sortBy(...columns).shown()).toEqual(order);
  });

  it('stay as they are while messages arrive, which are counted and taken in on demand', () => {
    const { grid, tell, log, id, shown } = sortBy('size');
    expect(shown()).toHaveLength(5);
    tell(log.received(100, id, 'x'), log.received(101, id, 'y'));
    expect(shown()).toHaveLength(5);
    expect(grid.newRowCount.value).toBe(2);
    grid.takeInNewest();
    expect(shown()).toHaveLength(7);
    expect([grid.newRowCount.value, grid.isStuckToBottom.value]).toEqual([0, false]);
  });

  it('know where each row stands', () => {
    const { grid } = sortBy('size', 'size');
    const { value: rows } = grid.rows;
    for (let position = 0; position < rows.length; position++) {
      const row = rows.at(position);
      expect(row && rows.positionOf(String(idOf(row)))).toBe(position);
    }
    expect(rows.positionOf('99')).toBe(-1);
  });
});
