import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTradingTime } from '../../../lib/decode/trading/trading-time.ts';
import { awareTimestamp, naiveTimestamp, spacedTimestamp } from '../../trading-app/server/timestamps.ts';

const AT = Date.UTC(2025, 2, 4, 10, 15, 30);

describe('parseTradingTime', () => {
  it.each([
    ['2025-03-04T10:15:30.123456+00:00', 'aware', AT + 123.456],
    ['2025-03-04T07:15:30.123456-03:00', 'aware', AT + 123.456],
    ['2025-03-04T10:15:30+00:00', 'aware', AT],
    ['2025-03-04 10:15:30.123456+00:00', 'spaced', AT + 123.456],
    ['2025-03-04T10:15:30.123456', 'naive', AT + 123.456],
    ['2025-03-04T10:15:30', 'naive', AT],
    ['2025-03-04T10:15:30.123Z', 'javascript', AT + 123],
    [1741083330, 'epoch-seconds', AT],
    [1741083330.5, 'epoch-seconds', AT + 500],
  ])('reads %s as %s', (value, format, epochMs) => {
    const parsed = parseTradingTime(value);
    expect(parsed?.format).toBe(format);
    expect(parsed?.epochMs).toBeCloseTo(epochMs, 3);
  });

  it('takes a naive time that the page sent for local time', () => {
    const local = new Date(2025, 6, 4, 10, 15, 30).getTime();
    expect(parseTradingTime('2025-07-04T10:15:30.250000', 'sent')?.epochMs).toBe(local + 250);
    expect(parseTradingTime('2025-07-04T10:15:30.250000', 'received')?.epochMs).toBe(
      Date.UTC(2025, 6, 4, 10, 15, 30, 250),
    );
  });

  it.each([
    '2025-02-30T10:15:30Z',
    '2025-13-01T10:15:30Z',
    '2025-03-04T25:15:30Z',
    '2025-03-04T10:15:60Z',
    '0000-00-00T00:00:00Z',
    '2025-03-04',
    '10:15:30',
    '2025-03-04T10:15:30.123456+00:00 ',
    'soon',
    '',
    0,
    -1,
    36.9,
    1741083330123,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    null,
    undefined,
    ['2025-03-04T10:15:30Z'],
  ])('is null for %j', (value) => {
    expect(parseTradingTime(value)).toBeNull();
  });

  it('reads every time as the app writes it', () => {
    const micros = fc.integer({ min: Date.UTC(2001) * 1000, max: Date.UTC(2100) * 1000 });
    const notation = fc.constantFrom(awareTimestamp, spacedTimestamp, naiveTimestamp);
    fc.assert(
      fc.property(micros, notation, (at, write) => {
        expect(parseTradingTime(write(at))?.epochMs).toBeCloseTo(at / 1000, 2);
      }),
    );
  });

  it('survives any text', () => {
    const nearly = fc.stringMatching(/^\d{1,5}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{0,12})?(Z|[+-]\d\d:\d\d)?$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (text) => {
        const parsed = parseTradingTime(text);
        expect(parsed === null || Number.isFinite(parsed.epochMs)).toBe(true);
      }),
    );
  });
});
