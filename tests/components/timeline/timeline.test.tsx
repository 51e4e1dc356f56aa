// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { spanOf } from '../../../lib/state/timeline/time-range.ts';
import { removePanels, showPanel } from '../show-panel.tsx';

afterEach(removePanels);

async function showTimeline(scene: Parameters<typeof showPanel>[0] = 'dual', settings = {}) {
  const panel = await showPanel(scene, { settings: { initial: { mainTab: 'timeline', ...settings }, save: () => {} } });
  const press = (key: string, options = {}) =>
    act(() => {
      panel.all('.timeline-plot')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...options }));
    });
  const shownMs = () => spanOf(panel.app.timeline.range.value ?? { from: 0, until: 0 });
  return { ...panel, press, shownMs };
}

describe('the timeline', () => {
  it('has a lane for each client, told in words for those who cannot see it', async () => {
    const { text, all } = await showTimeline();
    expect(all('[data-lane]')).toHaveLength(2);
    expect(text('[data-lane] .for-reader')).toEqual([
      expect.stringMatching(
        /^#1 at 120\.0.ms: refused · 2.ms; waited 5\.008.s before #2; .*#3 .*: open 30.s, 11 received, 4 sent\.$/,
      ),
      expect.stringContaining('waited 7.498\u00a0s before #2'),
    ]);
  });

  it('speaks Portuguese too', async () => {
    const { text } = await showTimeline('dual', { language: 'pt-BR' });
    expect(text('[data-lane] .for-reader')[0]).toContain('esperou 5,008\u00a0s antes da #2');
  });

  it('is zoomed and moved by keys, and shows all again', async () => {
    const { press, shownMs, app, click } = await showTimeline();
    const whole = shownMs();
    await press('w');
    expect(shownMs()).toBeCloseTo(whole / 1.5);
    const before = app.timeline.range.value?.from ?? 0;
    await press('a');
    expect(app.timeline.range.value?.from).toBeLessThan(before);
    await press('0');
    expect(shownMs()).toBe(whole);
    await press('w', { ctrlKey: true });
    expect(shownMs()).toBe(whole);
    await click('[data-testid="zoom-in"]');
    await click('[data-testid="show-all"]');
    expect(shownMs()).toBe(whole);
  });

  it('shows all again when the session is cleared', async () => {
    const { press, app } = await showTimeline();
    await press('+');
    await act(() => app.clear());
    expect(app.timeline.isAllShown.value).toBe(true);
  });

  it('filters the messages to the time on show, and forgets that again', async () => {
    const { press, app, all } = await showTimeline();
    await act(() => app.grid.setFilter('dir:received'));
    await press('w');
    await press('f');
    expect(app.grid.filterText.value).toMatch(/^dir:received after:\+[\d.]+s before:\+[\d.]+s$/);
    expect(app.timeline.brushed.value?.from).toBeCloseTo(app.timeline.range.value?.from ?? 0, 0);
    expect(all('[data-testid="clear-brush"]')).toHaveLength(1);
    await press('Escape');
    expect(app.grid.filterText.value).toBe('dir:received');
    expect(app.timeline.brushed.value).toBeNull();
  });

  it('chooses the connections of a lane', async () => {
    const { click, app } = await showTimeline();
    await click('[data-lane]:last-child .lane-name');
    expect([...app.grid.chosenConnections.value]).toHaveLength(2);
  });

  it('draws nothing before the page opened a WebSocket', async () => {
    const { text, all } = await showTimeline('empty');
    expect(all('.timeline')).toEqual([]);
    expect(text('.main .empty').join('')).toContain('Nothing happened yet');
  });
});
