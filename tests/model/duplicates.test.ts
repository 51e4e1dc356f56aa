import { describe, expect, it } from 'vitest';
import { createBroadcastLog } from '../../lib/model/broadcast-log.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import { type Interval, overlapsOf } from '../../lib/model/overlap.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { broadcast, createRealmLog, JS_STACK, PY_FRAMES, PY_STACK, START } from './session-log.ts';

const ONE = 'page/1' as ConnectionId;
const TWO = 'page/2' as ConnectionId;

function duplicatesOf(events: SessionEvent[]): Finding<'duplicate-connections'>[] {
  const model = createSessionModel();
  model.append(events);
  return model.view().findings.filter((finding) => finding.rule === 'duplicate-connections');
}

/** JavaScript opens at 1 s, Python at 3 s. */
function bothOpen() {
  const log = createRealmLog();
  const events = [log.started(0), log.created(900), log.opened(1000, ONE)];
  events.push(log.created(2900, PY_STACK, PY_FRAMES), log.opened(3000, TWO));
  return { log, events };
}

describe('duplicate connections', () => {
  it('says who, since when and what came twice', () => {
    const { log, events } = bothOpen();
    events.push(log.received(2000, ONE, broadcast('general_0')));
    for (const id of ['general_1', 'general_2']) {
      events.push(log.received(4000, ONE, broadcast(id)), log.received(4003, TWO, broadcast(id)));
    }
    events.push(log.received(5000, ONE, broadcast('general_3')), log.received(9000, ONE, '{"type":"pong"}'));
    expect(duplicatesOf(events)).toEqual([
      {
        rule: 'duplicate-connections',
        id: expect.any(String),
        severity: 'error',
        connectionIds: [ONE, TWO],
        since: START + 3000,
        until: null,
        confidence: 'certain',
        facts: {
          isByDesign: false,
          overlapMs: 6000,
          comparedBy: 'broadcast-id',
          broadcasts: 3,
          doubledBroadcasts: 2,
          doubledBytes: 2 * broadcast('general_1').length,
        },
        evidence: [
          { kind: 'span', since: START + 3000, until: null },
          { kind: 'message', index: 1 },
          { kind: 'message', index: 2 },
        ],
      },
    ]);
  });

  it('ends with the first that closes, and keeps its id', () => {
    const { log, events } = bothOpen();
    const [running] = duplicatesOf(events);
    const [ended] = duplicatesOf([...events, log.closed(7000, ONE)]);
    expect(ended).toMatchObject({
      id: running?.id,
      until: START + 7000,
      facts: { overlapMs: 4000, comparedBy: 'none' },
    });
  });

  it('adds up the overlaps of two clients', () => {
    const { log, events } = bothOpen();
    events.push(log.closed(5000, ONE), log.created(6000), log.opened(6100, 'page/3' as ConnectionId));
    events.push(log.closed(8100, TWO));
    const findings = duplicatesOf(events);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      connectionIds: [ONE, TWO, 'page/3'],
      facts: { overlapMs: 4000 },
      until: START + 8100,
    });
  });

  it('is silent on a flash, a hand-over and two endpoints', () => {
    const flash = bothOpen();
    expect(duplicatesOf([...flash.events, flash.log.closed(3900, ONE)])).toEqual([]);

    const log = createRealmLog();
    const events = [log.created(0), log.opened(1, ONE), log.closed(500, ONE), log.created(400), log.opened(500, TWO)];
    expect(duplicatesOf(events)).toEqual([]);

    const other = createRealmLog();
    const far = [other.created(0), other.opened(1, ONE), other.created(2, JS_STACK, null, 'ws://h.test/b')];
    expect(duplicatesOf([...far, other.opened(3, TWO), other.sent(9000, TWO, 'x')])).toEqual([]);
  });

  it('only warns of one opener with nothing doubled', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(1, ONE), log.created(2), log.opened(3, TWO)];
    events.push(log.received(4000, ONE, '{"a":1}'), log.received(4001, TWO, '{"a":2}'));
    expect(duplicatesOf(events)[0]).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      facts: { comparedBy: 'payload', doubledBroadcasts: 0 },
    });
  });

  it('only notes many connections of one language of which each gets its own', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(1, ONE), log.created(2), log.opened(3, TWO)];
    for (let index = 0; index < 10; index++) {
      events.push(log.received(2_000 + index, index % 2 === 0 ? ONE : TWO, `{"n":${index}}`));
    }
    expect(duplicatesOf(events)[0]).toMatchObject({ severity: 'information', facts: { isByDesign: true } });
    events.push(log.received(3_000, ONE, '{"n":"same"}'), log.received(3_001, TWO, '{"n":"same"}'));
    expect(duplicatesOf(events)[0]).toMatchObject({ severity: 'error', facts: { isByDesign: false } });
  });

  it('names a hand-over and a reload as such, and nothing else that is short', () => {
    const shortOf = (end: (log: ReturnType<typeof createRealmLog>) => SessionEvent[]) => {
      const log = createRealmLog();
      const next = createRealmLog('next');
      const model = createSessionModel();
      model.append([log.started(0), log.created(0), log.opened(1, ONE)]);
      model.append([
        next.started(900, 'iframe'),
        next.created(910),
        next.opened(950, 'next/1' as ConnectionId),
        ...end(log),
      ]);
      return model.view().findings.filter((finding) => finding.rule === 'short-overlap');
    };
    expect(shortOf((log) => [log.closeRequested(1_100, ONE), log.closed(1_110, ONE, 1000)])).toMatchObject([
      { severity: 'information', facts: { kind: 'hand-over', count: 1, overlapMs: 160 } },
    ]);
    expect(shortOf((log) => [log.event(1_000, { type: 'realm-ended', isCached: false })])).toMatchObject([
      { facts: { kind: 'reload' } },
    ]);
    expect(shortOf((log) => [log.closed(1_100, ONE, 1006)])).toEqual([]);
  });

  it('compares texts within a second where there are no ids, never on one connection', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(1, ONE), log.created(2), log.opened(3, TWO)];
    events.push(log.received(2000, ONE, 'tick'), log.received(2100, ONE, 'tick'), log.received(3000, TWO, 'tock'));
    expect(duplicatesOf(events)[0]?.facts.doubledBroadcasts).toBe(0);
    events.push(log.received(5500, ONE, 'tock'), log.received(5600, TWO, 'tock'));
    expect(duplicatesOf(events)[0]).toMatchObject({
      facts: { doubledBroadcasts: 1, doubledBytes: 4 },
      severity: 'error',
    });
  });

  it.each([
    ['Socket.IO', ['2', '3probe'], '42["chat",1]'],
    ['ActionCable', ['{"type":"ping","message":1700000000}', '{"type":"welcome"}'], '{"identifier":"a","message":{}}'],
    ['SignalR', ['{"type":6}\u001e', '{}\u001e'], '{"type":1,"target":"m","arguments":[]}\u001e'],
    ['Kraken', ['{"channel":"heartbeat"}'], '{"channel":"ticker","data":[]}'],
    ['Binance', ['{"result":null,"id":1}'], '{"e":"trade","p":"1"}'],
    ['Phoenix', ['[null,"2","phoenix","phx_reply",{"status":"ok","response":{}}]'], '["1","2","room:1","new",{}]'],
    ['STOMP', ['\n'], 'MESSAGE\n\nx'],
  ])('compares no small talk of protocols: %s', (_, small, telling) => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(1, ONE), log.created(2), log.opened(3, TWO)];
    for (const text of small) {
      for (const id of [ONE, TWO]) events.push(log.received(3_000, id, text));
    }
    expect(duplicatesOf(events)[0]).toMatchObject({ severity: 'warning', facts: { comparedBy: 'none' } });
    for (const id of [ONE, TWO]) events.push(log.received(4_000, id, telling));
    expect(duplicatesOf(events)[0]).toMatchObject({
      severity: 'error',
      facts: { doubledBroadcasts: 1, broadcasts: 1 },
    });
  });

  it('only warns where one text of many came twice', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(1, ONE), log.created(2), log.opened(3, TWO)];
    for (let index = 0; index < 100; index++) {
      events.push(log.received(2_000 + index, index % 2 === 0 ? ONE : TWO, `{"n":${index}}`));
    }
    for (const id of [ONE, TWO]) events.push(log.received(3_000, id, '{"market":"closed"}'));
    expect(duplicatesOf(events)[0]).toMatchObject({ severity: 'warning', facts: { doubledBroadcasts: 1 } });
  });

  it('sees across realms, whichever backlog comes first', () => {
    const page = createRealmLog('page');
    const frame = createRealmLog('frame');
    const other = 'frame/1' as ConnectionId;
    const first = [page.created(0), page.opened(1, ONE), page.received(3000, ONE, broadcast('g_1'))];
    const second = [frame.created(10), frame.opened(20, other), frame.received(3001, other, broadcast('g_1'))];
    const [one] = duplicatesOf([...first, ...second]);
    const [two] = duplicatesOf([...second, ...first]);
    expect(one).toMatchObject({ facts: { doubledBroadcasts: 1, broadcasts: 1 }, connectionIds: [ONE, other] });
    expect(two).toEqual(one);
  });

  it('keeps its sums when the log of broadcasts is full', () => {
    const { log, events } = bothOpen();
    const model = createSessionModel();
    model.append(events);
    for (let index = 0; index < 10_000; index++) {
      const at = 3000 + index;
      const text = broadcast(`general_${index}`);
      model.append([log.received(at, ONE, text), log.received(at, TWO, text)]);
    }
    expect(model.view().findings[0]).toMatchObject({ facts: { broadcasts: 10_000, doubledBroadcasts: 10_000 } });
  });
});

describe('messages that came twice', () => {
  function copiesOf(events: SessionEvent[]): number[] {
    const model = createSessionModel();
    model.append(events);
    return Array.from({ length: model.messages.length }, (_, index) => model.messages.at(index)?.copies ?? 0);
  }

  it('are marked on both connections, and none that came once or while one was open', () => {
    const { log, events } = bothOpen();
    const early = [log.received(2000, ONE, broadcast('g_0'))];
    const both = [log.received(4000, ONE, broadcast('g_1')), log.received(4003, TWO, broadcast('g_1'))];
    const later = [log.received(4100, ONE, broadcast('g_2')), log.sent(4200, ONE, 'x')];
    expect(copiesOf([...events, ...early, ...both, ...later])).toEqual([1, 2, 2, 1, 1]);
  });

  it('are not those that a client got again after it had connected anew', () => {
    const log = createRealmLog();
    const first = [log.created(0), log.opened(1, ONE), log.received(10, ONE, broadcast('g_1')), log.closed(20, ONE)];
    const second = [log.created(30), log.opened(31, TWO), log.received(40, TWO, broadcast('g_1'))];
    expect(copiesOf([...first, ...second])).toEqual([1, 1]);
  });

  it('are compared by their text only where no message bears an id', () => {
    const { log, events } = bothOpen();
    const ticks = [log.received(4000, ONE, 'tick'), log.received(4003, TWO, 'tick')];
    const withId = log.received(5000, ONE, broadcast('g_1'));
    const pongs = [log.received(6000, ONE, 'pong'), log.received(6003, TWO, 'pong')];
    expect(copiesOf([...events, ...ticks, withId, ...pongs])).toEqual([2, 2, 1, 1, 1]);
  });
});

describe('the log of broadcasts', () => {
  it('tells long texts apart by all of them', () => {
    const log = createBroadcastLog(() => {});
    const long = 'x'.repeat(5_000);
    const add = (connectionId: ConnectionId, messageIndex: number, payload: string) =>
      log.add({ connectionId, receivedAt: messageIndex, payload, byteLength: 5_001, messageIndex });
    add(ONE, 1, `${long}a`);
    add(TWO, 2, `${long}b`);
    add(TWO, 3, `${long}a`);
    expect([...log.kept()].map((one) => one.connectionIds)).toEqual([[ONE, TWO], [TWO]]);
  });

  it('keeps so many of the latest, and tells of each that it lets go', () => {
    const settled: number[] = [];
    const log = createBroadcastLog(({ messageIndexes }) => settled.push(...messageIndexes), 200);
    const add = (connectionId: ConnectionId, messageIndex: number, text: number) =>
      log.add({ connectionId, receivedAt: 0, payload: broadcast(`g_${text}`), byteLength: 1, messageIndex });
    for (let index = 0; index < 1_000; index++) expect(add(ONE, index, index)).toBeNull();
    expect(settled).toEqual(Array.from({ length: 800 }, (_, index) => index));
    expect(add(TWO, 1_000, 800)).toMatchObject({ connectionIds: [ONE, TWO], messageIndexes: [800, 1_000] });
    expect(add(TWO, 1_001, 999)).toMatchObject({ messageIndexes: [999, 1_001] });
    expect(add(TWO, 1_002, 799)).toBeNull();
    expect(log.hasIds()).toBe(true);
  });
});

describe('overlapsOf', () => {
  const interval = (id: string, openedAt: number, closedAt: number | null): Interval => {
    return { connectionId: id as ConnectionId, openedAt, closedAt };
  };
  it.each<[string, Interval[], object[]]>([
    ['nothing', [], []],
    ['one', [interval('a', 0, null)], []],
    ['apart', [interval('a', 0, 5), interval('b', 5, 9)], []],
    ['nested', [interval('a', 0, 9), interval('b', 2, 3)], [{ since: 2, until: 3, connectionIds: ['a', 'b'] }]],
    [
      'a third that joins',
      [interval('c', 3, null), interval('a', 0, 4), interval('b', 1, 9)],
      [{ since: 1, until: 9, connectionIds: ['a', 'b', 'c'] }],
    ],
    ['never open', [interval('a', 0, null), interval('b', 3, 3)], []],
  ])('%s', (_, intervals, expected) => {
    expect(overlapsOf(intervals)).toEqual(expected);
  });
});
