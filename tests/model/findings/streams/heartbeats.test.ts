import { describe, expect, it } from 'vitest';
import { START } from '../../session-log.ts';
import { type Talk, talkOn } from '../../streams/talk.ts';
import { foundBy, rulesAt, WELCOME } from './said.ts';

const AT = '2025-03-04T10:15:30.123456+00:00';
const PING = { type: 'ping' };
const PONG = { type: 'pong' };

function pings(talk: Talk, times: readonly number[], isAnswered: boolean): void {
  for (const at of times) {
    talk.sent(at, PING);
    if (isAnswered) talk.received(at + 20, PONG);
  }
}

describe('heartbeat-lost', () => {
  it('tells of a connection on which pings are not answered any more and nothing is heard', () => {
    const talk = talkOn();
    pings(talk, [30_000, 60_000, 90_000], true);
    pings(talk, [120_000, 150_000, 180_000], false);
    const [finding, ...more] = foundBy('heartbeat-lost', talk.model, 190_000);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      confidence: 'likely',
      since: START + 120_000,
      until: null,
      facts: { unanswered: 3, isSilent: true, isProven: true, doPeersHear: false, intervalMs: 30_000 },
      evidence: [
        { kind: 'message', index: 5 },
        { kind: 'message', index: 6 },
        { kind: 'message', index: 8 },
      ],
    });
  });

  it('is less sure of two than of three, and milder where other messages still come', () => {
    const talk = talkOn();
    pings(talk, [30_000, 60_000], true);
    pings(talk, [90_000, 120_000], false);
    talk.received(121_000, { type: 'tick' });
    expect(foundBy('heartbeat-lost', talk.model, 130_000)).toMatchObject([
      { severity: 'warning', confidence: 'uncertain', facts: { isSilent: false, unanswered: 2 } },
    ]);
  });

  it('says nothing while an answer may be on its way, nor once it came', () => {
    const talk = talkOn();
    pings(talk, [30_000, 60_000, 90_000], true);
    talk.sent(120_000, PING);
    talk.sent(120_500, PING);
    expect(rulesAt(talk.model, 121_000)).not.toContain('heartbeat-lost');
    talk.received(121_200, PONG);
    talk.received(121_300, PONG);
    expect(rulesAt(talk.model, 200_000)).not.toContain('heartbeat-lost');
  });

  it('does not ask for answers that a server never gave while it sends other things', () => {
    const talk = talkOn();
    for (let n = 1; n < 9; n++) {
      talk.sent(n * 10_000, PING);
      talk.received(n * 10_000 + 3_000, { type: 'tick', n });
    }
    expect(rulesAt(talk.model, 90_000)).not.toContain('heartbeat-lost');
  });

  it('takes the pongs of another connection to the endpoint for a proof, and its messages for a sign of life', () => {
    const healthy = talkOn();
    const zombie = talkOn({ realm: 'other', model: healthy.model });
    pings(healthy, [30_000, 60_000, 90_000, 120_000], true);
    pings(zombie, [40_000, 70_000, 100_000], false);
    expect(foundBy('heartbeat-lost', healthy.model, 125_000)).toMatchObject([
      { connectionIds: [zombie.id], confidence: 'likely', facts: { isProven: true, doPeersHear: true } },
    ]);
  });

  it('counts no ping whose answer may be among the messages that are missing', () => {
    const talk = talkOn();
    pings(talk, [30_000, 60_000, 90_000], true);
    pings(talk, [120_000, 150_000], false);
    talk.log.skip(2);
    pings(talk, [180_000], false);
    expect(rulesAt(talk.model, 300_000)).toContain('heartbeat-lost');
    expect(foundBy('heartbeat-lost', talk.model, 300_000)).toMatchObject([{ facts: { unanswered: 2 } }]);
    const early = talkOn();
    pings(early, [30_000, 60_000, 90_000], true);
    pings(early, [120_000], false);
    early.log.skip(2);
    pings(early, [150_000], false);
    early.log.skip(2);
    early.received(152_000, { type: 'tick' });
    expect(rulesAt(early.model, 300_000)).not.toContain('heartbeat-lost');
  });

  it('is over with the connection', () => {
    const talk = talkOn();
    pings(talk, [30_000, 60_000], true);
    pings(talk, [90_000, 120_000, 150_000], false);
    talk.event(talk.log.closed(160_000, talk.id));
    expect(foundBy('heartbeat-lost', talk.model, 900_000)).toMatchObject([
      { severity: 'warning', until: START + 160_000, facts: { unanswered: 3 } },
    ]);
  });
});

describe('server-silent', () => {
  const cable = () => {
    const talk = talkOn({ subprotocol: 'actioncable-v1-json' });
    talk.received(10, { type: 'welcome' });
    for (let n = 1; n <= 6; n++) talk.received(n * 3_000, { type: 'ping', message: n });
    return talk;
  };

  it('tells of a sign of life that is overdue', () => {
    const { model } = cable();
    expect(rulesAt(model, 27_000)).not.toContain('server-silent');
    expect(foundBy('server-silent', model, 30_000)).toMatchObject([
      { severity: 'warning', confidence: 'uncertain', facts: { intervalMs: 3_000, silentMs: 12_000 } },
    ]);
  });

  it('is counted from where messages are missing', () => {
    const talk = cable();
    talk.log.skip(4);
    talk.event(talk.log.event(49_000, { type: 'page-shown' }));
    expect(rulesAt(talk.model, 58_000)).not.toContain('server-silent');
    expect(foundBy('server-silent', talk.model, 61_000)).toMatchObject([{ facts: { silentMs: 12_000 } }]);
  });

  it('leaves a page alone that was hidden, and so perhaps frozen', () => {
    const talk = cable();
    talk.event(talk.log.event(19_000, { type: 'page-hidden' }));
    expect(rulesAt(talk.model, 60_000)).not.toContain('server-silent');
  });
});

describe('beats-throttled', () => {
  it('says that late pings of a hidden page are not the fault of the application', () => {
    const talk = talkOn();
    pings(talk, [30_000, 60_000, 90_000], true);
    talk.event(talk.log.event(95_000, { type: 'page-hidden' }));
    pings(talk, [150_000, 210_000], true);
    expect(foundBy('beats-throttled', talk.model, 211_000)).toMatchObject([
      { severity: 'information', facts: { count: 2, longestMs: 60_000, intervalMs: 30_000 }, since: START + 90_000 },
    ]);
    expect(rulesAt(talk.model, 211_000)).not.toContain('heartbeat-lost');
  });
});

describe('pong-rejected', () => {
  const error = (message: string) => ({
    type: 'error',
    error: 'unknown_message_type',
    message,
    supported_types: ['ping'],
    timestamp: AT,
  });
  const exchange = (talk: Talk, at: number, message: string) => {
    talk.received(at, { type: 'ping', timestamp: `${AT}${at}`, server_time: at });
    talk.sent(at + 2, { type: 'pong', timestamp: AT, server_timestamp: `${AT}${at}` });
    talk.received(at + 9, error(message));
  };

  it('is certain where the server names the pong', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    exchange(talk, 30_000, 'Unknown message type: pong');
    expect(foundBy('pong-rejected', talk.model, 31_000)).toMatchObject([
      {
        severity: 'information',
        confidence: 'certain',
        facts: { count: 1, isNamed: true },
        evidence: [{ index: 2 }, { index: 3 }],
      },
    ]);
    expect(rulesAt(talk.model, 31_000)).not.toContain('message-refused');
  });

  it('is likely where an error follows each pong and nothing else, and unsaid after one or beside others', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    exchange(talk, 30_000, 'what?');
    expect(rulesAt(talk.model, 31_000)).not.toContain('pong-rejected');
    exchange(talk, 60_000, 'what?');
    expect(foundBy('pong-rejected', talk.model, 61_000)).toMatchObject([{ confidence: 'likely', facts: { count: 2 } }]);
    talk.sent(62_000, { type: 'order' });
    talk.received(62_010, error('what?'));
    expect(rulesAt(talk.model, 63_000)).not.toContain('pong-rejected');
  });
});

describe('connection-unheard', () => {
  const broadcast = (n: number) => ({
    type: 'trading_update',
    data: {},
    broadcast_info: { id: `general_${n}`, channel: 'general', priority: 'normal' },
  });

  it('tells of a connection that hears nothing while one that was served the same does', () => {
    const one = talkOn();
    const other = talkOn({ realm: 'other', model: one.model });
    for (let n = 1; n <= 30; n++) {
      one.received(n * 1_000, broadcast(n));
      if (n <= 10) other.received(n * 1_000 + 1, broadcast(n));
    }
    expect(foundBy('connection-unheard', one.model, 30_000)).toMatchObject([
      { severity: 'error', connectionIds: [other.id], facts: { doubledBroadcasts: 10, silentMs: 19_999 } },
    ]);
  });

  it('counts from where messages are missing', () => {
    const one = talkOn();
    const other = talkOn({ realm: 'other', model: one.model });
    for (let n = 1; n <= 10; n++) {
      one.received(n * 1_000, broadcast(n));
      other.received(n * 1_000 + 1, broadcast(n));
    }
    other.log.skip(40);
    other.event(other.log.event(55_000, { type: 'page-shown' }));
    one.received(60_000, broadcast(60));
    expect(rulesAt(one.model, 60_000)).not.toContain('connection-unheard');
    one.received(80_000, broadcast(80));
    expect(foundBy('connection-unheard', one.model, 80_000)).toMatchObject([{ facts: { silentMs: 25_000 } }]);
  });

  it('does not compare connections that were never served the same', () => {
    const one = talkOn();
    const other = talkOn({ realm: 'other', model: one.model });
    for (let n = 1; n <= 30; n++) {
      one.received(n * 1_000, broadcast(n));
      if (n <= 10) other.received(n * 1_000 + 1, broadcast(n + 1_000));
    }
    expect(rulesAt(one.model, 30_000)).not.toContain('connection-unheard');
  });
});
