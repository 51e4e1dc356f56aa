import { describe, expect, it } from 'vitest';
import { alignInOrder } from '../../lib/model/alignment.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { createRealmLog, JS_STACK, PY_FRAMES, PY_STACK, START } from './session-log.ts';

const JS_FRAME = { functionName: 'connect', url: 'http://localhost:8000/index.html', line: 812, column: 19 };
const PY_FRAME = {
  functionName: 'JsvFunction_Construct',
  url: 'http://localhost:8000/vendor/pyodide/pyodide.asm.mjs',
  line: 9,
  column: 33123,
};
const REFUSED = 'net::ERR_CONNECTION_REFUSED';

/** Entry ids by connection, and the connections that only the network saw. */
function joinedOf(events: SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  return Object.fromEntries([...model.view().connections].map(([id, { network }]) => [id, network?.entryId ?? null]));
}

function findingsOf(events: SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  return model.view().findings;
}

describe('the join of both witnesses', () => {
  it('goes by time, each in order, though both clocks differ', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const events = [log.created(0), log.created(2), log.created(4)];
    for (const [index, at] of [3, 5, 7].entries()) {
      events.push(net.network(50, { entryId: `e${index + 1}`, startedAt: START + at, status: 101 }));
    }
    expect(joinedOf(events)).toEqual({ 'page/1': 'e1', 'page/2': 'e2', 'page/3': 'e3' });
  });

  it('marks both witnesses and keeps the facts of the last observation', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const headers = [{ name: 'Server', value: 'uvicorn' }];
    const model = createSessionModel();
    model.append([log.created(0), net.network(5, { startedAt: START, status: 0 })]);
    model.append([net.network(9, { startedAt: START, status: 101, responseHeaders: headers })]);
    expect([...model.view().connections.values()]).toMatchObject([
      { witnesses: { hook: true, network: true }, network: { status: 101, responseHeaders: headers } },
    ]);
    const before = model.view();
    model.append([net.network(12, { startedAt: START, status: 101, responseHeaders: headers })]);
    expect(model.view().connections.size).toBe(before.connections.size);
  });

  it('prefers the same place in the source to the nearest time', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const events = [log.created(0, JS_STACK), log.created(1, PY_STACK, PY_FRAMES)];
    events.push(net.network(40, { entryId: 'py', startedAt: START, initiatorStack: [PY_FRAME] }));
    events.push(net.network(40, { entryId: 'js', startedAt: START + 1, initiatorStack: [JS_FRAME] }));
    expect(joinedOf(events)).toEqual({ 'page/1': 'js', 'page/2': 'py' });
  });

  it('steps over the extension and forgives another count of lines', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const hook = { functionName: 'construct', url: 'chrome-extension://abc/hook.js', line: 1, column: 1 };
    const initiatorStack = [hook, { ...JS_FRAME, line: 811 }];
    expect(joinedOf([log.created(0), net.network(9, { startedAt: START, initiatorStack })])).toEqual({
      'page/1': 'e1',
    });
  });

  it('lets the hook inside a worker blob say nothing of the place', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const hookFrame = { functionName: 'a', url: 'blob:http://localhost:8000/7a051996', line: 1, column: 900 };
    const events = [log.created(0, PY_STACK, PY_FRAMES)];
    events.push(net.network(40, { entryId: 'py', startedAt: START, initiatorStack: [hookFrame, PY_FRAME] }));
    expect(joinedOf(events)).toEqual({ 'page/1': 'py' });
  });

  it('goes by the order of failures where no clock can be trusted, latest first', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const events: SessionEvent[] = [];
    // The first failed before DevTools was there to see it.
    for (let number = 1; number <= 3; number++) {
      const created = log.created(number * 1000);
      if ('connectionId' in created) events.push(created, log.closed(number * 1000 + 20, created.connectionId));
    }
    events.push(net.network(4000, { entryId: 'b', failureText: REFUSED }));
    events.push(net.network(4000, { entryId: 'c', failureText: REFUSED }));
    expect(joinedOf(events)).toEqual({ 'page/1': null, 'page/2': 'b', 'page/3': 'c' });
  });

  it('does not give a failure to a connection that had not failed yet', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const first = log.created(0);
    const second = log.created(5000);
    if (!('connectionId' in first && 'connectionId' in second)) throw new Error('no connections');
    const events = [first, log.closed(20, first.connectionId), net.network(300, { failureText: REFUSED })];
    events.push(second, log.closed(5020, second.connectionId));
    expect(joinedOf(events)).toEqual({ 'page/1': 'e1', 'page/2': null });
  });

  it('does not join what tells another story', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const created = log.created(0);
    if (!('connectionId' in created)) throw new Error('no connection');
    const refused = net.network(90, { startedAt: START, failureText: REFUSED });
    expect(joinedOf([created, log.opened(5, created.connectionId), refused])).toEqual({
      'page/1': null,
      'network/e1': 'e1',
    });
  });

  describe('of a socket whose page is left while it connects', () => {
    const CLOSED = 'WebSocket is closed before the connection is established.';
    const outcomes = [
      ['without a clock', { failureText: CLOSED }],
      ['accepted too late', { startedAt: START + 2, status: 101, failureText: CLOSED, failedAt: START + 20 }],
    ] as const;

    function leftOf(facts: (typeof outcomes)[number][1], isCleanedUp: boolean) {
      const log = createRealmLog();
      const net = createRealmLog('network');
      const id = log.nextId();
      const cleanUp = [log.created(0), log.closeRequested(20, id), log.closed(25, id)];
      const events = isCleanedUp ? cleanUp : cleanUp.slice(0, 1);
      const left = log.event(60, { type: 'realm-ended', isCached: false });
      return [...events, left, net.network(90, { ...facts, isHooked: true, initiatorStack: [JS_FRAME] })];
    }

    it.each(outcomes)('is the one that its clean-up closed: %s', (_name, facts) => {
      const events = leftOf(facts, true);
      expect(joinedOf(events)).toEqual({ 'page/1': 'e1' });
      expect(findingsOf(events)).toEqual([]);
    });

    it.each(outcomes)('is the one that went with the page: %s', (_name, facts) => {
      const events = leftOf(facts, false);
      expect(joinedOf(events)).toEqual({ 'page/1': 'e1' });
      expect(findingsOf(events)).toEqual([]);
    });

    it('says nothing of broken data where no hook was', () => {
      const accepted = { ...outcomes[1][1], isHooked: false };
      const found = findingsOf([createRealmLog('network').network(90, accepted)]);
      expect(found).toMatchObject([{ rule: 'connection-failed', severity: 'information' }]);
    });
  });

  it('shows what only the network saw until the hook claims it', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const model = createSessionModel();
    model.append([net.network(9, { startedAt: START, status: 101, initiatorStack: [JS_FRAME], receivedCount: 4 })]);
    const [alone] = model.view().connections.values();
    expect(alone).toMatchObject({
      id: 'network/e1',
      witnesses: { hook: false, network: true },
      readyState: 'open',
      attribution: { rule: 'script-only', opener: { place: { line: 812 } } },
      traffic: { receivedCount: 4 },
    });
    expect(model.view().clients).toHaveLength(1);
    model.append([log.created(0)]);
    expect([...model.view().connections.keys()]).toEqual(['page/1']);
    expect(model.view().clients).toHaveLength(1);
  });

  it('tells the failure of a socket that only the network saw', () => {
    const net = createRealmLog('network');
    const model = createSessionModel();
    model.append([net.network(9, { failureText: REFUSED })]);
    const failed = { rule: 'connection-failed', facts: { failure: { cause: 'connection-refused' } } };
    expect(model.view().findings).toMatchObject([failed]);
  });
});

describe('alignInOrder', () => {
  const align = (left: number[], right: number[]) =>
    alignInOrder({
      left,
      right,
      gapMs: 100,
      skipCost: 200,
      cost(i, j) {
        const apart = Math.abs((left[i] ?? 0) - (right[j] ?? 0));
        return apart <= 100 ? apart : Number.POSITIVE_INFINITY;
      },
    });

  it.each<[number[], number[], Array<[number, number]>]>([
    [[], [1], []],
    [
      [0, 10],
      [1, 11],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [[0, 10], [9], [[1, 0]]],
    [
      [0, 1, 2],
      [1, 2],
      [
        [1, 0],
        [2, 1],
      ],
    ],
    [[0], [500], []],
    [[0, 1000], [1001, 2000], [[1, 0]]],
  ])('%j with %j', (left, right, pairs) => {
    expect(align(left, right)).toEqual(pairs);
  });

  it('copes with thousands at once', () => {
    const times = Array.from({ length: 3_000 }, (_, index) => index);
    expect(align(times, times)).toHaveLength(3_000);
  });
});
