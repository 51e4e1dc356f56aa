import { describe, expect, it, vi } from 'vitest';
import { createSlices } from '../../lib/state/slices.ts';
import { createRealmLog, PY_FRAMES, PY_STACK } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

function openConnection(log: ReturnType<typeof createRealmLog>, at = 0) {
  const id = log.nextId();
  return { id, events: [log.started(at), log.created(at + 10), log.opened(at + 20, id)] };
}

describe('app state', () => {
  it('folds what arrived once a frame and raises one revision', () => {
    const { app, queue, fold } = createTestApp();
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    for (const event of events) queue(event);
    queue(log.received(30, id, 'a'), log.received(31, id, 'b'));
    expect(app.session.revision.value).toBe(0);
    fold();
    expect(app.session.revision.value).toBe(1);
    expect(app.session.view.value.connections.get(id)?.traffic.receivedCount).toBe(2);
  });

  it('takes in no more for a frame than there is time, and goes on with the next', () => {
    const short = createSlices({ now: () => 1, sliceMs: 0, defer: () => () => {} });
    const { app, queue, fold, foldCount } = createTestApp({ work: { soon: short, idle: short, now: () => 0 } });
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    queue(...events, ...Array.from({ length: 1_000 }, (_, n) => log.received(30 + n, id, `${n}`)));
    const counts: number[] = [];
    while (app.session.model.value.messages.length < 1_000 && foldCount() < 10) {
      fold();
      counts.push(app.session.model.value.messages.length);
    }
    expect(counts).toEqual([64 - 3, 320 - 3, 576 - 3, 832 - 3, 1_000]);
    fold();
    expect(app.session.model.value.messages.at(999)?.payload).toBe('999');
  });

  it('shows the first messages before it takes in the rest', () => {
    const { app, queue, fold } = createTestApp();
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    queue(...events, ...Array.from({ length: 1_000 }, (_, n) => log.received(30 + n, id, `${n}`)));
    fold();
    expect(app.session.view.value.connections.get(id)?.traffic.receivedCount).toBe(64 - 3);
    fold();
    expect(app.session.view.value.connections.get(id)?.traffic.receivedCount).toBe(1_000);
  });

  it('lets no more wait than the next frame can bear, and takes in all of it before it is cleared', () => {
    const short = createSlices({ now: () => 1, sliceMs: 0, defer: () => () => {} });
    const { app, queue, fold } = createTestApp({ work: { soon: short, idle: short, now: () => 0 } });
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    queue(...events, ...Array.from({ length: 20_000 }, (_, n) => log.received(30 + n, id, `${n}`)));
    fold();
    expect(app.session.model.value.messages.length).toBeGreaterThan(11_000);
    expect(app.session.model.value.messages.length).toBeLessThan(20_000);
    app.clear();
    fold();
    expect(app.session.model.value.messages.length).toBe(0);
  });

  it('shows at once what happens to connections, and messages at the pace that it is given', () => {
    const waiting: Array<() => void> = [];
    const pace = { request: (show: () => void) => void waiting.push(show), stop: () => {} };
    const { app, tell } = createTestApp({ pace });
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    tell(...events, log.received(30, id, 'a'));
    expect(app.grid.messageRowCount.value).toBe(1);
    tell(log.received(31, id, 'b'));
    tell(log.received(32, id, 'c'));
    expect(app.grid.messageRowCount.value).toBe(1);
    waiting[0]?.();
    expect(app.grid.messageRowCount.value).toBe(3);
    tell(log.received(33, id, 'd'), log.closed(34, id, 1000));
    expect(app.grid.messageRowCount.value).toBe(4);
    expect(app.session.view.value.connections.get(id)?.readyState).toBe('closed');
  });

  it('shows where connections open and end among their messages', () => {
    const { app, tell } = createTestApp();
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    tell(...events, log.received(20, id, 'a'), log.received(40, id, 'b'), log.closed(40, id, 1000));
    const { rows } = app.grid;
    const kinds = Array.from({ length: rows.value.length }, (_, at) => {
      const row = rows.value.at(at);
      return row?.kind === 'mark' ? row.mark.kind : row?.message.payload;
    });
    expect(kinds).toEqual(['opened', 'a', 'b', 'ended']);
    expect(app.grid.messageRowCount.value).toBe(2);
  });

  it('narrows the grid to chosen connections and to the filter, and widens it again', () => {
    const { app, tell } = createTestApp();
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    const python = log.nextId();
    tell(...events, log.created(25, PY_STACK, PY_FRAMES), log.opened(26, python));
    tell(log.received(30, id, '{"type":"ping"}'), log.received(31, python, '{"type":"pong"}'));
    expect(app.grid.messageRowCount.value).toBe(2);
    app.grid.choose([python]);
    expect(app.grid.messageRowCount.value).toBe(1);
    app.grid.setFilter('type:ping');
    expect(app.grid.rows.value.length).toBe(0);
    app.grid.choose([]);
    expect(app.grid.rows.value.length).toBe(1);
    tell(log.received(32, python, '{"type":"ping"}'));
    expect(app.grid.rows.value.length).toBe(2);
  });

  it('keeps nothing of messages while paused, says how many, and still follows the connections', () => {
    const { app, tell } = createTestApp();
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    tell(...events);
    app.toggleRecording();
    tell(log.received(30, id, 'a'), log.received(31, id, 'b'), log.closed(40, id, 1000));
    expect(app.session.model.value.messages.length).toBe(0);
    expect(app.session.unrecordedCount.value).toBe(2);
    expect(app.session.view.value.connections.get(id)?.readyState).toBe('closed');
    expect(app.session.losses.value.droppedCount).toBe(0);
  });

  it('clears messages and ended connections, keeps open ones, and calls neither a loss', () => {
    const { app, tell } = createTestApp();
    const log = createRealmLog();
    const { id, events } = openConnection(log);
    const ended = log.nextId();
    tell(...events, log.received(30, id, 'a'), log.created(31), log.closed(32, ended));
    app.clear();
    expect([...app.session.view.value.connections.keys()]).toEqual([id]);
    expect(app.session.model.value.messages.length).toBe(0);
    expect(app.grid.rows.value.at(0)?.kind).toBe('mark');
    tell(log.received(50, id, 'b'));
    expect(app.grid.messageRowCount.value).toBe(1);
    expect(app.session.losses.value.droppedCount).toBe(0);
    log.skip(3);
    tell(log.received(51, id, 'c'));
    expect(app.session.losses.value.droppedCount).toBe(3);
  });

  it.each([
    [true, 2],
    [false, 1],
  ])('with the log kept (%s) over a reload shows %i connections', (isLogKept, count) => {
    const { app, tell } = createTestApp({ settings: { initial: { isLogKept }, save: () => {} } });
    tell(...openConnection(createRealmLog('first')).events);
    tell(...openConnection(createRealmLog('second'), 1000).events);
    expect(app.session.view.value.connections.size).toBe(count);
  });

  it('remembers changed settings and takes the language from them', async () => {
    const save = vi.fn();
    const { app } = createTestApp({ language: 'pt-PT', settings: { initial: {}, save } });
    await vi.waitFor(() => expect(app.texts.value.locale).toBe('pt-BR'), 20_000);
    app.settings.change({ language: 'en' });
    await vi.waitFor(() => expect(app.texts.value.locale).toBe('en'));
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ language: 'en' }));
  });

  it('stops listening when disposed', () => {
    const { app, isSubscribed } = createTestApp();
    expect(isSubscribed()).toBe(true);
    app.dispose();
    expect(isSubscribed()).toBe(false);
  });
});
