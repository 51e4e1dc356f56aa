import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../lib/model/backoff/policy.ts';
import { createJudge } from '../../lib/model/findings/judge.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { type ConnectionId, connectionIdOf, type RealmId } from '../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK, PY_FRAMES, PY_STACK, START } from './session-log.ts';

function viewOf(events: SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  return model.view();
}

const ONE = 'page/1' as ConnectionId;

describe('createSessionModel, connections', () => {
  it('follows a connection from constructor to closed', () => {
    const log = createRealmLog();
    const model = createSessionModel();
    const states: unknown[] = [];
    const steps = [log.created(0), log.opened(20, ONE), log.closeRequested(30, ONE), log.closed(40, ONE, 1000)];
    for (const step of steps) {
      model.append([step]);
      states.push(model.view().connections.get(ONE)?.readyState);
    }
    expect(states).toEqual(['connecting', 'open', 'closing', 'closed']);
    expect(model.view().connections.get(ONE)).toMatchObject({
      createdAt: START,
      openedAt: START + 20,
      closeRequestedAt: START + 30,
      closedAt: START + 40,
      close: { code: 1000, reason: '', wasClean: true },
      failure: null,
    });
  });

  it('keeps where close() was first called, which is the call that counts', () => {
    const log = createRealmLog();
    const model = createSessionModel();
    model.append([log.created(0), log.closeRequested(30, ONE, 'first'), log.closeRequested(31, ONE, 'second')]);
    expect(model.view().connections.get(ONE)).toMatchObject({ closeRequestedAt: START + 30, closeStack: 'first' });
  });

  it('counts traffic and keeps messages in order', () => {
    const log = createRealmLog();
    const model = createSessionModel();
    model.append([log.created(0), log.opened(1, ONE), log.sent(2, ONE, 'ab'), log.received(3, ONE, 'abcd')]);
    const traffic = { sentCount: 1, receivedCount: 1, sentBytes: 2, receivedBytes: 4, failedSendCount: 0 };
    expect(model.view().connections.get(ONE)?.traffic).toEqual(traffic);
    expect(model.messages.length).toBe(2);
    expect(model.messages.at(1)).toMatchObject({ index: 1, direction: 'received', payload: 'abcd' });
  });

  it('replaces what changed and keeps the rest', () => {
    const log = createRealmLog();
    const model = createSessionModel();
    model.append([log.created(0), log.created(1)]);
    const before = model.view();
    expect(model.view()).toBe(before);
    model.append([log.sent(2, ONE, 'x')]);
    const after = model.view();
    expect(after.connections).not.toBe(before.connections);
    expect(before.connections.get(ONE)?.traffic.sentCount).toBe(0);
    expect(after.connections.get('page/2' as ConnectionId)).toBe(before.connections.get('page/2' as ConnectionId));
    expect(after.clients).toBe(before.clients);
  });

  it('shows a connection whose creation was dropped', () => {
    const log = createRealmLog();
    const view = viewOf([log.received(5, ONE, 'x')]);
    expect(view.connections.get(ONE)).toMatchObject({ url: '', traffic: { receivedCount: 1 } });
    expect(view.clients).toHaveLength(1);
  });

  it('attributes anew when a runtime is learned later', () => {
    const log = createRealmLog();
    const stack = '    at q (http://localhost:8000/bundle.js:1:1)';
    const url = 'http://localhost:8000/bundle.js';
    const view = viewOf([log.created(0, stack), log.event(1, { type: 'runtime-observed', runtime: 'pyodide', url })]);
    expect(view.connections.get(ONE)?.attribution.opener.language).toBe('python');
    expect(view.clients.map((client) => client.attribution.opener.language)).toEqual(['python']);
  });
});

describe('createSessionModel, clients', () => {
  it('makes one client of the retries of one place', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.closed(5, ONE), log.created(1000), log.created(2000, PY_STACK, PY_FRAMES)];
    expect(viewOf(events).clients.map((client) => client.connectionIds)).toEqual([['page/1', 'page/2'], ['page/3']]);
  });

  it('keeps another endpoint apart', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.created(1, JS_STACK, null, 'ws://localhost:8000/other')];
    expect(viewOf(events).clients).toHaveLength(2);
  });
});

describe('createSessionModel, realms', () => {
  it('closes what a page left open', () => {
    const log = createRealmLog();
    const events = [log.started(0), log.created(1), log.opened(2, ONE)];
    const view = viewOf([...events, log.event(9, { type: 'realm-ended', isCached: false })]);
    const facts = { readyState: 'closed', endedWithRealm: true, closedAt: START + 9, failure: null };
    expect(view.connections.get(ONE)).toMatchObject(facts);
    expect(view.realms.get(log.realmId)?.endedAt).toBe(START + 9);
  });

  it('closes what a worker left open, when it is terminated and when its window goes', () => {
    const page = createRealmLog('page');
    const worker = createRealmLog('worker');
    const facts = { type: 'realm-started', kind: 'dedicated-worker', url: 'blob:x', isTop: false } as const;
    const id = connectionIdOf(worker.realmId, 1);
    const ofWorker = [worker.event(1, { ...facts, parentId: page.realmId }), worker.created(2), worker.opened(3, id)];
    const start = page.started(0);
    const terminated = page.event(9, { type: 'worker-ended', workerId: worker.realmId });
    const left = page.event(9, { type: 'realm-ended', isCached: false });
    const ended = { readyState: 'closed', endedWithRealm: true, closedAt: START + 9 };
    expect(viewOf([start, ...ofWorker]).connections.get(id)?.readyState).toBe('open');
    // The word of its end comes from another realm, before or after the worker's own last words.
    expect(viewOf([start, ...ofWorker, terminated]).connections.get(id)).toMatchObject(ended);
    expect(viewOf([start, terminated, ...ofWorker]).connections.get(id)).toMatchObject(ended);
    const view = viewOf([start, ...ofWorker, left]);
    expect(view.connections.get(id)).toMatchObject(ended);
    expect(view.realms.get(worker.realmId)).toMatchObject({ parentId: page.realmId, endedAt: START + 9 });
  });

  describe('a page in the back/forward cache', () => {
    const cached = { type: 'realm-ended', isCached: true } as const;
    const left = { readyState: 'closed', endedWithRealm: true, closedAt: START + 9, close: null, failure: null };

    it('takes its connections along, also of its workers, and what it is told on its return is no fault of theirs', () => {
      const log = createRealmLog();
      const worker = createRealmLog('worker');
      const inWorker = connectionIdOf(worker.realmId, 1);
      const facts = { type: 'realm-started', kind: 'dedicated-worker', url: 'blob:x', isTop: false } as const;
      const events = [
        ...[log.started(0), log.created(1), log.opened(2, ONE)],
        ...[
          worker.event(1, { ...facts, parentId: log.realmId }),
          worker.created(2, JS_STACK, null, 'ws://b.example/'),
          worker.opened(3, inWorker),
        ],
        log.event(9, cached),
      ];
      expect(viewOf(events).connections.get(ONE)).toMatchObject(left);
      expect(viewOf(events).connections.get(inWorker)).toMatchObject(left);
      const back = log.started(60_000);
      const error = log.event(60_000, { type: 'connection-error', connectionId: ONE });
      const view = viewOf([
        ...events,
        createRealmLog('elsewhere').started(20),
        ...[back, error, log.closed(60_000, ONE), worker.closed(60_001, inWorker)],
      ]);
      expect(view.connections.get(ONE)).toMatchObject(left);
      expect(view.connections.get(inWorker)).toMatchObject(left);
      expect(view.realms.get(log.realmId)?.endedAt).toBeNull();
      expect(view.findings).toEqual([]);
      expect(view.losses.droppedCount).toBe(0);
      const judge = createJudge();
      expect(judge(view, { policy: POLICIES.guide, now: START + 600_000 })).toEqual([]);
    });

    it('has them still where they go on after its return', () => {
      const log = createRealmLog();
      const events = [log.started(0), log.created(1), log.opened(2, ONE), log.received(3, ONE, 'x')];
      events.push(log.event(9, cached), log.received(9, ONE, 'at the same time'));
      expect(viewOf(events).connections.get(ONE)).toMatchObject(left);
      events.push(log.started(50), log.received(60, ONE, 'y'));
      expect(viewOf(events).connections.get(ONE)).toMatchObject({ readyState: 'open', endedWithRealm: false });
    });
  });

  it('ends a page that could not say so when the next begins, and not an iframe', () => {
    const [first, frame, second] = [createRealmLog('page'), createRealmLog('frame'), createRealmLog('next')];
    const opening = [first.started(0), first.created(1), first.opened(2, ONE)];
    expect(viewOf([...opening, frame.started(5, 'iframe')]).connections.get(ONE)?.readyState).toBe('open');
    const view = viewOf([...opening, second.started(9)]);
    expect(view.connections.get(ONE)).toMatchObject({ readyState: 'closed', endedWithRealm: true });
  });
});

describe('createSessionModel, losses', () => {
  it('ignores events sent again', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(1, ONE), log.received(2, ONE, 'x')];
    const view = viewOf([...events, ...events]);
    expect(view.connections.get(ONE)?.traffic.receivedCount).toBe(1);
    expect(view.losses.droppedCount).toBe(0);
  });

  it('counts a gap once, explained or not', () => {
    const dropped = { type: 'events-dropped', count: 3, byteLength: 30, why: 'backlog-full' } as const;
    const explained = createRealmLog();
    const events = [explained.created(0)];
    explained.skip(2);
    events.push(explained.event(2, dropped), explained.received(3, ONE, 'x'));
    expect(viewOf(events).losses).toMatchObject({ droppedCount: 3, droppedBytes: 30 });

    const silent = createRealmLog();
    const created = silent.created(0);
    silent.skip(5);
    expect(viewOf([created, silent.received(2, ONE, 'x')]).losses.droppedCount).toBe(5);
  });

  it('says what it let go itself', () => {
    const log = createRealmLog();
    const model = createSessionModel({ maxMessages: 10, maxBytes: 1_000 });
    model.append([log.created(0)]);
    for (let index = 0; index < 5_000; index++) model.append([log.received(index, ONE, 'abc')]);
    expect(model.messages.length).toBe(10);
    expect(model.messages.firstIndex).toBe(4_990);
    expect(model.messages.at(4_989)).toBeUndefined();
    expect(model.messages.at(4_999)?.index).toBe(4_999);
    expect(model.view().losses).toMatchObject({ droppedCount: 4_990, droppedBytes: 4_990 * 3 });
    model.append([log.received(6_000, ONE, 'x'.repeat(995)), log.received(6_001, ONE, 'x'.repeat(5_000))]);
    expect(model.messages.length).toBe(1);
  });

  it('counts faults, refusals and names what it could not see', () => {
    const log = createRealmLog();
    const fault = { type: 'hook-faulted', where: 'send', errorMessage: 'x', hasSteppedAside: false } as const;
    const unseen = { type: 'realm-not-observed', kind: 'shared-worker', url: 'w.js', why: 'shared' } as const;
    const refused = { type: 'events-dropped', count: 2, byteLength: 0, why: 'refused' } as const;
    const view = viewOf([log.event(0, fault), log.event(1, unseen), log.event(1, unseen), log.event(2, refused)]);
    const losses = { faultCount: 1, refusedCount: 2, droppedCount: 0, notObserved: ['shared-worker w.js: shared'] };
    expect(view.losses).toMatchObject(losses);
  });

  it('names a worker that was terminated before it said anything, until it is heard after all', () => {
    const log = createRealmLog();
    const model = createSessionModel();
    const workerId = 'worker1' as RealmId;
    model.append([log.event(0, { type: 'worker-ended', workerId })]);
    expect(model.view().losses.unseenRealms).toMatchObject([{ kind: 'dedicated-worker', url: workerId }]);
    const started = { type: 'realm-started', kind: 'dedicated-worker', url: 'blob:x', isTop: false } as const;
    model.append([{ ...log.event(0, started), realmId: workerId, sequence: 0 }]);
    expect(model.view().losses.unseenRealms).toEqual([]);
  });
});

describe('createSessionModel, payloads read later', () => {
  it('gives a Blob its bytes', () => {
    const log = createRealmLog();
    const model = createSessionModel();
    const message = log.received(1, ONE, null);
    model.append([message]);
    const facts = { type: 'payload-read', connectionId: ONE, messageSequence: message.sequence } as const;
    const before = model.messages.at(0);
    model.append([log.event(2, { ...facts, payload: new Uint8Array([1, 2]), isTruncated: false })]);
    expect(before?.payload).toBeNull();
    expect(model.messages.at(0)).toMatchObject({ payload: new Uint8Array([1, 2]), index: 0 });
    expect(model.view().connections.get(ONE)?.traffic.receivedCount).toBe(1);
  });
});
