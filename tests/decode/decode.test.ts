import { describe, expect, it } from 'vitest';
import { SUMMARY_LENGTH } from '../../lib/decode/decoded.ts';
import { hexPreview, hexRows } from '../../lib/decode/hex.ts';
import { decode } from '../../lib/decode/registry.ts';

const textOf = (payload: string, isTruncated = false) => decode({ payload, isTruncated });

describe('decode, the trading app', () => {
  it.each([
    ['{"type":"subscribe","data":{"channel":"scanner_status"}}', 'scanner_status'],
    [
      '{"type": "connection_established", "data": {"connection_id": "conn_7_1741083330", "heartbeat_interval": 30, "server_version": "1.0.0"}}',
      'conn_7_1741083330, 30 s, 1.0.0',
    ],
    [
      '{"type": "scanner_progress", "payload": {"progress_percentage": 36.94, "processed_count": 300, "total_assets": 812, "current_step": 0, "total_steps": 5}}',
      '36.9 %, 300/812',
    ],
    [
      '{"type": "scanner_progress", "payload": {"message": "Validando", "progress_percentage": 20, "processed_count": 0, "total_assets": 0, "current_step": 1, "total_steps": 5}}',
      '20 %, 1/5, Validando',
    ],
    [
      '{"type": "scanner_completed", "payload": {"valid_assets": 7, "total_assets": 9, "duration": 12.34}}',
      '7/9, 12.3 s',
    ],
    ['{"type":"ping"}', '{"type":"ping"}'],
    ['{"type": "error", "error": "unknown_message_type", "message": "x: pong"}', 'unknown_message_type, x: pong'],
    ['{"type": "positions_update", "data": {"positions": [{}, {}]}}', 'positions 2'],
    ['{"type": "error", "error": 7, "message": null}', '{"type": "error", "error": 7, "message": null}'],
  ])('%s', (payload, summary) => {
    const { type } = JSON.parse(payload);
    expect(textOf(payload)).toMatchObject({ typeLabel: type, summary });
  });

  it('does not take a common name for the app', () => {
    expect(textOf('{"type":"ping"}').format).toBe('json');
    expect(textOf('{"type":"scanner_started","payload":{}}').format).toBe('trading');
  });

  it('reads what a broadcast is marked with, also on a type it does not know', () => {
    const info = '"broadcast_info": {"id": "general_17", "channel": "general", "priority": "high"}';
    const marks = { format: 'trading', channel: 'general', priority: 'high', broadcastId: 'general_17' };
    expect(textOf(`{"type": "trading_update", "data": {}, ${info}}`)).toMatchObject(marks);
    expect(textOf(`{"type": "brand_new", ${info}}`)).toMatchObject({ ...marks, typeLabel: 'brand_new' });
  });
});

describe('decode, anything else', () => {
  it.each([
    ['{"event":"tick","n":1}', 'json', 'tick'],
    ['{"action":"join"}', 'json', 'join'],
    ['["news",{"a":1}]', 'json', 'news'],
    ['{"a":1}', 'json', null],
    ['{"type":7}', 'json', null],
    ['{"__proto__":{"type":"x"}}', 'json', null],
    ['{"type":"constructor"}', 'json', 'constructor'],
    ['{"op":"advertise","topic":"/cmd","type":"geometry_msgs/Twist"}', 'json', 'advertise'],
    ['{"type":"std_msgs/String","op":"subscribe","topic":"/chatter"}', 'json', 'subscribe'],
    ['{"type":"std_msgs/String"}', 'json', 'std_msgs/String'],
    ['{"type":"order","op":"insert"}', 'json', 'order'],
    ['hello', 'text', null],
    ['ping', 'text', 'ping'],
    ['pong\n', 'text', 'pong'],
    ['\r\n\r\n', 'text', 'CRLF CRLF'],
    ['42', 'text', null],
    ['{"broken', 'text', null],
    ['', 'text', null],
  ])('%s is %s', (payload, format, typeLabel) => {
    expect(textOf(payload)).toMatchObject({ format, typeLabel });
  });

  it('gives a tree for JSON only', () => {
    expect(textOf('{"a":[1]}').tree).toEqual({ a: [1] });
    expect(textOf('hello').tree).toBeNull();
  });

  it('reads the type of what was cut or is huge from its head', () => {
    expect(textOf('{"type":"snapshot","data":[1,2', true)).toMatchObject({ format: 'json', typeLabel: 'snapshot' });
    const huge = `{"event":"big","list":[${'1,'.repeat(200_000)}1]}`;
    expect(textOf(huge)).toMatchObject({ format: 'json', typeLabel: 'big' });
    expect(textOf(huge).summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
  });

  it('survives a deep nest', () => {
    const deep = '['.repeat(100_000);
    expect(textOf(deep + ']'.repeat(100_000)).summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
    expect(textOf(deep).format).toBe('text');
  });

  it('shows bytes and says nothing of what was not captured', () => {
    expect(decode({ payload: new Uint8Array([1, 255]), isTruncated: false })).toMatchObject({
      format: 'binary',
      summary: '01 ff',
      tree: null,
    });
    expect(decode({ payload: null, isTruncated: true })).toMatchObject({ format: 'none', summary: '' });
  });

  it('describes a message once', () => {
    const message = { payload: '{"a":1}', isTruncated: false };
    expect(decode(message)).toBe(decode(message));
  });
});

describe('hexRows', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, index) => index + 48);
  it('makes the rows that are asked for', () => {
    expect(hexRows(bytes)).toHaveLength(3);
    expect(hexRows(bytes, 2, 1)).toEqual([{ offset: 32, hex: '50 51 52 53 54 55 56 57', ascii: 'PQRSTUVW' }]);
    expect(hexRows(new Uint8Array([0, 127, 65]))[0]?.ascii).toBe('..A');
    expect(hexRows(new Uint8Array())).toEqual([]);
    expect(hexPreview(bytes, 2)).toBe('30 31 …');
  });
});
