import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK, START, URL_OF_APP } from './session-log.ts';

const id = (number: number) => `page/${number}` as ConnectionId;

function clientsOf(events: readonly SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  return model.view().clients;
}

describe('the attempts of a client', () => {
  it('count from the last success, with the wait from the end of the one before', () => {
    const log = createRealmLog();
    const events = [
      ...[log.created(0), log.closed(20, id(1))],
      ...[log.created(5_020), log.closed(5_040, id(2))],
      ...[log.created(12_540), log.opened(12_560, id(3)), log.closed(20_000, id(3), 1012)],
      ...[log.created(25_000), log.closeRequested(35_000, id(4)), log.closed(35_001, id(4))],
      log.created(40_001),
    ];
    expect(clientsOf(events)[0]?.attempts).toMatchObject([
      { number: 1, retry: 0, delayMs: null, intervalMs: null, after: null, outcome: 'failed', trigger: 'start' },
      { number: 2, retry: 1, delayMs: 5_000, intervalMs: 5_020, after: 'failed', outcome: 'failed', trigger: 'wait' },
      { number: 3, retry: 2, delayMs: 7_500, after: 'failed', outcome: 'opened' },
      { number: 1, retry: 1, delayMs: 5_000, after: 'closed-by-server', outcome: 'given-up' },
      { number: 2, retry: 2, delayMs: 5_001, after: 'given-up', outcome: 'connecting', startedAt: START + 40_001 },
    ]);
  });

  it('are one story although every URL has another token', () => {
    const log = createRealmLog();
    const events = Array.from({ length: 5 }, (_, index) => [
      log.created(index * 1_000, JS_STACK, null, `${URL_OF_APP}?token=t${index}&_=${index}`),
      log.closed(index * 1_000 + 10, id(index + 1)),
    ]).flat();
    expect(clientsOf(events).map(({ connectionIds }) => connectionIds.length)).toEqual([5]);
  });

  it('are those of several clients where one class is used twice, though they open within milliseconds', () => {
    const log = createRealmLog();
    const events = [
      ...[log.created(0), log.created(3), log.opened(20, id(1)), log.opened(21, id(2))],
      ...[log.closed(9_000, id(1), 1012), log.closed(9_001, id(2), 1012)],
      ...[log.created(10_000), log.created(10_001), log.closed(10_010, id(3)), log.closed(10_011, id(4))],
      ...[log.created(12_010), log.created(12_011)],
    ];
    const clients = clientsOf(events);
    expect(clients.map(({ connectionIds }) => connectionIds)).toEqual([
      [id(1), id(3), id(5)],
      [id(2), id(4), id(6)],
    ]);
    expect(clients.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(clients[1]?.attempts.map(({ delayMs }) => delayMs)).toEqual([null, 999 + 1, 2_000]);
  });

  it('go to the client whose connection had the same URL', () => {
    const log = createRealmLog();
    const url = (name: string) => `${URL_OF_APP}?token=${name}`;
    const events = [log.created(0, JS_STACK, null, url('a')), log.created(1, JS_STACK, null, url('b'))];
    events.push(log.closed(5_000, id(1)), log.closed(5_000, id(2)));
    events.push(log.created(6_000, JS_STACK, null, url('b')), log.created(6_001, JS_STACK, null, url('a')));
    expect(clientsOf(events).map(({ connectionIds }) => connectionIds)).toEqual([
      [id(1), id(4)],
      [id(2), id(3)],
    ]);
  });

  it('go on when the page constructs anew beside one that hangs', () => {
    const log = createRealmLog();
    const [client, other] = clientsOf([log.created(0), log.created(15_000), log.created(30_000)]);
    expect(other).toBeUndefined();
    expect(client?.attempts.map(({ delayMs, after }) => [delayMs, after])).toEqual([
      [null, null],
      [15_000, 'given-up'],
      [15_000, 'given-up'],
    ]);
  });

  it('say when the page was hidden during the wait, and when being shown woke the client', () => {
    const log = createRealmLog();
    const events = [
      ...[log.started(0), log.created(1), log.closed(10, id(1)), log.created(5_010), log.closed(5_020, id(2))],
      ...[log.event(11_000, { type: 'page-hidden' }), log.created(61_000), log.closed(61_010, id(3))],
      ...[log.event(70_000, { type: 'page-shown' }), log.created(70_002)],
    ];
    expect(clientsOf(events)[0]?.attempts.map(({ wasHidden, trigger }) => [wasHidden, trigger])).toEqual([
      [false, 'start'],
      [false, 'wait'],
      [true, 'wait'],
      [true, 'page-shown'],
    ]);
  });

  it('are filed anew when the network layer tells late that an older one had ended', () => {
    const net = createRealmLog('network');
    const first = { entryId: 'a', startedAt: START, status: 101 };
    const open = net.network(10, first);
    const second = net.network(5_000, { entryId: 'b', startedAt: START + 4_000, status: 101 });
    expect(clientsOf([open, second])).toHaveLength(2);
    const ended = net.network(6_000, { ...first, closedAt: START + 3_000 });
    expect(clientsOf([open, second, ended]).map(({ attempts }) => attempts[1]?.delayMs)).toEqual([1_000]);
  });

  it('do not depend on when they are asked for, however many there are', () => {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (let index = 0; index < 400; index++) {
      const at = index * 1_000;
      const connectionId = log.nextId();
      events.push(
        log.created(at),
        index % 7 === 0 ? log.opened(at + 5, connectionId) : log.closed(at + 5, connectionId),
      );
      if (index % 7 === 0) events.push(log.closed(at + 500, connectionId, 1012));
    }
    const live = createSessionModel();
    for (const event of events) {
      live.append([event]);
      live.view();
    }
    expect(live.view().clients).toEqual(clientsOf(events));
    expect(live.view().clients[0]?.attempts).toHaveLength(400);
  });
});
