import { describe, expect, it, vi } from 'vitest';
import { readSavedFilters, type SavedFilter } from '../../lib/state/saved-filters.ts';
import { createTestApp } from './fake-source.ts';

const PINGS: SavedFilter = { name: 'no pings', text: '-type:ping', isInverted: false };

describe('saved filters', () => {
  it('keep what is in the box under a name, and put it back', () => {
    const save = vi.fn();
    const { app } = createTestApp({ settings: { initial: {}, save } });
    app.grid.setFilter(' -type:ping ');
    expect(app.savedFilters.current.value).toBeNull();
    expect(app.savedFilters.save(' no pings ')).toBe(true);
    expect(app.savedFilters.current.value).toBe('no pings');
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ savedFilters: [PINGS] }));
    app.grid.setFilter('');
    app.grid.setInverted(true);
    app.savedFilters.apply('no pings');
    expect([app.grid.filterText.value, app.grid.isInverted.value]).toEqual(['-type:ping', false]);
  });

  it('replace what had the name, and go when they are removed', () => {
    const { app } = createTestApp({ settings: { initial: { savedFilters: [PINGS] }, save: () => {} } });
    app.grid.setFilter('is:heartbeat');
    app.grid.setInverted(true);
    app.savedFilters.save('no pings');
    expect(app.savedFilters.saved.value).toEqual([{ name: 'no pings', text: 'is:heartbeat', isInverted: true }]);
    app.savedFilters.remove('no pings');
    expect(app.savedFilters.saved.value).toEqual([]);
    app.savedFilters.apply('no pings');
    expect(app.grid.filterText.value).toBe('is:heartbeat');
  });

  it('are not kept without a name or a filter, nor without end', () => {
    const { app } = createTestApp();
    expect(app.savedFilters.save('empty')).toBe(false);
    app.grid.setFilter('x');
    expect(app.savedFilters.save('  ')).toBe(false);
    for (let n = 0; n < 100; n++) app.savedFilters.save(`${n}`);
    expect(app.savedFilters.save('one more')).toBe(false);
    expect(app.savedFilters.saved.value).toHaveLength(100);
  });

  it.each([
    [undefined, []],
    ['text', []],
    [[null, 1, { name: 'x' }, { ...PINGS, text: 1 }, { ...PINGS, name: '' }, PINGS], [PINGS]],
    [[{ ...PINGS, text: 'x'.repeat(100_000) }], []],
  ])('are read from stored settings as far as they are sound', (stored, expected) => {
    expect(readSavedFilters(stored)).toEqual(expected);
  });
});
