import { describe, expect, it } from 'vitest';
import { type ColumnName, columnsThatFit, columnWidth, DEFAULT_COLUMNS } from '../../lib/state/columns.ts';

const namesAt = (px: number, hiddenColumns: readonly ColumnName[] = DEFAULT_COLUMNS.hiddenColumns) =>
  columnsThatFit({ ...DEFAULT_COLUMNS, hiddenColumns }, px).map(({ name }) => name);

describe('the columns of the grid', () => {
  it.each([
    [1200, ['time', 'delta', 'connection', 'direction', 'type', 'size', 'summary']],
    [540, ['time', 'connection', 'direction', 'type', 'size', 'summary']],
    [440, ['time', 'connection', 'direction', 'type', 'summary']],
    [338, ['connection', 'direction', 'type', 'summary']],
    [60, ['connection', 'direction', 'summary']],
  ] as const)('at %d px are %j', (px, names) => {
    expect(namesAt(px)).toEqual(names);
  });

  it('come back with the room, with what the user chose', () => {
    expect(namesAt(1200, ['delta', 'size'])).toEqual([
      'time',
      'connection',
      'direction',
      'type',
      'channel',
      'format',
      'summary',
    ]);
  });

  it('keep the summary, whatever is hidden', () => {
    expect(namesAt(1200, ['time', 'delta', 'connection', 'direction', 'type', 'size', 'summary', 'channel'])).toEqual([
      'format',
      'summary',
    ]);
  });

  it('let the type shrink before another column leaves', () => {
    const [type] = columnsThatFit(DEFAULT_COLUMNS, 610).filter(({ name }) => name === 'type');
    expect(type?.widthPx).toBe(610 - 98 - 62 - 54 - 24 - 62 - 180);
    expect(namesAt(610)).toContain('delta');
  });

  it.each([
    [1200, 730],
    [610, 180],
    [500, 180],
    [440, 180],
    [380, 140],
    [338, 180],
    [240, 162],
  ])('leave the summary at %d px room to be read: %d px', (px, summaryPx) => {
    const others = columnsThatFit(DEFAULT_COLUMNS, px).reduce((sum, { widthPx }) => sum + (widthPx ?? 0), 0);
    expect(px - others).toBe(summaryPx);
  });

  it.each([
    [-5, 40],
    [3, 40],
    [123.4, 123],
    [1e9, 800],
  ])('are never %d px wide, but %d', (stored, px) => {
    expect(columnWidth('size', { ...DEFAULT_COLUMNS, columnWidthsPx: { size: stored } })).toBe(px);
  });
});
