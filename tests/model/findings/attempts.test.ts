import { describe, expect, it } from 'vitest';
import { NO_POLICY, POLICIES } from '../../../lib/model/backoff/policy.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog, PY_FRAMES, PY_STACK, START } from '../session-log.ts';
import { judged, judgedBy } from './judged.ts';
import { retriesOf } from './retries.ts';

const id = (number: number) => `page/${number}` as ConnectionId;
const GUIDE = POLICIES.guide;
const CLIMB = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000];

describe('a storm of retries', () => {
  it('is ten attempts in less time than ten first waits', () => {
    expect(judgedBy('retry-storm', retriesOf(Array(14).fill(100)).events)).toMatchObject([
      { severity: 'error', facts: { attempts: 15, withinMs: 14 * 105, allowedMs: 14_000 } },
    ]);
    expect(judgedBy('retry-storm', retriesOf(Array(8).fill(100)).events)).toEqual([]);
    expect(judgedBy('retry-storm', retriesOf(Array(14).fill(1_000)).events)).toEqual([]);
  });

  it('is one too where each attempt opens and is lost at once', () => {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (let index = 1; index <= 12; index++) {
      const at = index * 200;
      events.push(log.created(at), log.opened(at + 5, id(index)), log.closed(at + 50, id(index)));
    }
    expect(judgedBy('retry-storm', events)).toMatchObject([{ facts: { attempts: 12 } }]);
  });
});

describe('giving up', () => {
  it('is named once the client was silent for longer than any wait that could go on', () => {
    const { events, endMs } = retriesOf(CLIMB.slice(0, 5));
    expect(judgedBy('gave-up-early', events, GUIDE, endMs + 59_000)).toEqual([]);
    expect(judgedBy('gave-up-early', events, GUIDE, endMs + 65_000)).toMatchObject([
      { severity: 'warning', confidence: 'likely', facts: { retries: 5, allowed: 10 }, until: null },
    ]);
    expect(judgedBy('gave-up-early', events, POLICIES['app-python'], endMs + 65_000)).toEqual([]);
    expect(judgedBy('gave-up', events, POLICIES['app-python'], endMs + 65_000)).toMatchObject([
      { facts: { retries: 5, allowed: 5 } },
    ]);
  });

  it('is named where a lost connection was never tried again', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(5, id(1)), log.closed(9_000, id(1), 1006)];
    expect(judgedBy('gave-up-early', events, GUIDE, 20_000)).toMatchObject([{ facts: { retries: 0 } }]);
  });

  it('is a warning where nobody chose a policy, and nothing for a socket that failed and was never meant to be retried', () => {
    const log = createRealmLog();
    const lost = [log.created(0), log.opened(5, id(1)), log.closed(9_000, id(1), 1006)];
    expect(judgedBy('gave-up-early', lost, NO_POLICY, 40_000)).toMatchObject([
      { severity: 'warning', facts: { retries: 0, wasOpen: true } },
    ]);
    const other = createRealmLog();
    const failed = [other.created(0), other.closed(30, id(1), 1006)];
    expect(judgedBy('gave-up-early', failed, NO_POLICY, 40_000)).toEqual([]);
    expect(judgedBy('gave-up-early', failed, GUIDE, 20_000)).toMatchObject([{ facts: { wasOpen: false } }]);
    expect(judgedBy('gave-up-early', retriesOf(CLIMB.slice(0, 5)).events, NO_POLICY, 500_000)).toMatchObject([
      { severity: 'warning', facts: { retries: 5, allowed: null } },
    ]);
  });

  it.each([
    [1000, false],
    [1002, false],
    [1005, false],
    [1008, false],
    [4001, false],
    [4999, false],
    [1001, true],
    [1006, true],
    [1011, true],
    [1012, true],
    [1013, true],
    [1014, true],
  ])('after close code %i of the server is judged: %s', (code, isJudged) => {
    const log = createRealmLog();
    const events = [log.created(0), log.opened(5, id(1))];
    events.push({ ...log.closed(9_000, id(1), code), wasClean: code !== 1006 } as SessionEvent);
    for (const policy of [GUIDE, NO_POLICY]) {
      expect(judgedBy('gave-up-early', events, policy, 200_000)).toHaveLength(isJudged ? 1 : 0);
    }
  });

  it.each([['Error in connection establishment: net::ERR_UNSAFE_PORT'], [null]])(
    'is not where no retry helps (%s: without words by the policy of the page)',
    (failureText) => {
      const log = createRealmLog();
      const created = { ...log.created(0), ...(failureText === null && { isStopped: true }) } as SessionEvent;
      const seen = createRealmLog('network').network(90, { failureText });
      const events = [created, log.closed(30, id(1)), ...(failureText === null ? [] : [seen])];
      const rules = judged(events, GUIDE, 200_000).map(({ rule }) => rule);
      expect(rules).toEqual(['connection-failed']);
    },
  );

  it('leaves one error of one fault, however many rules speak of it', () => {
    const seen = createRealmLog('network');
    const { events, endMs } = retriesOf(CLIMB.slice(0, 5));
    const causes = events
      .filter(({ type }) => type === 'connection-closed')
      .map(({ timestamp }, index) =>
        seen.network(timestamp - START + 20, {
          entryId: `e${index}`,
          failureText: "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
        }),
      );
    const found = judged([...events, ...causes], GUIDE, endMs + 65_000);
    const severities = Object.fromEntries(found.map(({ rule, severity }) => [rule, severity]));
    expect(severities).toMatchObject({
      'connection-failed': 'error',
      'protocol-mismatch': 'warning',
      'gave-up-early': 'warning',
    });
    expect(found.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  it.each([
    ['the server said goodbye', (log: ReturnType<typeof createRealmLog>) => [log.closed(9_000, id(1), 1000)]],
    ['the page closed', (log) => [log.closeRequested(8_999, id(1)), log.closed(9_000, id(1), 1000)]],
    ['the page was left', (log) => [log.event(9_000, { type: 'realm-ended', isCached: false })]],
    ['the page is hidden', (log) => [log.closed(9_000, id(1), 1006), log.event(9_001, { type: 'page-hidden' })]],
    [
      'another client is connected',
      (log) => [log.created(100, PY_STACK, PY_FRAMES), log.opened(120, id(2)), log.closed(9_000, id(1), 1006)],
    ],
  ] as Array<[string, (log: ReturnType<typeof createRealmLog>) => SessionEvent[]]>)('is not where %s', (_, end) => {
    const log = createRealmLog();
    const events = [log.started(0), log.created(0), log.opened(5, id(1)), ...end(log)];
    const rules = judged(events, GUIDE, 200_000).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule.startsWith('gave-up'))).toEqual([]);
  });

  it('never comes where the retries go beyond the most that the policy allows', () => {
    expect(judgedBy('never-gives-up', retriesOf(CLIMB).events)).toEqual([]);
    expect(judgedBy('never-gives-up', retriesOf([...CLIMB, 30_000]).events)).toMatchObject([
      { facts: { retries: 11, allowed: 10 }, until: null },
    ]);
  });
});

describe('a retry after a clean close', () => {
  function returns(count: number, byPage: boolean, waitMs = 1_000, apartMs = 10_000): SessionEvent[] {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (let index = 1; index <= count + 1; index++) {
      const at = index * apartMs;
      events.push(log.created(at), log.opened(at + 5, id(index)));
      if (byPage) events.push(log.closeRequested(at + apartMs - 1 - waitMs, id(index)));
      events.push(log.closed(at + apartMs - waitMs, id(index), 1000));
    }
    return events;
  }

  it('is named at once after the server\u2019s, and as a note after the page\u2019s third', () => {
    expect(judgedBy('retry-after-clean-close', returns(1, false))).toMatchObject([
      { severity: 'warning', facts: { count: 1, by: 'server', delayMs: 1_000 } },
    ]);
    expect(judgedBy('retry-after-clean-close', returns(2, true))).toEqual([]);
    expect(judgedBy('retry-after-clean-close', returns(3, true))).toMatchObject([
      { severity: 'information', facts: { count: 3, by: 'page' } },
    ]);
    expect(judgedBy('retry-after-clean-close', returns(3, true, 1))).toEqual([]);
  });

  it('is only a note where something new may have been asked for, or the server exchanges connections by the hour', () => {
    const note = { severity: 'information', confidence: 'uncertain' };
    expect(judgedBy('retry-after-clean-close', returns(4, false, 6_800))).toMatchObject([note]);
    expect(judgedBy('retry-after-clean-close', returns(4, false, 1_000, 3_600_000))).toMatchObject([note]);
    expect(judgedBy('retry-after-clean-close', returns(1, false, 5_000))).toMatchObject([
      { severity: 'warning', confidence: 'likely' },
    ]);
  });

  it('is none where the page closes what is idle and connects when there is need', () => {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (const [index, at] of [0, 3_000, 9_000, 11_500, 16_000, 18_900].entries()) {
      events.push(log.created(at), log.opened(at + 5, id(index + 1)));
      events.push(log.closeRequested(at + 1_000, id(index + 1)), log.closed(at + 1_002, id(index + 1), 1000));
    }
    expect(judgedBy('retry-after-clean-close', events)).toEqual([]);
  });
});

describe('a loop of connection timeouts', () => {
  it('is attempts that hang until the page begins anew, without growth', () => {
    const log = createRealmLog();
    const events: SessionEvent[] = [];
    for (let index = 1; index <= 4; index++) {
      const at = index * 15_000;
      if (index > 1) events.push(log.closeRequested(at - 1, id(index - 1)), log.closed(at - 1, id(index - 1)));
      events.push(log.created(at));
    }
    expect(judgedBy('connection-timeout-loop', events)).toMatchObject([
      { severity: 'error', facts: { attempts: 3, leastMs: 15_000, mostMs: 15_000 } },
    ]);
    expect(judgedBy('fixed-delay', events)).toEqual([]);
  });
});

describe('clients in step', () => {
  function twoClients(offsetMs: number, delays: readonly number[]) {
    const log = createRealmLog();
    const one = retriesOf(delays, 0, log);
    const other = retriesOf(delays, offsetMs, log, PY_STACK);
    return [...one.events, ...other.events].sort((a, b) => a.timestamp - b.timestamp || a.sequence - b.sequence);
  }

  it('are two that try again in one moment more than once', () => {
    const found = judgedBy('clients-in-step', renumbered(twoClients(8, [5_000, 5_000, 5_000])));
    expect(found).toMatchObject([{ severity: 'warning', confidence: 'certain', facts: { count: 3, apartMs: 8 } }]);
  });

  it('are not two that are apart', () => {
    expect(judgedBy('clients-in-step', renumbered(twoClients(900, [5_000, 5_000])))).toEqual([]);
  });
});

/** In order of time, as one page would have sent them. */
function renumbered(events: readonly SessionEvent[]): SessionEvent[] {
  return events.map((event, sequence) => ({ ...event, sequence }));
}

describe('the connection limit', () => {
  it('may be reached where one is refused while others are open, and is never certain', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const events = [
      log.created(0),
      log.opened(5, id(1)),
      log.created(1_000, PY_STACK, PY_FRAMES),
      log.closed(1_010, id(2)),
    ];
    expect(judgedBy('connection-limit', events)).toEqual([]);
    const refused = net.network(1_100, { failureText: 'Unexpected response code: 403', startedAt: null });
    expect(judgedBy('connection-limit', [...events, refused])).toMatchObject([
      { confidence: 'uncertain', facts: { refused: 1, open: 1, status: 403 } },
    ]);
  });

  it('is seen among attempts of one turn too, of which some open and one is refused', () => {
    const log = createRealmLog();
    const net = createRealmLog('network');
    const attempts = [log.created(0), log.created(1), log.opened(5, id(1)), log.closed(10, id(2))];
    const refused = net.network(20, { failureText: 'Unexpected response code: 403', startedAt: null });
    expect(judgedBy('connection-limit', [...attempts, refused])).toMatchObject([{ facts: { refused: 1, open: 1 } }]);
  });
});
