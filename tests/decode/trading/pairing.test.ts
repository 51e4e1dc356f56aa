import { describe, expect, it } from 'vitest';
import type { JsonHint } from '../../../lib/decode/json.ts';
import { describeTrading } from '../../../lib/decode/trading/describe-trading.ts';

function pairingOf(message: object, context: JsonHint = { isApp: true }) {
  return describeTrading(JSON.parse(JSON.stringify(message)), JSON.stringify(message), context)?.pairing ?? null;
}

const AT = '2025-03-04T10:16:05.000211+00:00';
const ping = { type: 'ping', timestamp: AT, server_time: 1741083365 };

describe('a pair of the trading app', () => {
  it.each([
    ['a ping and its pong', { type: 'ping' }, { type: 'pong', timestamp: AT, connection_id: 'conn_7_1741083330' }],
    ['a server ping and the pong that echoes its time', ping, { type: 'pong', timestamp: 'x', server_timestamp: AT }],
    [
      'a subscription and its acknowledgement',
      { type: 'subscribe', data: { channel: 'general' } },
      { type: 'subscribed', data: { channel: 'general', status: 'active', connection_id: 'conn_7_1741083330' } },
    ],
    [
      'an unsubscription by the bare name',
      { type: 'unsubscribe', data: 'general' },
      { type: 'unsubscribed', data: { channel: 'general', status: 'removed' } },
    ],
    ['statistics', { type: 'get_stats' }, { type: 'stats', data: { active_connections: 1 } }],
    [
      'positions',
      { type: 'request_update', data: { type: 'positions' } },
      { type: 'positions_update', data: { positions: [] } },
    ],
  ])('%s', (_, asked, answered) => {
    const [request, reply] = [pairingOf(asked), pairingOf(answered)];
    expect([request?.role, reply?.role]).toEqual(['request', 'reply']);
    expect(reply?.key).toBe(request?.key);
    const directed = pairingOf(asked, { isApp: true, direction: asked === ping ? 'received' : 'sent' });
    expect(directed).toEqual(request);
  });

  it.each([
    [ping, { type: 'ping' }],
    [
      { type: 'subscribe', data: { channel: 'general' } },
      { type: 'unsubscribe', data: { channel: 'general' } },
    ],
    [
      { type: 'request_update', data: { type: 'orders' } },
      { type: 'positions_update', data: { positions: [] } },
    ],
  ])('is not %j with %j', (one, other) => {
    expect(pairingOf(one)?.key).not.toBe(pairingOf(other)?.key);
  });

  it('keeps no more of a name than a key needs', () => {
    const key = pairingOf({ type: 'subscribe', data: { channel: 'x'.repeat(100_000) } })?.key ?? '';
    expect(key.length).toBeLessThan(200);
  });

  it('is nothing that the server says by itself', () => {
    expect(pairingOf({ type: 'scanner_progress', payload: {} })).toBeNull();
  });
});
