// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK, URL_OF_APP } from '../model/session-log.ts';
import { removePanels, showPanel } from './show-panel.tsx';

afterEach(removePanels);

const created = {
  type: 'connection-created',
  url: URL_OF_APP,
  requestedSubprotocols: null,
  stack: JS_STACK,
  pythonFrames: null,
} as const;

describe('the panel', () => {
  it('names both rivals of a duplicate, with opener and place, and shows both on demand', async () => {
    const { app, all, text, click } = await showPanel('dual');
    const [sentence] = text('[data-finding-rule="duplicate-connections"] [data-testid="finding-sentence"]');
    expect(sentence).toContain(
      'Two connections to /ws are open at once: JS 3 index.html:812 and Py 2 api_client.py:111',
    );
    await click('[data-finding-rule="duplicate-connections"] [data-testid="finding-show"]');
    expect(app.grid.chosenConnections.value.size).toBe(2);
    expect(all('[data-connection-id][aria-selected="true"]')).toHaveLength(2);
  });

  it('groups connections by client with their opener, state and cause', async () => {
    const { text, all } = await showPanel('dual');
    expect(all('[data-client-id] .client-title [data-opener]').map(({ dataset }) => dataset.opener)).toEqual([
      'javascript',
      'python',
    ]);
    expect(text('[data-connection-id] .connection-state')).toContain('refused · 2\u00a0ms');
    expect(all('[data-ready-state="open"]')).toHaveLength(2);
  });

  it('says why connections failed, and when nobody knows', async () => {
    const { text } = await showPanel('failing');
    const said = text('[data-finding-rule="connection-failed"]').join('\n');
    expect(said).toContain('connection refused');
    expect(said).toContain('the server answered 403 (Forbidden) instead of upgrading');
    expect(said).toContain('no witness saw the cause');
  });

  it('does not say that nobody saw a cause which may still come, neither in the list nor above it', async () => {
    const { app, status, text, click } = await showPanel('young');
    const youngest = '[data-client-id]:last-child [data-connection-id]';
    await act(() => status('attached'));
    expect(text(`${youngest} .connection-state`)).toEqual(['cause not known yet · 400\u00a0ms']);
    expect(text('[data-testid="finding-sentence"]').join('\n')).toContain(
      'could not connect: the cause is not known yet',
    );
    expect(text('.row.is-failure .cell-words').join('\n')).toContain('the cause is not known yet');
    await click(youngest);
    expect(text('[data-testid="failure-cause"]')).toEqual(['The cause is not known yet.']);
    await act(() => status('detached'));
    expect(app.session.status.value).toBe('detached');
    expect(text('[data-testid="finding-sentence"]').join('\n')).toContain('no witness saw the cause');
  });

  it('counts in the band what the rows say', async () => {
    const { tell, status, text } = await showPanel('failing');
    const log = createRealmLog('page');
    log.skip(1_000);
    const id = 'page/99' as ConnectionId;
    await act(() => status('attached'));
    await act(() => tell(log.event(29_990, { ...created, connectionId: id }), log.closed(29_999, id)));
    const rows = text('.connection-state');
    expect(rows.filter((words) => words?.startsWith('refused'))).toHaveLength(2);
    expect(text('[data-finding-rule="connection-failed"]').join('\n')).toContain(
      'could not connect (1 attempt, and 1 more of unknown cause): the server answered 403',
    );
  });

  it('says of a failed attempt that its close code tells nothing, and of a lost connection what was lost', async () => {
    const { text, click, all } = await showPanel('failing');
    await click('[data-failure-cause="connection-refused"]');
    const said = text('[data-testid="detail"]').join();
    expect(said).toContain('1006: the browser gives this code to every failed attempt and tells the page no cause');
    expect(said).not.toContain('closing handshake');
    expect(all('.connection-code')[0]?.title).toContain('every failed attempt');
  });

  it('says once that a connection was lost', async () => {
    const { text, click } = await showPanel('thrown');
    await click('[data-ready-state="closed"]:not([data-failure-cause])');
    const said = text('[data-testid="detail"]').join();
    expect(said.match(/closing handshake/g)).toHaveLength(1);
    expect(said).toContain('3 calls of send threw or had no effect');
  });

  it('shows constructors that threw and sends that came to nothing', async () => {
    const { text, click, all } = await showPanel('thrown');
    expect(text('.connection-state')).toContain('never constructed');
    expect(text('[data-testid="connection-tally"]')).toEqual(['0 open · 1 closed']);
    const rows = text('.grid-rows .cell-words');
    expect(rows.some((words) => words?.startsWith('Could not be constructed: SyntaxError: Failed'))).toBe(true);
    expect(rows).toContain('Send failed: still connecting (InvalidStateError)');
    expect(rows.filter((words) => words === 'Send discarded: the connection was closed')).toHaveLength(2);
    await click('[data-failure-cause="never-constructed"]');
    expect(text('[data-testid="failure-cause"]').join()).toMatch(/^Its constructor threw SyntaxError: .*invalid\.$/);
    expect(all('[data-mark="send-failed"]')).toHaveLength(0);
  });

  it('marks messages that arrived on both connections', async () => {
    const { text } = await showPanel('dual');
    expect(text('.copies').length).toBeGreaterThan(0);
    expect(new Set(text('.copies'))).toEqual(new Set(['×2']));
  });

  it('speaks Portuguese where the browser does', async () => {
    const { text } = await showPanel('dual', { language: 'pt-BR' });
    expect(text('[data-finding-rule="duplicate-connections"]').join()).toContain('Duas conexões com /ws');
    expect(document.documentElement.lang).toBe('pt-BR');
  });

  it('opens the story of a connection and links to its source', async () => {
    const openResource = vi.fn();
    const { text, click } = await showPanel('dual', { openResource });
    await click('[data-failure-cause="connection-refused"]');
    expect(text('[data-testid="failure-cause"]')).toEqual([
      'Connection refused: nothing accepts connections at localhost:8000.',
    ]);
    await click('.client-address [data-place="index.html:812"]');
    expect(openResource).toHaveBeenCalledWith('http://localhost:8000/index.html', 812, 19);
  });

  it('takes its keys before DevTools does', async () => {
    const { app, root } = await showPanel('dual');
    const press = (key: string, ctrlKey: boolean) =>
      act(() => {
        const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true });
        (document.activeElement ?? root).dispatchEvent(event);
      });
    await press('f', true);
    expect(document.activeElement?.getAttribute('data-testid')).toBe('filter');
    await press('e', true);
    expect(app.session.recording.value).toBe('paused');
    await act(() => app.selection.select(app.grid.rows.value.at(6) ?? null));
    await press('Escape', false);
    expect(app.selection.isDetailOpen.value).toBe(false);
    await press('l', true);
    expect(app.session.model.value.messages.length).toBe(0);
  });

  it('shows what a page sends as text only, with marks that hide text made visible', async () => {
    const { app, root } = await showPanel('busy');
    const { rows } = app.grid;
    await act(() => app.selection.select(rows.value.at(rows.value.length - 1) ?? null));
    expect(root.querySelector('img')).toBeNull();
    expect(root.querySelector('.message-type')?.textContent).toBe('hostile⟨U+202E⟩gnp.exe');
  });

  it('says what was dropped', async () => {
    const { text } = await showPanel('busy');
    expect(text('[data-testid="losses"]').join()).toContain('120 dropped');
  });

  it('lists what could not be seen, and why', async () => {
    const { text } = await showPanel('busy');
    expect(text('[data-testid="not-observed"]')).toEqual(['1 not observed']);
    expect(text('[data-not-observed="panel-behind"]')).toEqual([
      '120 messages that came faster than the panel could take.',
    ]);
    expect((await showPanel('empty')).text('[data-testid="not-observed"]')).toEqual([]);
  });

  it('gives a hint while there is nothing', async () => {
    const { text } = await showPanel('empty');
    expect(text('[data-testid="empty-state"] strong')).toEqual(['No WebSocket yet', 'No messages yet']);
    expect(text('[data-testid="losses"]')).toEqual(['Nothing dropped']);
  });
});
