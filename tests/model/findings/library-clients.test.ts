// Clients of well-known libraries in ordinary trouble: what is said of them must hold for what these libraries do.
import { describe, expect, it } from 'vitest';
import { NO_POLICY } from '../../../lib/model/backoff/policy.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK } from '../session-log.ts';
import { judgedBy } from './judged.ts';
import { retriesOf } from './retries.ts';

const MINUTE = 60_000;
const URL = 'wss://app.example/live';

type Log = ReturnType<typeof createRealmLog>;

/** Constructed and open at once. */
function opened(log: Log, events: SessionEvent[], at: number, url = URL, stack = JS_STACK): ConnectionId {
  const id = log.nextId();
  events.push(log.created(at, stack, null, url), log.opened(at, id));
  return id;
}

function refused(log: Log, events: SessionEvent[], at: number, stack = JS_STACK): void {
  const id = log.nextId();
  events.push(log.created(at, stack, null, URL), log.closed(at + 5, id));
}

describe('a client whose retry is still to come', () => {
  it.each([
    ['STOMP.js', [5_000]],
    ['SignalR', [0, 2_000, 10_000, 30_000]],
    ['Ably', [0, 15_000, 15_000]],
    ['Phoenix', [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000, 5_000]],
  ])('has not given up: %s', (_, waits) => {
    const log = createRealmLog();
    const events: SessionEvent[] = [log.started(0)];
    let at = MINUTE;
    events.push(log.closed(at, opened(log, events, 10)));
    for (const waitMs of waits) {
      expect(judgedBy('gave-up-early', events, NO_POLICY, at + waitMs - 1)).toEqual([]);
      at += waitMs;
      refused(log, events, at);
      at += 5;
    }
    expect(judgedBy('gave-up-early', events, NO_POLICY, at + 3 * MINUTE)).toHaveLength(1);
  });

  it('has not given up where another place of the page\u2019s code tries', () => {
    const stack = '    at waitForServer (http://localhost:5173/@vite/client:99:5)';
    const log = createRealmLog();
    const events: SessionEvent[] = [log.started(0)];
    events.push(log.closed(MINUTE, opened(log, events, 10)));
    for (let at = MINUTE + 1_000; at < 3 * MINUTE; at += 1_000) refused(log, events, at, stack);
    expect(judgedBy('gave-up-early', events, NO_POLICY, 3 * MINUTE)).toEqual([]);
  });

  it.each([
    [
      'Socket.IO after its upgrade',
      'socket.io/?EIO=4&transport=websocket&sid=x1',
      '42["news",1]',
      'information',
      'uncertain',
    ],
    ['Socket.IO without polling', 'socket.io/?EIO=4&transport=websocket', '42["news",1]', 'warning', 'likely'],
    ['SignalR after its negotiation', 'hub?id=x1', '{}\u001e', 'information', 'uncertain'],
    ['SockJS', 'echo/123/abcdefgh/websocket', 'a["{}"]', 'information', 'uncertain'],
  ])('may try by HTTP, unseen: %s', (_, path, text, severity, confidence) => {
    const log = createRealmLog();
    const events: SessionEvent[] = [log.started(0)];
    const id = opened(log, events, 10, `wss://app.example/${path}`);
    if (path.startsWith('hub')) events.push(log.sent(50, id, '{"protocol":"json","version":1}\u001e'));
    events.push(log.received(100, id, text), log.closed(MINUTE, id));
    const found = judgedBy('gave-up-early', events, NO_POLICY, 2 * MINUTE);
    expect(found).toMatchObject([{ severity, confidence }]);
  });
});

describe('a client that has reached the cap of its library', () => {
  const PHOENIX = [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000];

  it('does not wait the same each time, however long it has tried', () => {
    const { events } = retriesOf([...PHOENIX, ...Array(1_200).fill(5_000)]);
    expect(judgedBy('fixed-delay', events, NO_POLICY)).toEqual([]);
    const [found] = judgedBy('fixed-delay', retriesOf(Array(1_200).fill(5_000)).events, NO_POLICY);
    expect(found).toMatchObject({ severity: 'warning', facts: { delayMs: 5_000 } });
  });

  it('does not either where its shorter waits were those of a hidden page', () => {
    const log = createRealmLog();
    const hidden = [log.started(0), log.event(1, { type: 'page-hidden' })];
    const { events, endMs } = retriesOf([1_000, 2_000, 4_000], 10, log);
    const shown = log.event(endMs + 100, { type: 'page-shown' });
    const rest = retriesOf(Array(5).fill(10_000), endMs + 10_000, log);
    expect(judgedBy('fixed-delay', [...hidden, ...events, shown, ...rest.events], NO_POLICY)).toEqual([]);
  });
});

describe('two clients of a hidden page', () => {
  const STACKS = ['a', 'b'].map((name) => `    at ${name} (http://localhost:8000/${name}.js:1:1)`);

  function together(isHidden: boolean) {
    const log = createRealmLog();
    const events: SessionEvent[] = [log.started(0)];
    if (isHidden) events.push(log.event(1, { type: 'page-hidden' }));
    for (let minute = 0; minute < 4; minute++) {
      for (const stack of STACKS) refused(log, events, minute * MINUTE, stack);
    }
    const inTime = events
      .toSorted((a, b) => a.timestamp - b.timestamp)
      .map((event, sequence) => ({ ...event, sequence }));
    return judgedBy('clients-in-step', inTime, NO_POLICY);
  }

  it('are not in step because the browser lets its timers go off together', () => {
    expect(together(true)).toEqual([]);
    expect(together(false)).toMatchObject([{ facts: { count: 3 } }]);
  });
});

describe('a client that starts anew only once a connection has held', () => {
  it.each([
    [1_000, 'information', 'uncertain'],
    [20_000, 'warning', 'likely'],
  ])('is no fault: it held for %i ms', (openMs, severity, confidence) => {
    const log = createRealmLog();
    const { events, endMs } = retriesOf([1_000, 2_000, 4_000], 0, log);
    const id = log.nextId();
    const at = endMs + 8_000;
    events.push(log.created(at), log.opened(at, id), log.closed(at + openMs, id));
    events.push(...retriesOf([], at + openMs + 8_000, log).events);
    expect(judgedBy('never-resets', events, NO_POLICY)).toMatchObject([
      { severity, confidence, facts: { count: 1, heldMs: openMs } },
    ]);
  });
});

describe('a server that sends its client away with a code of its own', () => {
  it('does not do so in turn where a connection held for an hour in between', () => {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (let at = 0, n = 0; n < 3; n++, at += 70 * MINUTE) {
      const short = opened(log, events, at);
      events.push({ ...log.closed(at + 20_000, short, 4003), wasClean: true } as SessionEvent);
      const long = opened(log, events, at + 21_000);
      events.push(log.closed(at + 60 * MINUTE, long));
    }
    expect(judgedBy('application-close', events, NO_POLICY)).toMatchObject([
      { severity: 'information', facts: { count: 3, isInTurn: false } },
    ]);
  });
});
