import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog, START } from '../session-log.ts';
import { judged, judgedBy } from './judged.ts';

const id = (number: number) => `page/${number}` as ConnectionId;
type Log = ReturnType<typeof createRealmLog>;

const closedWith = (log: Log, code: number, reason = '', wasClean = true) =>
  log.event(9_000, { type: 'connection-closed', connectionId: id(1), code, reason, wasClean });

function endsOf(end: (log: Log) => SessionEvent[]) {
  const log = createRealmLog();
  return judged([log.started(0), log.created(0), log.opened(5, id(1)), ...end(log)]);
}

describe('the end of an open connection', () => {
  it.each([
    [1000, null, null],
    [1001, 'server-going-away', 'warning'],
    [1002, 'protocol-broken', 'error'],
    [1003, 'data-not-accepted', 'error'],
    [1007, 'data-not-accepted', 'error'],
    [1008, 'policy-violated', 'error'],
    [1009, 'message-too-big', 'error'],
    [1011, 'server-failed', 'error'],
    [1012, 'server-restarted', 'warning'],
    [1013, 'server-busy', 'warning'],
    [1014, 'server-failed', 'error'],
    [4001, 'application-close', 'information'],
    [4999, 'application-close', 'information'],
    [5000, null, null],
  ])('with code %i is %s', (code, rule, severity) => {
    const found = endsOf((log) => [closedWith(log, code, 'why')]);
    const expected = { rule, severity, confidence: 'certain', facts: { code, reason: 'why', count: 1, openMs: 8_995 } };
    expect(found).toMatchObject(rule === null ? [] : [expected]);
  });

  it('with a code is the server\u2019s word, though the browser does not call it clean', () => {
    expect(endsOf((log) => [closedWith(log, 1000, 'bye', false)])).toEqual([]);
  });

  it('without a word is lost, and nobody knows why', () => {
    expect(endsOf((log) => [closedWith(log, 1006, '', false)])).toMatchObject([
      { rule: 'connection-lost', severity: 'warning', confidence: 'uncertain', until: null },
    ]);
  });

  it('with an error is the browser\u2019s doing; why, only the network layer says', () => {
    const error = (log: Log) => log.event(9_000, { type: 'connection-error', connectionId: id(1) });
    const end = (log: Log) => [error(log), closedWith(log, 1006, '', false)];
    expect(endsOf(end)).toMatchObject([{ rule: 'broken-data', confidence: 'uncertain', facts: { text: null } }]);
    const text = 'Could not decode a text frame as UTF-8.';
    const witness = createRealmLog('network').network(9_100, { failureText: text, status: 101, startedAt: START + 1 });
    expect(endsOf((log) => [...end(log), witness])).toMatchObject([
      { rule: 'broken-data', confidence: 'certain', facts: { text } },
    ]);
  });

  it('by the page itself is a note, and by its navigation nothing', () => {
    expect(endsOf((log) => [log.closeRequested(8_999, id(1)), closedWith(log, 1000, 'Client cleanup')])).toMatchObject([
      { rule: 'closed-by-page', severity: 'information', facts: { reason: 'Client cleanup' } },
    ]);
    expect(endsOf((log) => [log.event(9_000, { type: 'realm-ended', isCached: false })])).toEqual([]);
  });

  it.each([
    ['onclose', 1001, 'server-going-away'],
    ['onclose', 1011, 'server-failed'],
    ['onclose', 1006, 'connection-lost'],
    ['onclose', 1000, undefined],
    ['onerror', 1001, 'server-going-away'],
    ['onerror', 1006, 'broken-data'],
  ])('is not the page\u2019s doing though it calls close() in %s (code %i)', (where, code, rule) => {
    const found = endsOf((log) =>
      where === 'onerror'
        ? [
            log.event(8_999, { type: 'connection-error', connectionId: id(1) }),
            log.closeRequested(8_999, id(1)),
            closedWith(log, code, '', code !== 1006),
          ]
        : [closedWith(log, code, '', code !== 1006), log.closeRequested(9_000, id(1))],
    );
    expect(found.map((one) => one.rule)).toEqual(rule === undefined ? [] : [rule]);
  });

  it.each([
    ['its own code', null, 4401, 'application-close'],
    ['its own code', 1000, 1011, 'server-failed'],
    ['the code of the page', 4000, 4000, 'closed-by-page'],
    ['a plain code', 4000, 1000, 'closed-by-page'],
    ['no code', 1000, 1005, 'closed-by-page'],
    ['nothing', 1000, 1006, 'closed-by-page'],
  ])('that both ask for is the server\u2019s where it came with %s (page %j, event %i)', (_, asked, code, rule) => {
    const found = endsOf((log) => [
      log.event(8_999, { type: 'close-requested', connectionId: id(1), code: asked, reason: null, stack: '' }),
      closedWith(log, code, '', code !== 1006),
    ]);
    expect(found).toMatchObject([{ rule, facts: { code } }]);
  });

  it('before it was open is no page\u2019s doing either, though it calls close() in onerror', () => {
    const log = createRealmLog();
    const created = log.created(0);
    const error = log.event(30, { type: 'connection-error', connectionId: id(1) });
    const failed = [created, error, log.closeRequested(30, id(1)), log.closed(31, id(1))];
    expect(judgedBy('connection-failed', failed)).toMatchObject([
      { severity: 'error', confidence: 'uncertain', facts: { failure: { cause: 'unknown' } } },
    ]);
  });

  it('is one finding a kind and client, over once the client is connected again', () => {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (let index = 1; index <= 3; index++) {
      const at = index * 10_000;
      events.push(log.created(at), log.opened(at + 5, id(index)));
      if (index < 3) events.push(log.closed(at + 9_000, id(index), 1012));
    }
    expect(judgedBy('server-restarted', events)).toMatchObject([
      { facts: { count: 2, isRecovered: true }, until: START + 30_005, connectionIds: [id(1), id(2)] },
    ]);
  });
});

describe('calls that came to nothing', () => {
  it('are sends before the connection was open and after its end', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.sendFailed(1, id(1), 0, 'InvalidStateError'), log.opened(5, id(1))];
    events.push(log.closed(9, id(1)), log.sendFailed(10, id(1), 3, null), log.sendFailed(11, id(1), 3, null));
    expect(judgedBy('send-while-connecting', events)).toMatchObject([{ severity: 'error', facts: { count: 1 } }]);
    expect(judgedBy('send-after-close', events)).toMatchObject([
      {
        severity: 'warning',
        facts: { count: 2 },
        evidence: [
          { kind: 'send-failure', at: START + 10 },
          { kind: 'send-failure', at: START + 11 },
        ],
      },
    ]);
    const wrong = createRealmLog();
    expect(judged([wrong.created(0), wrong.opened(1, id(1)), wrong.sendFailed(2, id(1), 1, 'TypeError')])).toEqual([]);
  });

  it.each([
    ['SyntaxError', 'address'],
    ['SecurityError', 'security'],
    ['', 'page'],
  ])('are constructors that threw %s', (name, kind) => {
    const log = createRealmLog();
    expect(judged([log.constructFailed(0, 'ws://a b', name, 'bad')])).toMatchObject([
      { rule: 'constructor-threw', severity: 'error', facts: { count: 1, kind } },
    ]);
  });
});

describe('a protocol mismatch', () => {
  it.each([
    ['Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR', true],
    ['Error during WebSocket handshake: Unexpected response code: 426', true],
    ['Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID', false],
    ['Error during WebSocket handshake: Unexpected response code: 403', false],
    ['Error in connection establishment: net::ERR_CONNECTION_REFUSED', false],
  ])('is read from the browser\u2019s words: %s', (failureText, isMismatch) => {
    const log = createRealmLog();
    const events = [log.created(0), log.closed(30, id(1)), createRealmLog('network').network(90, { failureText })];
    expect(judgedBy('protocol-mismatch', events)).toHaveLength(isMismatch ? 1 : 0);
  });

  it.each([
    ['net::ERR_SSL_PROTOCOL_ERROR', 'likely', 'scheme'],
    ['Unexpected response code: 426', 'likely', 'http'],
    ['Unexpected response code: 400', 'uncertain', 'http'],
  ])('says no more than the words do: %s', (failureText, confidence, kind) => {
    const log = createRealmLog();
    const events = [log.created(0), log.closed(30, id(1)), createRealmLog('network').network(90, { failureText })];
    expect(judgedBy('protocol-mismatch', events)).toMatchObject([{ confidence, facts: { kind } }]);
  });
});

describe('an end after which the client is back', () => {
  function endsAfter(openMs: number, code: number, times: number) {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (let number = 1, at = 0; number <= times + 1; number++, at += openMs + 1_000) {
      events.push(log.created(at), log.opened(at + 5, id(number)));
      if (number <= times) events.push(log.closed(at + openMs, id(number), code));
    }
    return judged(events).map(({ rule, severity }) => `${rule} ${severity}`);
  }

  it.each([
    [3_600_000, 1001, 2, ['server-going-away information']],
    [3_600_000, 1012, 2, ['server-restarted information']],
    [20_000, 1001, 2, ['server-going-away warning']],
    [8_000, 1008, 1, ['policy-violated warning']],
    [3_600_000, 1008, 2, ['policy-violated warning']],
    [8_000, 1008, 2, ['policy-violated error']],
    [3_600_000, 1011, 1, ['server-failed error']],
  ])('is told as what it is: open for %i ms, code %i, %i times', (openMs, code, times, expected) => {
    expect(endsAfter(openMs, code, times)).toEqual(expected);
  });
});

describe('the flash of StrictMode', () => {
  it('is a note, and a close after some time is none', () => {
    const flash = (heldMs: number) => {
      const log = createRealmLog();
      const first = [log.created(0), log.closeRequested(heldMs, id(1)), log.closed(heldMs + 1, id(1))];
      return judgedBy('strict-mode-flash', [...first, log.created(heldMs + 1), log.opened(heldMs + 9, id(2))]);
    };
    expect(flash(2)).toMatchObject([{ severity: 'information', facts: { count: 1, heldMs: 2 } }]);
    expect(flash(5_000)).toEqual([]);
  });

  it.each([false, true])(
    'is one note, not two; what the page closes later has its own (opened first: %s)',
    (isOpened) => {
      const log = createRealmLog();
      const opened = isOpened ? [log.opened(1, id(1))] : [];
      const first = [log.created(0), ...opened, log.closeRequested(2, id(1)), log.closed(3, id(1), 1000)];
      const both = [...first, log.created(3), log.opened(9, id(2))];
      expect(judged(both).map(({ rule }) => rule)).toEqual(['strict-mode-flash']);
      const logout = [log.closeRequested(5_000, id(2)), log.closed(5_001, id(2), 1000)];
      expect(judged([...both, ...logout]).map(({ rule }) => rule)).toContain('closed-by-page');
    },
  );
});
