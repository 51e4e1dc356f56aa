import { describe, expect, it } from 'vitest';
import { START } from '../../session-log.ts';
import { talkOn } from '../../streams/talk.ts';
import { foundBy, rulesAt, WELCOME } from './said.ts';

const ask = (channel: string) => ({ type: 'subscribe', data: { channel } });
const granted = (channel: string) => ({
  type: 'subscribed',
  data: { channel, status: 'active', connection_id: 'c1', subscriber_count: 1 },
  timestamp: '2025-03-04T10:15:30.123456+00:00',
});

function app() {
  const talk = talkOn();
  talk.received(10, WELCOME);
  return talk;
}

describe('subscription-unanswered', () => {
  it('is likely where others that were asked for were answered since', () => {
    const talk = app();
    for (const channel of ['general', 'trading_data']) talk.sent(100, ask(channel));
    talk.received(110, granted('trading_data'));
    expect(rulesAt(talk.model, 4_000)).not.toContain('subscription-unanswered');
    expect(foundBy('subscription-unanswered', talk.model, 9_000)).toMatchObject([
      {
        severity: 'warning',
        confidence: 'likely',
        facts: { channels: ['general'], waitedMs: 8_900, answeredCount: 1 },
        evidence: [{ kind: 'message', index: 1 }],
      },
    ]);
  });

  it('is uncertain where nothing was answered', () => {
    const talk = app();
    talk.sent(100, ask('general'));
    expect(foundBy('subscription-unanswered', talk.model, 9_000)).toMatchObject([{ confidence: 'uncertain' }]);
  });

  it('is not said of applications that answer none, nor of a connection that closed meanwhile', () => {
    const other = talkOn();
    other.sent(100, { type: 'subscribe', channel: 'a' });
    other.received(200, { type: 'tick' });
    expect(rulesAt(other.model, 60_000)).toEqual([]);
    const closed = app();
    closed.sent(100, ask('general'));
    closed.event(closed.log.closed(2_000, closed.id));
    expect(rulesAt(closed.model, 60_000)).not.toContain('subscription-unanswered');
  });

  it('is said of an unknown application that answered another', () => {
    const talk = talkOn();
    for (const channel of ['a', 'b']) talk.sent(100, { event: 'pusher:subscribe', data: { channel } });
    talk.received(150, { event: 'pusher_internal:subscription_succeeded', channel: 'a', data: '{}' });
    expect(foundBy('subscription-unanswered', talk.model, 60_000)).toMatchObject([
      { confidence: 'likely', facts: { channels: ['b'] } },
    ]);
  });
});

describe('subscription-refused', () => {
  it('names the channel and the reason', () => {
    const talk = app();
    talk.sent(100, ask('trading_signals'));
    talk.received(120, { type: 'error', error: 'invalid_channel', message: 'no', timestamp: '2025-03-04T10:15:30.1' });
    expect(foundBy('subscription-refused', talk.model, 200)).toMatchObject([
      {
        confidence: 'certain',
        since: START + 120,
        facts: { channels: ['trading_signals'], reason: 'invalid_channel' },
        evidence: [{ index: 1 }, { index: 2 }],
      },
    ]);
  });

  it('is only likely the one that is named, where others wait and the refusal names none', () => {
    const talk = app();
    talk.sent(100, ask('trading_signals'));
    talk.sent(101, ask('general'));
    talk.received(120, { type: 'error', error: 'invalid_channel', message: 'no', timestamp: '2025-03-04T10:15:30.1' });
    expect(foundBy('subscription-refused', talk.model, 200)).toMatchObject([{ confidence: 'likely' }]);
  });
});

describe('subscriptions that are there twice', () => {
  it('are told on one connection, and across open connections to one endpoint', () => {
    const one = app();
    for (const at of [100, 200]) {
      one.sent(at, ask('general'));
      one.received(at + 1, granted('general'));
    }
    expect(foundBy('subscription-repeated', one.model, 300)).toMatchObject([
      { severity: 'information', facts: { channels: ['general'], askCount: 2 } },
    ]);
    const other = talkOn({ realm: 'other', model: one.model });
    other.received(10, WELCOME);
    other.sent(400, ask('general'));
    other.received(401, granted('general'));
    expect(foundBy('subscription-doubled', one.model, 500)).toMatchObject([
      { connectionIds: expect.arrayContaining([one.id, other.id]), facts: { channels: ['general'] } },
    ]);
    other.event(other.log.closed(600, other.id));
    expect(rulesAt(one.model, 700)).not.toContain('subscription-doubled');
  });

  it('are not told of one name asked for once each, nor elsewhere than in the trading app', () => {
    const one = app();
    one.sent(100, ask('general'));
    one.received(101, granted('general'));
    const other = talkOn({ url: 'wss://other.example/feed', model: one.model, realm: 'other' });
    for (const symbol of ['A', 'B']) other.sent(100, { type: 'subscribe', channel: 'ticker', symbol });
    other.received(101, { type: 'subscribed', channel: 'ticker' });
    const rules = rulesAt(one.model, 300);
    expect(rules).not.toContain('subscription-repeated');
    expect(rules).not.toContain('subscription-doubled');
  });
});

describe('channel-silent', () => {
  it('notes a channel on which nothing came for two heartbeats of the policy', () => {
    const talk = app();
    for (const channel of ['market_data', 'scanner_status']) {
      talk.sent(100, ask(channel));
      talk.received(110, granted(channel));
    }
    talk.received(20_000, {
      type: 'scanner_status_update',
      payload: {},
      broadcast_info: { id: 'scanner_status_1', channel: 'scanner_status', priority: 'normal' },
    });
    expect(rulesAt(talk.model, 50_000)).not.toContain('channel-silent');
    expect(foundBy('channel-silent', talk.model, 70_000)).toMatchObject([
      { severity: 'information', confidence: 'uncertain', facts: { channels: ['market_data'] } },
    ]);
  });
});

describe('request-unanswered', () => {
  it('tells what was asked for, and forgets what was answered', () => {
    const talk = app();
    for (const type of ['positions', 'signals', 'signals']) talk.sent(100, { type: 'request_update', data: { type } });
    talk.received(120, { type: 'positions_update', data: { positions: [] }, timestamp: '2025-03-04T10:15:30.1' });
    expect(rulesAt(talk.model, 3_000)).not.toContain('request-unanswered');
    expect(foundBy('request-unanswered', talk.model, 6_000)).toMatchObject([{ facts: { what: 'signals', count: 2 } }]);
  });
});

describe('an answer', () => {
  const UNHEARD = ['subscription-unanswered', 'request-unanswered', 'channel-silent'];
  const lateRules = (lostAt: number) => {
    const talk = app();
    for (const channel of ['general', 'market_data']) talk.sent(100, ask(channel));
    talk.received(110, granted('market_data'));
    talk.sent(200, { type: 'request_update', data: { type: 'signals' } });
    talk.received(lostAt, { type: 'system_alert', payload: {} });
    talk.log.skip(3);
    talk.received(lostAt + 1_000, { type: 'system_alert', payload: {} });
    return rulesAt(talk.model, 200_000).filter((rule) => UNHEARD.includes(rule));
  };

  it('is not missed where it may be among the messages that are missing', () => {
    expect(lateRules(3_000)).toEqual([]);
  });

  it('is missed where those came long after', () => {
    expect(lateRules(90_000).toSorted()).toEqual(UNHEARD.toSorted());
  });
});
