// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { createRealmLog } from '../model/session-log.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

it('copies as JSON what a message says in the protocol of its connection', async () => {
  const copyText = vi.fn();
  const { app, tell, click } = await showPanel('empty', { copyText });
  const log = createRealmLog('copied');
  const id = log.nextId();
  const url = 'wss://example.org/socket.io/?EIO=4&transport=websocket';
  await act(() =>
    tell(log.started(0), log.created(1, undefined, null, url), log.opened(2, id), log.received(3, id, '42["tick",1]')),
  );
  await act(() => {
    const { rows } = app.grid;
    const row = rows.value.at(rows.value.length - 1);
    if (row !== undefined) app.selection.select(row);
  });
  await click('[data-testid="copy-as"]');
  await click('[data-menu-item="copy-json"]');
  expect(JSON.parse(copyText.mock.calls[0]?.[0])).toEqual({ type: 'event', data: ['tick', 1] });
});
