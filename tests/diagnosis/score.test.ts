import { describe, expect, it } from 'vitest';
import { falseAlarmsOf, missesOf, type Outcome, scoreOf } from './score.ts';
import { markdownOf } from './table.ts';

function outcome(expected: Outcome['one']['expected'], rules: string[], onlyNotes: string[] = []): Outcome {
  return {
    one: { name: 'x', expected, allowed: ['gave-up'], notes: ['duplicate-connections'] },
    rules,
    onlyNotes,
    sentences: [],
    error: null,
  };
}

describe('the score of the corpus', () => {
  it('counts what had to be said, and what must not have been', () => {
    const right = outcome(['connection-failed'], ['connection-failed', 'gave-up']);
    const silent = outcome(['connection-failed'], ['retry-storm']);
    expect([missesOf(right), falseAlarmsOf(right)]).toEqual([[], []]);
    expect([missesOf(silent), falseAlarmsOf(silent)]).toEqual([['connection-failed'], ['retry-storm']]);
    expect(scoreOf([right, silent])).toEqual([
      { rule: 'connection-failed', hits: 1, misses: 1, falseAlarms: 0, precision: 1, recall: 0.5 },
      { rule: 'gave-up', hits: 0, misses: 0, falseAlarms: 0, precision: null, recall: null },
      { rule: 'retry-storm', hits: 0, misses: 0, falseAlarms: 1, precision: 0, recall: null },
    ]);
  });

  it('lets a rule speak as a note where only that is true', () => {
    expect(
      falseAlarmsOf(outcome([], ['duplicate-connections', 'no-jitter'], ['duplicate-connections', 'no-jitter'])),
    ).toEqual([]);
    expect(falseAlarmsOf(outcome([], ['duplicate-connections', 'no-jitter']))).toEqual([
      'duplicate-connections',
      'no-jitter',
    ]);
  });

  it('is a table with a row for each rule that spoke or had to', () => {
    const said = outcome(['connection-failed', 'retry-storm'], ['connection-failed', 'retry-storm', 'gave-up']);
    const silent = outcome(['server-failed'], ['gave-up', 'fixed-delay']);
    expect(
      markdownOf(scoreOf([said, silent]))
        .split('\n')
        .slice(2),
    ).toEqual([
      '| `connection-failed` | 1 | 0 | 0 | 100 % | 100 % |',
      '| `fixed-delay` | 0 | 0 | 1 | 0 % | – |',
      '| `retry-storm` | 1 | 0 | 0 | 100 % | 100 % |',
      '| `server-failed` | 1 | 1 | 0 | – | 0 % |',
    ]);
  });
});
