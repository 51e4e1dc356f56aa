import { describe, expect, it } from 'vitest';
import { talkOn } from '../../streams/talk.ts';
import { foundBy, rulesAt, WELCOME } from './said.ts';

describe('what is not as it should be', () => {
  it('is a type that the trading app does not document', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    expect(rulesAt(talk.model, 100)).toEqual([]);
    talk.received(20, { type: 'brand_new' });
    talk.received(30, { type: 'brand_new' });
    expect(foundBy('unknown-type', talk.model, 100)).toMatchObject([
      { severity: 'information', facts: { types: ['brand_new'], count: 2 }, evidence: [{ index: 1 }] },
    ]);
  });

  it('is a message that the server refuses', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    talk.sent(20, { type: 'nonsense' });
    talk.received(30, {
      type: 'error',
      error: 'unknown_message_type',
      message: 'Unknown message type: nonsense',
      supported_types: ['ping'],
      timestamp: '2025-03-04T10:15:30.123456',
    });
    expect(foundBy('message-refused', talk.model, 100)).toMatchObject([
      { facts: { code: 'unknown_message_type', about: 'nonsense', count: 1 }, evidence: [{ index: 1 }, { index: 2 }] },
    ]);
  });

  it('is a field that differs from its schema, with how many were looked at', () => {
    const talk = talkOn();
    talk.received(10, { ...WELCOME, data: { ...WELCOME.data, heartbeat_interval: 'thirty' } });
    expect(foundBy('schema-drift', talk.model, 100)).toMatchObject([
      { facts: { type: 'connection_established', driftCount: 1, lookedCount: 1, drift: { kind: 'mistyped' } } },
    ]);
  });

  it('is a text that is no JSON among many that are, but not where both are usual', () => {
    const odd = talkOn();
    for (let n = 0; n < 10; n++) odd.received(n * 1_000, { n });
    odd.received(11_000, '<html>');
    expect(foundBy('text-not-json', odd.model, 12_000)).toMatchObject([
      { severity: 'warning', facts: { isReceived: true, count: 1, jsonCount: 10 }, evidence: [{ index: 10 }] },
    ]);
    const early = talkOn();
    early.received(0, '{"type": "trading_update", "data": {"symbol": ');
    for (let n = 0; n < 10; n++) early.received(1_000 + n * 1_000, { n });
    expect(foundBy('text-not-json', early.model, 12_000)).toMatchObject([{ evidence: [{ index: 0 }] }]);
    const greeting = talkOn();
    greeting.received(0, '[server] hello');
    for (let n = 0; n < 10; n++) greeting.received(1_000 + n * 1_000, { n });
    expect(rulesAt(greeting.model, 12_000)).not.toContain('text-not-json');
    const mixed = talkOn();
    for (let n = 0; n < 10; n++) {
      mixed.received(n * 1_000, { n });
      mixed.received(n * 1_000 + 500, `line ${n}`);
    }
    expect(rulesAt(mixed.model, 12_000)).not.toContain('text-not-json');
  });
});
