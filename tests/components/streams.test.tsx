// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

describe('what was said on a connection', () => {
  it('stands with its heartbeats and subscriptions in its detail', async () => {
    const { all, click, text } = await showPanel('beating');
    await click('.client [data-connection-id]');
    const rows = all('[data-testid="subscriptions"] tbody tr');
    expect(rows.map(({ dataset }) => dataset.state)).toEqual([
      ...['acknowledged', 'acknowledged', 'acknowledged', 'refused', 'asked'],
    ]);
    expect(rows[3]?.textContent).toContain('invalid_channel');
    const [heartbeat] = text('[data-testid="heartbeat"]');
    expect(heartbeat).toContain('page: ping → pong');
    expect(heartbeat).toMatch(/every 30\s?s/);
    expect(heartbeat).toContain('1 in between, the last 5');
  });

  it('is a picture of round trips in the Retries tab, with crosses for what is missing', async () => {
    const { all, click } = await showPanel('beating');
    await click('[data-tab="retries"]');
    expect(all('[data-round-trips-of]')).toHaveLength(1);
    expect(all('.round-trip-point')).toHaveLength(34);
    expect(all('.round-trip-missed')).toHaveLength(6);
  });
});
