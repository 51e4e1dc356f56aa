import { describe, expect, it } from 'vitest';
import type { Json } from '../../../lib/decode/decoded.ts';
import { tradingDrift } from '../../../lib/decode/trading/trading-drift.ts';

const AT = '2025-03-04T10:15:30.123456+00:00';
const info = { id: 'general_1', channel: 'general', priority: 'normal', timestamp: AT, server_version: '1.0.0' };
const position = {
  id: '41',
  symbol: 'PETR4',
  side: 'BUY',
  entry_price: 36.42,
  current_price: 37.18,
  quantity: 300,
  entry_time: AT,
};
const positions = (...list: object[]) => ({ type: 'positions_update', timestamp: AT, data: { positions: list } });
const completed = { status: 'completed', total_assets: 9, valid_assets: 7, invalid_assets: 2, duration: 1.5 };

function driftOf(message: object, direction: 'sent' | 'received' = 'received') {
  return tradingDrift(message as Json, { direction, isApp: true });
}

describe('drift of the trading app', () => {
  it.each([
    [
      'a missing field',
      { type: 'pong', timestamp: AT, server_timestamp: undefined },
      'sent',
      'missing server_timestamp',
    ],
    [
      'an extra one',
      { type: 'subscribe', data: { channel: 'general', retries: 3 } },
      'sent',
      'extra data.retries: null, number',
    ],
    [
      'one of another type',
      { type: 'subscribe', data: { channel: 7 } },
      'sent',
      'mistyped data.channel: string, number',
    ],
    ['a broken time', { type: 'get_stats', timestamp: '10:15' }, 'sent', 'mistyped timestamp: time, string'],
    [
      'no whole number',
      { type: 'ping', timestamp: AT, server_time: 1.5 },
      'received',
      'mistyped server_time: integer, number',
    ],
    [
      'a value that is none of the known',
      { ...positions({ ...position, side: 'HOLD' }) },
      'received',
      'mistyped data.positions[].side: "BUY" | "SELL", "HOLD"',
    ],
    ['a body that is a list', { type: 'stats', data: [] }, 'received', 'mistyped data: object, array'],
    [
      'a body that is null',
      { type: 'scanner_completed', payload: null, broadcast_info: info },
      'received',
      'mistyped payload: object, null',
    ],
  ] as const)('names %s', (_, message, direction, expected) => {
    const words = driftOf(message, direction).map(({ kind, path, expected, found }) =>
      kind === 'missing' ? `${kind} ${path}` : `${kind} ${path}: ${expected}, ${found}`,
    );
    expect(words).toContain(expected);
  });

  it('says what a missing field should have been', () => {
    const message = { type: 'scanner_completed', payload: completed, broadcast_info: info };
    expect(driftOf(message)).toEqual([{ kind: 'missing', path: 'payload.timestamp', expected: 'string', found: null }]);
  });

  it('is told once for all elements of a list', () => {
    const wrong = { ...position, quantity: '300', leverage: 3 };
    expect(driftOf(positions(wrong, position, wrong)).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'mistyped data.positions[].quantity',
      'extra data.positions[].leverage',
    ]);
  });

  it('is measured against the nearest variant', () => {
    const payload = { status: 'started', message: 'x', total_assets: 0, timestamp: AT };
    expect(driftOf({ type: 'scanner_started', payload, broadcast_info: info })).toEqual([
      { kind: 'missing', path: 'payload.metadata', expected: 'object', found: null },
    ]);
  });

  it('marks a type that the app does not have, and one that goes the other way', () => {
    const unknown = (found: string) => [{ kind: 'unknown-type', path: 'type', expected: null, found }];
    expect(tradingDrift({ type: 'brand_new', broadcast_info: info })).toEqual(unknown('brand_new'));
    expect(driftOf({ type: 'brand_new' }, 'sent')).toEqual(unknown('brand_new'));
    expect(driftOf({ type: 'scanner_progress', payload: {} }, 'sent')).toEqual(unknown('scanner_progress'));
    expect(driftOf({ type: 'toString' })).toEqual(unknown('toString'));
  });

  it('lets free keys be where the app adds them', () => {
    const payload = {
      message: 'x',
      current_step: 0,
      total_steps: 0,
      processed_count: 1,
      total_assets: 2,
      progress_percentage: 50,
      timestamp: AT,
      status: 'validating',
      exchange: 'B3',
    };
    expect(driftOf({ type: 'scanner_progress', payload, broadcast_info: info })).toEqual([]);
    expect(driftOf({ type: 'scanner_progress', payload, broadcast_info: info, extra: 1 })).toHaveLength(1);
  });

  it('is bounded, however wrong a message is', () => {
    const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, index]));
    const drift = driftOf({ type: 'subscribe', data: { channel: 'general', ...keys, ['x'.repeat(9_000)]: 1 } }, 'sent');
    expect(drift).toHaveLength(50);
    expect(Math.max(...drift.map(({ path }) => path.length))).toBeLessThan(100);
  });
});
