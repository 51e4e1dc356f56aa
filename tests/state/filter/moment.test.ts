import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { momentOf } from '../../../lib/state/filter/moment.ts';

const START = Date.UTC(2025, 2, 4, 12, 0, 0);
const time = { startedAt: START, lastEventAt: START + 60_000 };

describe('a moment that is typed', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'America/Sao_Paulo';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each([
    ['2025-03-04', '2025-03-04T03:00:00.000Z'],
    ['2025-03-04T10:20', '2025-03-04T13:20:00.000Z'],
    ['"2025-03-04 10:20:30.5"', '2025-03-04T13:20:30.500Z'],
    ['2025-03-04T10:20Z', '2025-03-04T10:20:00.000Z'],
    ['2025-03-04T10:20:30.123456+00:00', '2025-03-04T10:20:30.123Z'],
    ['09:30', '2025-03-04T12:30:00.000Z'],
    ['"09:30:01.25"', '2025-03-04T12:30:01.250Z'],
    ['+90s', '2025-03-04T12:01:30.000Z'],
    ['1741083330000', '2025-03-04T10:15:30.000Z'],
  ])('%s is local time unless it says its zone: %s', (typed, expected) => {
    expect(new Date(momentOf(typed, time) ?? 0).toISOString()).toBe(expected);
  });

  it.each(['noon', '2025', '2025-99-99', '2025-03-04T', '+5', '', '"'])('%j is none', (typed) => {
    expect(momentOf(typed, time)).toBeNull();
  });
});
