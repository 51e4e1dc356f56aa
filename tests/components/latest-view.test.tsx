// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

describe('the view of latest values', () => {
  it('has one line for each type of a connection, with count, age and what it says', async () => {
    const { app, all } = await showPanel('dual');
    await act(() => app.showTab('latest'));
    const progress = all('[data-latest="scanner_progress"]').map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(progress.map(([connection, , , count]) => [connection, count])).toEqual([
      ['JS 3', '6'],
      ['Py 2', '6'],
    ]);
    expect(progress[0]?.[4]).toBe('12\u00a0s');
    expect(progress[0]?.[5]).toContain('600');
  });

  it('narrows to the chosen connections, and leads to the message', async () => {
    const { app, all, click } = await showPanel('dual');
    await act(() => app.showTab('latest'));
    const [python] = all('[data-connection-id]').slice(3);
    await act(() => app.grid.choose([python?.dataset.connectionId as never]));
    expect(all('[data-latest="scanner_progress"]')).toHaveLength(1);
    await click('[data-latest="scanner_progress"]');
    expect(app.selection.message.value?.payload).toContain('600/812');
    expect(all('[data-latest][aria-current="true"]')).toHaveLength(1);
  });

  it('costs nothing while nobody looks', async () => {
    const { app } = await showPanel('dual');
    expect(app.latest.latest.value.values).toEqual([]);
    await act(() => app.showTab('latest'));
    expect(app.latest.latest.value.values.length).toBeGreaterThan(0);
    await act(() => app.showTab('messages'));
    expect(app.latest.latest.value.values).toEqual([]);
  });
});
