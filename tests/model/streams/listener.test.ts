import { describe, expect, it } from 'vitest';
import { talkOn } from './talk.ts';

const WELCOME = { type: 'connection_established', data: { connection_id: 'c1', supported_features: ['heartbeat'] } };
const AT = '2025-03-04T10:15:30.123456+00:00';
const unknown = (about: string) => ({
  type: 'error',
  error: 'unknown_message_type',
  message: `Unknown message type: ${about}`,
  supported_types: ['ping'],
  timestamp: AT,
});

describe('what a server complains about', () => {
  it('is counted by code and by what it is about, and tied to the pong before it', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    for (const at of [1_000, 2_000]) {
      talk.received(at, { type: 'ping', timestamp: AT, server_time: at });
      talk.sent(at + 5, { type: 'pong', timestamp: AT, server_timestamp: AT });
      talk.received(at + 9, unknown('pong'));
    }
    talk.sent(3_000, { type: 'nonsense' });
    talk.received(3_010, unknown('nonsense'));
    expect(talk.stream().complaints).toMatchObject([
      { code: 'unknown_message_type', about: 'pong', count: 2, afterPongCount: 2, causeIndex: 2 },
      { about: 'nonsense', count: 1, afterPongCount: 0 },
    ]);
  });

  it('is not tied to a pong that something else was sent after', () => {
    const talk = talkOn();
    talk.received(10, { type: 'ping' });
    talk.sent(11, { type: 'pong' });
    talk.sent(12, { type: 'order' });
    talk.received(13, { type: 'error', message: 'no' });
    expect(talk.stream().complaints).toMatchObject([{ code: 'no', afterPongCount: 0 }]);
  });
});

describe('what is not as documented', () => {
  it('is a type that the trading app does not know, counted whole', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    for (let n = 0; n < 9; n++) talk.received(20 + n, { type: 'brand_new', data: n });
    expect(talk.stream().unknownTypes).toMatchObject([{ typeLabel: 'brand_new', count: 9, isReceived: true }]);
  });

  it('is a field of another type, looked for by sample', () => {
    const talk = talkOn();
    talk.received(10, { ...WELCOME, data: { ...WELCOME.data, heartbeat_interval: 'thirty' } });
    expect(talk.stream().drifts).toMatchObject([
      { typeLabel: 'connection_established', driftCount: 1, lookedCount: 1 },
    ]);
  });

  it('is text that is no JSON among JSON, but not a heartbeat or another kind of text', () => {
    const talk = talkOn();
    for (let n = 0; n < 5; n++) talk.received(n * 1_000, { type: 'tick', n });
    talk.received(6_000, 'pong');
    talk.received(7_000, '{"type":"tick","n":}');
    talk.received(8_000, '<html>');
    talk.received(9_000, '{"type":"tick","n":7}\n');
    expect(talk.stream().broken).toMatchObject([{ isReceived: true, brokenCount: 2, firstIndex: 6, lastIndex: 7 }]);
    const other = talkOn();
    for (const text of ['hello', 'world', '{"a":1}', 'x', '{"a":2}', 'y']) other.received(10, text);
    expect(other.stream().broken).toEqual([]);
  });

  it('asks nothing of an application that it does not know', () => {
    const talk = talkOn();
    for (let n = 0; n < 9; n++) talk.received(20 + n, { type: `t${n}`, data: n });
    expect(talk.stream()).toMatchObject({ unknownTypes: [], drifts: [], complaints: [], subscriptions: [] });
  });
});

describe('requests', () => {
  it('wait until they are answered', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    talk.sent(100, { type: 'request_update', data: { type: 'positions' } });
    talk.sent(101, { type: 'request_update', data: { type: 'signals' } });
    talk.received(120, { type: 'positions_update', data: { positions: [] }, timestamp: AT });
    expect(talk.stream().requests).toMatchObject([{ key: 'update signals', messageIndex: 2 }]);
  });
});

describe('a flood', () => {
  it('is looked at within a budget, and says so', () => {
    const talk = talkOn();
    talk.received(0, WELCOME);
    for (let n = 0; n < 2_000; n++) talk.received(1 + n / 100, unknown(`t${n % 3}`));
    expect(talk.stream().isOverwhelmed).toBe(true);
    expect(talk.stream().complaints.reduce((sum, { count }) => sum + count, 0)).toBeLessThan(500);
  });
});
