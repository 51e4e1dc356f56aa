import { describe, expect, it } from 'vitest';
import { notObservedIn } from '../../lib/model/not-observed.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { createRealmLog, START } from './session-log.ts';

const panel = createRealmLog('panel');
const attached = (at: number) => panel.event(at, { type: 'panel-attached' });

function linesOf(events: readonly SessionEvent[], at = 10_000) {
  const model = createSessionModel();
  model.append(events);
  const view = model.view();
  return notObservedIn(view, view.losses, START + at);
}

describe('notObservedIn', () => {
  it('has nothing to say of a page that is seen whole', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const id = log.nextId();
    const seen = net.network(20, { startedAt: START + 11, status: 101 });
    expect(linesOf([attached(0), log.started(5), log.created(10), log.opened(15, id), seen])).toEqual([]);
  });

  it('says that a page does not answer, once it had the time', () => {
    expect(linesOf([attached(0)], 1_000)).toEqual([]);
    expect(linesOf([attached(0)])).toEqual([{ kind: 'page' }]);
    const log = createRealmLog();
    const left = [attached(0), log.started(5), log.event(100, { type: 'realm-ended', isCached: false })];
    expect(linesOf(left, 1_000)).toEqual([]);
    expect(linesOf(left)).toEqual([{ kind: 'page' }]);
  });

  it('names what has no hook, by kind and address', () => {
    const log = createRealmLog();
    const start = log.started(0);
    const unseen = (kind: 'dedicated-worker' | 'shared-worker', url: string) =>
      log.event(10, { type: 'realm-not-observed', kind, url, why: 'x' });
    const events = [
      unseen('dedicated-worker', 'a.js'),
      unseen('shared-worker', 's.js'),
      unseen('dedicated-worker', 'b.js'),
    ];
    expect(linesOf([start, ...events])).toEqual([
      { kind: 'worker', urls: ['a.js', 'b.js'] },
      { kind: 'shared-worker', urls: ['s.js'] },
    ]);
  });

  it('counts what only the network layer saw, with and without messages, and what it never saw', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const events = [
      log.started(0),
      log.created(1),
      attached(2_000),
      net.network(2_100, {
        entryId: 'a',
        url: 'ws://h/a',
        startedAt: START,
        status: 101,
        isHooked: false,
        hasCounts: true,
      }),
      net.network(2_100, { entryId: 'b', url: 'ws://h/b', startedAt: START, status: 101, hasCounts: false }),
    ];
    expect(linesOf(events)).toEqual([
      { kind: 'network-only', count: 1, isBlind: true },
      { kind: 'network-only', count: 1, isBlind: false },
      { kind: 'before-devtools', count: 1 },
    ]);
  });

  it('tells drops by their reason, and the rest as lost', () => {
    const log = createRealmLog();
    /** Its own place in the order is that of the last one dropped. */
    const dropped = (why: 'panel-behind' | 'backlog-full', count: number) => {
      log.skip(count - 1);
      return log.event(20, { type: 'events-dropped', count, byteLength: 1, why });
    };
    const events = [log.started(0), dropped('panel-behind', 3), dropped('backlog-full', 2)];
    events.push(createRealmLog('panel').event(21, { type: 'events-dropped', count: 4, byteLength: 0, why: 'refused' }));
    log.skip(5);
    const fault = { type: 'hook-faulted', where: 'send', errorMessage: 'x', hasSteppedAside: true } as const;
    expect(linesOf([...events, log.event(30, fault)])).toEqual([
      { kind: 'stepped-aside', count: 1 },
      { kind: 'backlog-full', count: 2 },
      { kind: 'panel-behind', count: 3 },
      { kind: 'lost', count: 5 },
      { kind: 'refused', count: 4 },
    ]);
  });
});
