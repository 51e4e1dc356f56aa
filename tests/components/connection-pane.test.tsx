// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_SHOWN } from '../../components/connections/shown-attempts.ts';
import { createRealmLog } from '../model/session-log.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

async function showStorm(attempts: number) {
  const panel = await showPanel('empty');
  const log = createRealmLog('storm');
  const survivor = log.nextId();
  const events = [log.started(0), log.created(1), log.opened(2, survivor)];
  for (let index = 0; index < attempts; index++) {
    const id = log.nextId();
    events.push(log.created(100 + index * 10), log.closed(101 + index * 10, id));
  }
  await act(() => panel.tell(...events));
  return { ...panel, survivor };
}

describe('the list of connections', () => {
  it('shows the newest attempts of a storm and what is open still, and the others on demand', async () => {
    const { all, text, click, survivor } = await showStorm(1_000);
    expect(all('[data-connection-id]')).toHaveLength(MAX_SHOWN + 1);
    expect(all('[data-ready-state="open"]').map(({ dataset }) => dataset.connectionId)).toEqual([survivor]);
    expect(text('.is-more')).toEqual(['980 older attempts']);
    await click('.is-more');
    expect(all('[data-connection-id]')).toHaveLength(1_001);
  });

  it('is walked through by keys, which choose what they reach', async () => {
    const { app, all, root } = await showPanel('dual');
    const press = (key: string) =>
      act(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    root.querySelector<HTMLElement>('[data-testid="all-connections"]')?.focus();
    await press('ArrowDown');
    expect(app.grid.chosenConnections.value.size).toBe(3);
    await press('ArrowDown');
    const [newest] = all('[data-connection-id]');
    expect([...app.grid.chosenConnections.value]).toEqual([newest?.dataset.connectionId]);
    await press('End');
    expect(document.activeElement).toBe(all('[data-connection-id]').at(-1));
    await press('Home');
    expect(app.grid.chosenConnections.value.size).toBe(0);
  });

  it('draws how many messages there were when', async () => {
    const { all } = await showPanel('busy');
    expect(all('.connection .sparkline')).toHaveLength(1);
    expect(all('.connection .sparkline')[0]?.getAttribute('aria-label')).toContain('a second');
  });
});
