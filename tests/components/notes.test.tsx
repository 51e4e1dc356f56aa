// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { START } from '../model/session-log.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

function pressN(): Promise<void> {
  return act(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true }));
  });
}

async function write(panel: Awaited<ReturnType<typeof showPanel>>, text: string): Promise<void> {
  const input = panel.all('[data-testid="note-text"]')[0] as HTMLInputElement;
  input.value = text;
  await act(() => {
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(() => {
    input.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await act(() => panel.fold());
}

describe('a note', () => {
  it('is written after N, at the time when it was pressed, and is a row among the messages', async () => {
    let now = START + 20_000;
    const panel = await showPanel('dual', { now: () => now });
    await pressN();
    now += 5_000;
    await write(panel, 'scan pressed');
    const { notes } = panel.app.session.view.value;
    expect(notes.map(({ text, timestamp }) => [text, timestamp])).toEqual([['scan pressed', START + 20_000]]);
    expect(panel.all('[data-testid="note-dialog"]')).toEqual([]);
    const rows = panel.app.grid.rows.value;
    const all = Array.from({ length: rows.length }, (_, position) => rows.at(position));
    const at = all.findIndex((row) => row?.kind === 'mark' && row.mark.kind === 'note');
    const timeOf = (row: (typeof all)[number]) => (row?.kind === 'message' ? row.message : row?.mark)?.timestamp ?? 0;
    expect(at).toBeGreaterThan(0);
    expect(timeOf(all[at - 1])).toBeLessThanOrEqual(START + 20_000);
    expect(timeOf(all[at + 1])).toBeGreaterThan(START + 20_000);
    await act(() => panel.app.grid.setFilter('type:note'));
    expect(panel.text('[data-mark="note"]')[0]).toContain('Note scan pressed');
  });

  it('is found by its text and its type, whichever connections are chosen', async () => {
    const panel = await showPanel('dual');
    await pressN();
    await write(panel, 'needle in the hay');
    await act(() => panel.app.grid.choose(['page/1' as never]));
    for (const [filter, count] of [
      ['needle', 1],
      ['type:note', 1],
      ['dir:sent', 0],
      ['-needle', 0],
    ] as const) {
      await act(() => panel.app.grid.setFilter(filter));
      expect([filter, panel.all('[data-mark="note"]').length]).toEqual([filter, count]);
    }
  });

  it('is in the events that are saved; an empty one is none', async () => {
    const panel = await showPanel('dual');
    await pressN();
    await write(panel, '   ');
    await pressN();
    await write(panel, 'kept');
    const events = [...panel.app.session.events()].filter(({ type }) => type === 'note-added');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ text: 'kept' });
  });
});
