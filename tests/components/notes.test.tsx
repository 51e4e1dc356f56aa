// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_PICTURES } from '../../lib/protocol/picture.ts';
import type { PageMark, PageMarks } from '../../lib/state/notes-state.ts';
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

describe('a moment that is noted from the page', () => {
  async function marked(marks: readonly PageMark[]) {
    let take: Parameters<PageMarks>[0] = () => ({ hasPicture: false });
    const pageMarks: PageMarks = (taken) => {
      take = taken;
      return () => {};
    };
    const panel = await showPanel('dual', { pageMarks });
    const answers = marks.map((mark) => take(mark));
    await act(() => panel.fold());
    return { ...panel, answers, take: (mark: PageMark) => take(mark) };
  }

  it('is a note at the time of the press, whose picture is in the detail', async () => {
    const panel = await marked([{ at: START + 20_000, picture: '/9j/4AAQ' }]);
    const { notes } = panel.app.session.view.value;
    expect(notes).toMatchObject([{ text: 'Noted from the page', timestamp: START + 20_000, picture: '/9j/4AAQ' }]);
    await act(() => panel.app.grid.setFilter('type:note'));
    expect(panel.text('[data-mark="note"]')[0]).toContain('Noted from the page · with a picture of the page');
    await act(() => (panel.all('[data-mark="note"]')[0] as HTMLElement).click());
    const [image] = panel.all('[data-testid="note-detail"] img');
    expect(image?.getAttribute('src')).toBe('data:image/jpeg;base64,/9j/4AAQ');
    await panel.click('[data-testid="enlarge-picture"]');
    expect(panel.all('[data-testid="large-picture"] img')[0]?.getAttribute('src')).toBe(image?.getAttribute('src'));
    await panel.click('[data-testid="close-dialog"]');
    expect(panel.all('[data-testid="large-picture"]')).toEqual([]);
  });

  it('says why there is no picture: the browser gave none, or there are enough', async () => {
    const none = await marked([{ at: START, picture: null }]);
    expect(none.app.session.view.value.notes).toMatchObject([
      { text: 'Noted from the page (the browser gave no picture of it)' },
    ]);
    expect(none.answers).toEqual([{ hasPicture: false }]);
    const many = await marked(
      Array.from({ length: MAX_PICTURES + 1 }, (_, n) => ({ at: START + n, picture: '/9j/4AAQ' })),
    );
    const { notes } = many.app.session.view.value;
    expect(notes.filter(({ picture }) => picture !== undefined)).toHaveLength(MAX_PICTURES);
    expect(notes.at(-1)?.text).toBe('Noted from the page (without a picture: 50 are kept)');
    expect(many.answers.map(({ hasPicture }) => hasPicture)).toEqual([...Array(MAX_PICTURES).fill(true), false]);
    await act(() => many.app.clear());
    expect(many.take({ at: START, picture: '/9j/4AAQ' })).toEqual({ hasPicture: true });
  });
});

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
