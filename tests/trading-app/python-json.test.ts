import { describe, expect, it } from 'vitest';
import { float, toCompactJson, toPythonJson } from './server/python-json.ts';
import { awareTimestamp, naiveTimestamp, spacedTimestamp } from './server/timestamps.ts';

describe('toPythonJson', () => {
  it.each([
    [{ type: 'ping', list: [1, 2] }, '{"type": "ping", "list": [1, 2]}'],
    [{ text: 'Preço ✅' }, '{"text": "Pre\\u00e7o \\u2705"}'],
    [{ text: '🔗' }, '{"text": "\\ud83d\\udd17"}'],
    [{ text: 'a\n"b"\\', rubout: '\u007f' }, '{"text": "a\\n\\"b\\"\\\\", "rubout": "\\u007f"}'],
    [{ whole: float(100), part: float(36.945), count: 5 }, '{"whole": 100.0, "part": 36.945, "count": 5}'],
    [{ none: null, yes: true, left: undefined }, '{"none": null, "yes": true}'],
    [[], '[]'],
  ])('writes %j as json.dumps does', (value, text) => {
    expect(toPythonJson(value)).toBe(text);
  });

  it('has a compact style that keeps non-ASCII', () => {
    expect(toCompactJson({ a: [1, float(2)], b: 'ç' })).toBe('{"a":[1,2.0],"b":"ç"}');
  });
});

describe('timestamps', () => {
  const micros = Date.UTC(2025, 2, 4, 10, 15, 30) * 1000 + 45;

  it.each([
    ['aware', awareTimestamp(micros), '2025-03-04T10:15:30.000045+00:00'],
    ['spaced', spacedTimestamp(micros), '2025-03-04 10:15:30.000045+00:00'],
    ['naive', naiveTimestamp(micros), '2025-03-04T10:15:30.000045'],
  ])('has the %s format with microseconds', (_name, text, expected) => {
    expect(text).toBe(expected);
  });
});
