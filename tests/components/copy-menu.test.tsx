// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { MessageEvent } from '../../lib/protocol/events.ts';
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

it('says of a message that was captured only in part that no more of it is copied', async () => {
  const { app, tell, click } = await showPanel('empty', { copyText: vi.fn() });
  const log = createRealmLog('copied in part');
  const id = log.nextId();
  const cut = () => ({ ...(log.received(3, id, '{"a":1,"b') as MessageEvent), isTruncated: true });
  await act(() => tell(log.started(0), log.created(1), log.opened(2, id), cut()));
  await act(() => {
    const { rows } = app.grid;
    const row = rows.value.at(rows.value.length - 1);
    if (row !== undefined) app.selection.select(row);
  });
  await click('[data-testid="copy-as"]');
  await click('[data-menu-item="copy-hex"]');
  expect(app.announcement.value.text).toBe('Copied 1 message, only in part: the rest was not captured');
});
