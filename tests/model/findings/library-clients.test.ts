// Clients of well-known libraries in ordinary trouble: what is said of them must hold for what these libraries do.
import { describe, expect, it } from 'vitest';
import { NO_POLICY } from '../../../lib/model/backoff/policy.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog, JS_STACK } from '../session-log.ts';
import { judgedBy } from './judged.ts';

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
