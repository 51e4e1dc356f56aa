import { describe, expect, it } from 'vitest';
import { createMessageLog } from '../../lib/model/message-log.ts';
import type { ConnectionId, RealmId } from '../../lib/protocol/identifiers.ts';
import { BIN_COUNT, createRateLog } from '../../lib/state/rate-log.ts';

const EVENT = {
  type: 'message-received',
  realmId: 'page' as RealmId,
  connectionId: 'page/1' as ConnectionId,
  kind: 'text',
  byteLength: 1,
  payload: 'x',
  isTruncated: false,
} as const;

function rateOf(...batches: ReadonlyArray<readonly number[]>) {
  const messages = createMessageLog();
  const rates = createRateLog(messages);
  let sequence = 0;
  for (const times of batches) {
    for (const timestamp of times) messages.append({ ...EVENT, sequence: sequence++, timestamp });
    rates.extend(() => false);
  }
  return rates.extend(() => false).get(EVENT.connectionId);
}

describe('the rate of a connection', () => {
  it('counts its messages in bins from its first one', () => {
    expect(rateOf([1_000, 1_010], [1_260, 1_900])).toEqual({ startedAt: 1_000, binMs: 250, counts: [2, 1, 0, 1] });
  });

  it('has longer bins the longer it lives, and never more of them', () => {
    const day = Array.from({ length: 2_000 }, (_, index) => index * 43_200);
    const rate = rateOf(day.slice(0, 700), day.slice(700));
    expect(rate?.counts.length).toBeLessThanOrEqual(BIN_COUNT);
    expect(rate?.counts.reduce((sum, count) => sum + count, 0)).toBe(2_000);
    expect((rate?.binMs ?? 0) * BIN_COUNT).toBeGreaterThan(day.at(-1) ?? 0);
  });

  it('bears times that run backwards or mean nothing', () => {
    expect(rateOf([500, 100, Number.NaN, Number.POSITIVE_INFINITY, 501])?.counts).toEqual([3]);
  });
});
