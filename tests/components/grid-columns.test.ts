import { describe, expect, it } from 'vitest';
import { gridColumns, summaryLengthIn } from '../../components/messages/grid-columns.ts';
import type { ShownColumn } from '../../lib/state/columns.ts';

const COLUMNS: readonly ShownColumn[] = [
  { name: 'time', widthPx: 98 },
  { name: 'direction', widthPx: 24 },
  { name: 'type', widthPx: 170 },
  { name: 'summary', widthPx: null },
];

describe('the columns for CSS', () => {
  it('stand side by side behind the stars, and words begin behind the head', () => {
    expect(gridColumns(COLUMNS)).toEqual({
      '--grid-columns': '20px 98px 24px 170px minmax(0, 1fr)',
      '--time-left': '20px',
      '--time-width': '98px',
      '--direction-left': '118px',
      '--direction-width': '24px',
      '--type-left': '142px',
      '--type-width': '170px',
      '--summary-left': '312px',
      '--words-left': '142px',
    });
  });

  it('let words begin behind the stars where the head is hidden', () => {
    expect(gridColumns([{ name: 'summary', widthPx: null }])).toMatchObject({ '--words-left': '20px' });
  });
});

describe('how much of a summary is laid out', () => {
  it.each([
    [292 + 180, 60],
    [292 + 181, 80],
    [292 + 5_000, 300],
    [0, 20],
  ])('of %i px for all columns: %i letters', (roomPx, letters) => {
    expect(summaryLengthIn(COLUMNS, roomPx)).toBe(letters);
  });
});
