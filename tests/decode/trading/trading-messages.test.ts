import { describe, expect, it } from 'vitest';
import { describeTrading } from '../../../lib/decode/trading/describe-trading.ts';
import { isProofOfApp } from '../../../lib/decode/trading/recognise.ts';
import { tradingDrift } from '../../../lib/decode/trading/trading-drift.ts';
import { DOCUMENTED_MESSAGES, type DocumentedMessage } from './documented-messages.ts';

const jsonOf = ({ message }: DocumentedMessage) => JSON.parse(JSON.stringify(message));
const named = DOCUMENTED_MESSAGES.map((one) => [`${one.direction} ${one.label}: ${one.summary}`, one] as const);
const APP_URL = 'ws://localhost:8000/ws';

describe('a documented message of the trading app', () => {
  it.each(named)('%.100s', (_, one) => {
    const { direction, label, message, summary, url = APP_URL } = one;
    const described = describeTrading(jsonOf(one), JSON.stringify(message), { direction, url, isApp: true });
    expect(described).toMatchObject({ format: 'trading', typeLabel: label, summary, error: null });
    expect(described?.isHeartbeat).toBe(label === 'ping' || label === 'pong');
  });

  it.each(named)('has no drift, also where nothing else is known: %.100s', (_, one) => {
    const { direction, url = APP_URL } = one;
    expect(tradingDrift(jsonOf(one), { direction, url, isApp: true })).toEqual([]);
    expect(tradingDrift(jsonOf(one))).toEqual([]);
  });

  it('of every type is in the table', () => {
    expect(new Set(DOCUMENTED_MESSAGES.map(({ label }) => label)).size).toBe(31);
  });

  it('that is broadcast says by which channel, how urgently, and under which id', () => {
    const [one] = DOCUMENTED_MESSAGES.filter(({ message }) => 'broadcast_info' in message);
    if (one === undefined) throw new Error('no broadcast');
    expect(describeTrading(jsonOf(one), '{}')).toMatchObject({
      channel: 'scanner_status',
      priority: 'high',
      broadcastId: 'scanner_status_1741083330123',
    });
  });
});

describe('whether a common name is the app’s', () => {
  it.each([
    ['{"type":"ping"}', false],
    ['{"type":"ping","server_time":1741083365}', true],
    ['{"type":"pong","id":4}', false],
    ['{"type":"pong","server_timestamp":"x"}', true],
    ['{"type":"subscribe","data":{"channel":"general","depth":5}}', true],
    ['{"type":"subscribe","channel":"btcusdt@trade"}', false],
    ['{"type":"error","error":"invalid_channel"}', true],
    ['{"type":"error","error":"boom"}', false],
    ['{"type":"stats","data":{"active_connections":1}}', true],
    ['{"type":"get_stats","id":1}', false],
    ['{"type":"status","ok":true}', false],
    ['{"type":"connected","channel":"trading_signals"}', true],
    ['{"type":"connection_established","id":7}', false],
    ['{"type":"positions_update","positions":{}}', true],
    ['{"type":"new_signal","payload":{}}', false],
    ['{"type":"new_signal","payload":{},"broadcast_info":{}}', true],
    ['{"type":"scanner_started","payload":{}}', true],
  ])('%s by itself: %s; on a connection of the app it always is', (text, isOfApp) => {
    const value = JSON.parse(text);
    expect(describeTrading(value, text)?.format).toBe(isOfApp ? 'trading' : undefined);
    expect(tradingDrift(value).length > 0).toBe(isOfApp);
    expect(describeTrading(value, text, { isApp: true })?.format).toBe('trading');
  });

  it.each(['{"type":"tick"}', '{"action":"ping"}', '{"type":7}', '{"type":""}', '[]', '"ping"', 'null', '7'])(
    '%s is not the app’s',
    (text) => {
      expect(describeTrading(JSON.parse(text), text)).toBeNull();
      expect(tradingDrift(JSON.parse(text))).toEqual([]);
    },
  );
});

describe('isProofOfApp', () => {
  it('is the welcome, every broadcast and the list of accepted types, and nothing else', () => {
    const proofs = DOCUMENTED_MESSAGES.filter((one) => isProofOfApp(jsonOf(one)));
    const expected = DOCUMENTED_MESSAGES.filter(({ message, label }) => {
      return 'broadcast_info' in message || 'supported_types' in message || label === 'connection_established';
    });
    expect(proofs).toEqual(expected);
  });

  it.each(['{"type":"subscribe","data":{"channel":"general"}}', '{"broadcast_info":{"id":"7"}}', '[]', 'null'])(
    'is not %s',
    (text) => {
      expect(isProofOfApp(JSON.parse(text))).toBe(false);
    },
  );
});
