import { describe, expect, it } from 'vitest';
import { createRealmLog, START } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

const HEADERS = [{ name: 'Server', value: 'uvicorn' }];
const NOW = 60_000;

/** One open and one ended connection, both seen by both witnesses. */
function tellTwo() {
  const test = createTestApp();
  const log = createRealmLog();
  const net = createRealmLog('network');
  const open = log.nextId();
  const events = [log.started(0), log.created(10), log.opened(20, open)];
  const second = log.nextId();
  events.push(log.created(1_000), log.opened(1_010, second), log.closed(1_500, second, 1000));
  const seen = { status: 101, isHooked: true };
  events.push(net.network(2_000, { ...seen, entryId: 'a', startedAt: START + 12, responseHeaders: HEADERS, order: 0 }));
  events.push(net.network(2_000, { ...seen, entryId: 'b', startedAt: START + 1_002, order: 1 }));
  test.tell(...events);
  return { ...test, log, net, open, seen, connections: () => [...test.app.session.view.value.connections.values()] };
}

describe('clearing', () => {
  it('keeps an open connection with its handshake', () => {
    const { app, open, connections } = tellTwo();
    app.clear();
    expect(connections()).toMatchObject([{ id: open, network: { responseHeaders: HEADERS } }]);
  });

  it('is not undone by what the network layer tells anew of what ended', () => {
    const { app, open, net, seen, tell, connections } = tellTwo();
    app.clear();
    tell(net.network(NOW, { ...seen, entryId: 'b', startedAt: START + 1_002, closedAt: START + 1_500, order: 1 }));
    tell(net.network(NOW, { ...seen, entryId: 'a', startedAt: START + 12, sentCount: 4, order: 0 }));
    expect(connections().map(({ id }) => id)).toEqual([open]);
  });

  it('is not undone by what the network layer tells late of what the hook saw', () => {
    const { app, open, net, seen, tell, connections } = tellTwo();
    app.clear();
    tell(net.network(NOW, { ...seen, entryId: 'c', startedAt: START + 1_400, order: 2 }));
    expect(connections().map(({ id }) => id)).toEqual([open]);
    tell(net.network(NOW, { ...seen, entryId: 'd', startedAt: START + NOW + 5, isHooked: false, order: 3 }));
    expect(connections()).toHaveLength(2);
  });
});

describe('a navigation', () => {
  it('ends what only the network layer saw, until it tells of it again', () => {
    const { app, tell } = createTestApp();
    const net = createRealmLog('network');
    const blind = { entryId: 'w', url: 'ws://h/w', startedAt: START, status: 101, isHooked: false };
    const state = () => [...app.session.view.value.connections.values()].map(({ readyState }) => readyState);
    tell(net.network(100, blind));
    expect(state()).toEqual(['open']);
    tell(net.event(200, { type: 'page-navigated', url: 'http://h/next' }));
    expect(state()).toEqual(['closed']);
    tell(net.network(300, { ...blind, receivedCount: 3 }));
    expect(state()).toEqual(['open']);
  });
});
