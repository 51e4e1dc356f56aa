import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../lib/session/redact/redactor.ts';
import { DEFAULT_REDACTION, type RedactionSettings } from '../../../lib/session/redact/rules.ts';

function redact(text: string, settings: Partial<RedactionSettings> = {}): string {
  return createRedactor({ ...DEFAULT_REDACTION, ...settings }).value(text);
}

describe('redaction of a text', () => {
  it.each([
    // By name.
    ['{"password":"x"}', '{"password":"redacted-field-1"}'],
    ['{"pass\\u0077ord":"x"}', '{"pass\\u0077ord":"redacted-field-1"}'],
    ['{"userPassword" :\n "a\\"b"}', '{"userPassword" :\n "redacted-field-1"}'],
    ['{"api-key": 12345, "n": 1}', '{"api-key": "redacted-field-1", "n": 1}'],
    ['{"token":null,"hasToken":true,"pin":""}', '{"token":null,"hasToken":true,"pin":""}'],
    ['{"tokens":["abc"],"maxTokens":4096}', '{"tokens":["abc"],"maxTokens":4096}'],
    [
      '{"credentials":{"a":["b",7000]}, "c": "d"}',
      '{"credentials":{"a":["redacted-field-1","redacted-field-2"]}, "c": "d"}',
    ],
    ['{"secret":"never ends', '{"secret":"redacted-field-1'],
    ['password=hunter&next=1', 'password=redacted-field-1&next=1'],
    ["{'senha': 'abacate', 'n': 1}", "{'senha': 'redacted-field-1', 'n': 1}"],
    ['Authorization: Basic YWxhZGRpbjpvcGVu', 'Authorization: Basic redacted-field-1'],
    ['token = "two words"', 'token = "redacted-field-1"'],
    // By form.
    ['see ana@example.com.', 'see redacted-email-1.'],
    ['card 4111 1111 1111 1111!', 'card redacted-card-1!'],
    ['card 4111 1111 1111 1112!', 'card 4111 1111 1111 1112!'],
    ['cpf 529.982.247-25, 529.982.247-26', 'cpf redacted-cpf-1, 529.982.247-26'],
    ['cnpj 12.ABC.345/01DE-35', 'cnpj redacted-cnpj-1'],
    ['[52998224725,11144477735]', '["redacted-cpf-1","redacted-cpf-2"]'],
    ['{"id":"q7Zr2LxV9mKpT4wNs8Yb"}', '{"id":"redacted-random-1"}'],
    ['bearer abcdefgh1', 'bearer redacted-bearer-1'],
    // In an address.
    ['wss://h.test/ws?room=1&token=abc', 'wss://h.test/ws?room=1&token=redacted-url-1'],
    ['wss://h.test/ws?x=%7B%22token%22%3A%22abc%22%7D', 'wss://h.test/ws?x=%7B%22token%22%3A%22redacted-field-1%22%7D'],
    ['at go (https://h.test/a.js?token=abc:12:5)', 'at go (https://h.test/a.js?token=redacted-url-1:12:5)'],
    ['wss://h.test/550e8400-e29b-41d4-a716-446655440000/ws', 'wss://h.test/redacted-url-1/ws'],
    ['wss://joe:pw@h.test/', 'wss://redacted-url-1:redacted-url-2@h.test/'],
    ['https://h.test/cb#access_token=abc&n=1', 'https://h.test/cb#access_token=redacted-url-1&n=1'],
  ])('%j becomes %j', (before, after) => {
    expect(redact(before)).toBe(after);
  });

  it.each([
    '{"type": "scanner_progress", "payload": {"current_step": 3, "timestamp": "2025-03-04T10:15:30.123456+00:00"}}',
    '{"broadcast_info":{"id":"scanner_status_1741083330123","channel":"scanner_status","server_version":"1.0.0"}}',
    '{"type":"connection_established","data":{"connection_id":"conn_7_1741083330","server_time":1741083365}}',
    '{"price":45.1234567890123456,"quantity":0.00012345678901,"epochUs":1741083330123456,"ns":1741083330123456789}',
    '{"id":"550e8400-e29b-41d4-a716-446655440000","commit":"9f8e7d6c5b4a39281706"}',
    'TradingWebSocketV2Handler scanner_progress_validating_assets utf8mb4_unicode_520_ci',
    'http://localhost:8000/vendor/pyodide/pyodide.asm.wasm:wasm-function[1234]:0x1a2b',
    'npm/@pyscript/core@0.7.31/dist/core.js connect@http://localhost:8000/index.html:12:5',
    '{"image":"aGVsbG8gd29ybGQsIHRoaXMgaXMganVzdCB0ZXh0"}',
    'ação \ud800 \u2028 😀',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('gives one secret one placeholder, however it is written', () => {
    const json = JSON.stringify({ password: 'ação & 42!' });
    const text = [json, JSON.stringify({ a: json }), Buffer.from(json).toString('base64'), encodeURIComponent(json)];
    const [plain = '', inJson = '', inBase64 = '', inPercent = ''] = text.map((_, index, all) => all[index] ?? '');
    const redactor = createRedactor(DEFAULT_REDACTION);
    const expected = '{"password":"redacted-field-1"}';
    expect(redactor.value(plain)).toBe(expected);
    expect(redactor.value(inJson)).toBe(JSON.stringify({ a: expected }));
    expect(Buffer.from(redactor.value(inBase64), 'base64').toString()).toBe(expected);
    expect(decodeURIComponent(redactor.value(inPercent))).toBe(expected);
  });

  it('leaves what it redacted before', () => {
    const once = redact('{"password":"x","mail":"ana@example.com"}');
    expect(redact(once)).toBe(once);
  });

  it('takes names, paths and words of the user, and spares the names that are harmless here', () => {
    const settings = { names: ['codinome'], harmlessNames: ['token'], paths: ['a[].b.*', 'c'], words: ['Jabuticaba'] };
    const text = '{"Codinome":"x1","token":"BTC","a":[{"b":{"q":"y1"}}],"c":"y2","d":{"c":"y3"},"e":"a Jabuticaba!"}';
    const redactor = createRedactor({ ...DEFAULT_REDACTION, ...settings });
    redactor.seekKnown();
    expect(redactor.value(text)).toBe(
      '{"Codinome":"redacted-field-2","token":"BTC","a":[{"b":{"q":"redacted-path-3"}}],"c":"redacted-path-4","d":{"c":"y3"},"e":"a redacted-word-1!"}',
    );
  });

  it('does without the rules that are off', () => {
    const text = '{"password":"x","mail":"ana@example.com","u":"wss://h.test/?token=abc"}';
    expect(redact(text, { off: ['field', 'email', 'url'] })).toBe(text);
  });

  it('comes to an end on hostile texts', () => {
    const texts = [
      '{"a":'.repeat(100_000),
      '['.repeat(1_000_000),
      '"'.repeat(1_000_001),
      `"${'\\'.repeat(1_000_000)}`,
      '\\"'.repeat(300_000),
      'a'.repeat(5_000_000),
      '@'.repeat(1_000_000),
      'a@'.repeat(500_000),
      '1'.repeat(1_000_000),
      '1 '.repeat(500_000),
      'a='.repeat(500_000),
      '%41'.repeat(300_000),
      '://'.repeat(300_000),
      'http://'.repeat(150_000),
      'eyJ'.repeat(300_000),
      `${'<a>'.repeat(300_000)}</`,
      'sk_'.repeat(300_000),
      'bearer '.repeat(150_000),
      Buffer.from('x').toString('base64').repeat(200_000),
    ];
    for (const text of texts) expect(typeof redact(text)).toBe('string');
  });
});
