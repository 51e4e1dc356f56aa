import { describe, expect, it } from 'vitest';
import { START } from '../../session-log.ts';
import { type Talk, talkOn } from '../../streams/talk.ts';
import { foundBy, rulesAt, WELCOME } from './said.ts';

const broadcast = (type: string, payload: object, channel = 'general') => ({
  type,
  payload,
  broadcast_info: { id: `${channel}_1`, channel, priority: 'normal' },
});

function scanning(talk: Talk, from = 1_000): void {
  talk.received(10, WELCOME);
  talk.received(from, broadcast('scanner_started', {}, 'scanner_status'));
  talk.received(from + 1, broadcast('scanner_started', {}));
  for (let n = 1; n <= 4; n++) {
    talk.received(from + n * 1_000, broadcast('scanner_progress', { processed_count: n, total_assets: 10 }));
  }
}

describe('scan-without-end', () => {
  it('tells of a scan that says nothing for long, and is not sure that it ended', () => {
    const talk = talkOn();
    scanning(talk);
    expect(rulesAt(talk.model, 30_000)).not.toContain('scan-without-end');
    expect(foundBy('scan-without-end', talk.model, 36_000)).toMatchObject([
      {
        confidence: 'uncertain',
        since: START + 1_000,
        facts: { processed: 4, total: 10, silentMs: 31_000, isOver: false },
        evidence: [{ index: 1 }, { index: 6 }],
      },
    ]);
    talk.received(40_000, broadcast('scanner_completed', { total_assets: 10 }));
    expect(foundBy('scan-without-end', talk.model, 90_000)).toMatchObject([
      { severity: 'information', until: START + 40_000, facts: { silentMs: 35_000, isOver: true } },
    ]);
  });

  it('is not said of a scan that took its time evenly', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    talk.received(1_000, broadcast('scanner_started', {}));
    for (let n = 1; n <= 4; n++) {
      talk.received(1_000 + n * 31_000, broadcast('scanner_progress', { processed_count: n, total_assets: 4 }));
    }
    talk.received(126_000, broadcast('scanner_completed', { total_assets: 4 }));
    expect(rulesAt(talk.model, 190_000)).not.toContain('scan-without-end');
  });
});

describe('of what is missing', () => {
  const completed = broadcast('scanner_completed', { total_assets: 10 });
  const price = broadcast('price_update', { symbol: 'BTC-USDT' });

  it('the end of a scan may be: neither its silence nor the end of its connection proves anything', () => {
    const talk = talkOn();
    scanning(talk);
    talk.log.skip(3);
    talk.received(20_000, price);
    expect(rulesAt(talk.model, 90_000)).not.toContain('scan-without-end');
    talk.event(talk.log.closed(91_000, talk.id));
    expect(rulesAt(talk.model, 92_000)).not.toContain('scan-interrupted');
  });

  it('is no part of a pause, nor of two scans that overlap', () => {
    const talk = talkOn();
    scanning(talk);
    talk.log.skip(3);
    talk.received(60_000, broadcast('scanner_progress', { processed_count: 9, total_assets: 10 }));
    expect(rulesAt(talk.model, 61_000)).not.toContain('scan-without-end');
    talk.log.skip(1);
    talk.received(62_000, broadcast('scanner_started', {}));
    talk.received(63_000, completed);
    expect(rulesAt(talk.model, 64_000)).not.toContain('scan-contradiction');
  });

  it('is nothing of a silence that was long enough before', () => {
    const talk = talkOn();
    scanning(talk);
    talk.received(40_000, price);
    talk.log.skip(3);
    talk.received(50_000, price);
    expect(foundBy('scan-without-end', talk.model, 60_000)).toMatchObject([{ facts: { silentMs: 35_000 } }]);
  });
});

describe('scan-interrupted', () => {
  it('tells how far it had come, and whether its end was heard later', () => {
    const talk = talkOn();
    scanning(talk);
    talk.event(talk.log.closed(6_000, talk.id));
    expect(foundBy('scan-interrupted', talk.model, 7_000)).toMatchObject([
      { confidence: 'certain', facts: { processed: 4, total: 10, awayMs: null, isEndKnown: false } },
    ]);
    const again = talk.log.nextId();
    talk.event(talk.log.created(11_000));
    talk.event(talk.log.opened(11_010, again));
    talk.event(talk.log.received(11_020, again, JSON.stringify(WELCOME)));
    talk.event(talk.log.received(12_000, again, JSON.stringify(broadcast('scanner_completed', { total_assets: 10 }))));
    expect(foundBy('scan-interrupted', talk.model, 13_000)).toMatchObject([
      { until: START + 11_010, facts: { awayMs: 5_010, isEndKnown: true } },
    ]);
  });

  it('is not said where the page was left, or the scan had ended', () => {
    const left = talkOn();
    scanning(left);
    left.event(left.log.event(6_000, { type: 'realm-ended', isCached: false }));
    expect(rulesAt(left.model, 7_000)).not.toContain('scan-interrupted');
    const ended = talkOn();
    scanning(ended);
    ended.received(6_000, broadcast('scanner_error', { message: 'x' }));
    ended.event(ended.log.closed(7_000, ended.id));
    expect(rulesAt(ended.model, 8_000)).not.toContain('scan-interrupted');
  });
});

describe('scan-contradiction', () => {
  it('notes scans that overlap, but not one that is announced twice', () => {
    const talk = talkOn();
    scanning(talk);
    expect(rulesAt(talk.model, 5_500)).not.toContain('scan-contradiction');
    talk.received(6_000, broadcast('scanner_started', {}, 'scanner_status'));
    expect(foundBy('scan-contradiction', talk.model, 7_000)).toMatchObject([
      { severity: 'information', facts: { overlaps: 1, contradictoryEnds: 0 } },
    ]);
  });
});

describe('reconnect-gap', () => {
  it('adds up the times in which the page was told nothing', () => {
    const talk = talkOn();
    talk.received(10, WELCOME);
    talk.event(talk.log.closed(1_000, talk.id));
    talk.event(talk.log.sendFailed(2_000, talk.id, 3, null));
    const failed = talk.log.nextId();
    talk.event(talk.log.created(3_000));
    talk.event(talk.log.closed(3_010, failed));
    expect(rulesAt(talk.model, 4_000)).not.toContain('reconnect-gap');
    const again = talk.log.nextId();
    talk.event(talk.log.created(6_000));
    talk.event(talk.log.opened(6_010, again));
    expect(foundBy('reconnect-gap', talk.model, 7_000)).toMatchObject([
      { confidence: 'uncertain', facts: { count: 1, totalMs: 5_010, longestMs: 5_010, failedSends: 1 } },
    ]);
  });
});
