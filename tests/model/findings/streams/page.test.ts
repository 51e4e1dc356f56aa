import { describe, expect, it } from 'vitest';
import type { SessionModel } from '../../../../lib/model/session.ts';
import type { CheckResult } from '../../../../lib/protocol/checks.ts';
import type { SessionEvent } from '../../../../lib/protocol/events.ts';
import { createRealmLog, START, URL_OF_APP } from '../../session-log.ts';
import { talkOn } from '../../streams/talk.ts';
import { foundBy, rulesAt } from './said.ts';

function poll(model: SessionModel, times: readonly number[], log = createRealmLog('network-http')): void {
  const facts = { type: 'http-observed', method: 'GET', url: 'http://localhost:8000/health', status: 200 } as const;
  for (const at of times) model.append([log.event(at, { ...facts, startedAt: START + at, durationMs: 5 })]);
}

function check(model: SessionModel, at: number, result: CheckResult): void {
  model.append([createRealmLog('checks').event(at, { type: 'check-ran', durationMs: 10, result }) as SessionEvent]);
}

describe('polling-active', () => {
  const TIMES = [11_000, 21_000, 31_000, 41_000, 51_000];

  it('is a warning where it began after a connection was lost and none is open', () => {
    const talk = talkOn();
    talk.event(talk.log.closed(10_000, talk.id));
    poll(talk.model, TIMES);
    expect(foundBy('polling-active', talk.model, 55_000)).toMatchObject([
      {
        severity: 'warning',
        confidence: 'likely',
        facts: { paths: ['/health'], periodMs: 10_000, loops: 1, isSocketOpen: false, isAfterLoss: true },
      },
    ]);
    expect(rulesAt(talk.model, 90_000)).not.toContain('polling-active');
  });

  it('is a note, and uncertain, where a socket was open all the time', () => {
    const talk = talkOn();
    poll(talk.model, TIMES);
    expect(foundBy('polling-active', talk.model, 55_000)).toMatchObject([
      { severity: 'information', confidence: 'uncertain', facts: { isSocketOpen: true, isAfterLoss: false } },
    ]);
  });

  it('is not said of hosts that there is no socket to, nor of single requests', () => {
    const talk = talkOn();
    poll(talk.model, [11_000, 13_000, 40_000]);
    expect(rulesAt(talk.model, 55_000)).not.toContain('polling-active');
  });
});

describe('what checks found', () => {
  const stats = (onServer: number, openCount: number): CheckResult => ({
    check: 'stats',
    openCount,
    answers: [
      {
        url: 'http://localhost:8000/ws/stats',
        way: 'panel',
        status: 200,
        body: JSON.stringify({ success: true, data: { active_connections: onServer } }),
        isBodyCut: false,
        tookMs: 3,
        failureText: null,
      },
    ],
  });

  it('is fewer connections on the server than are open here, not more', () => {
    const talk = talkOn();
    check(talk.model, 1_000, stats(3, 1));
    expect(rulesAt(talk.model, 2_000)).not.toContain('fewer-on-server');
    check(talk.model, 3_000, stats(0, 1));
    expect(foundBy('fewer-on-server', talk.model, 4_000)).toMatchObject([
      { severity: 'warning', confidence: 'likely', facts: { onServer: 0, here: 1 }, connectionIds: [talk.id] },
    ]);
  });

  const flags = (value: boolean, readyState: number): CheckResult => ({
    check: 'flags',
    openUrls: [],
    holders: [
      {
        language: 'javascript',
        path: 'window.tradingWebSocket',
        found: 'object',
        flags: [{ name: 'isConnected', value }],
        socket: { name: 'ws', url: URL_OF_APP, readyState },
      },
    ],
  });

  it('is a flag that differs from the ready state, until a later look finds it right', () => {
    const talk = talkOn();
    check(talk.model, 1_000, flags(true, 3));
    expect(foundBy('stale-flag', talk.model, 2_000)).toMatchObject([
      {
        confidence: 'certain',
        connectionIds: [talk.id],
        facts: { path: 'window.tradingWebSocket', flag: 'isConnected', value: true, readyState: 'closed' },
      },
    ]);
    check(talk.model, 3_000, flags(true, 1));
    expect(rulesAt(talk.model, 4_000)).not.toContain('stale-flag');
  });

  it('is nothing while a closing handshake is under way', () => {
    const talk = talkOn();
    check(talk.model, 1_000, flags(true, 2));
    expect(rulesAt(talk.model, 2_000)).not.toContain('stale-flag');
  });
});
