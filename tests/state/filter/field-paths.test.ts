import { describe, expect, it } from 'vitest';
import type { Json } from '../../../lib/decode/decoded.ts';
import { pathOf, valuesAt } from '../../../lib/state/filter/field-path.ts';
import { fieldPathsOf } from '../../../lib/state/filter/field-paths.ts';
import { createRealmLog } from '../../model/session-log.ts';
import { createTestApp } from '../fake-source.ts';

describe('the paths of fields', () => {
  it('lead back to the values that they were made of', () => {
    const tree = JSON.parse(
      '{"type":"t","data":{"items":[{"n":1}],"__proto__":{"x":2},"a b":3},"list":[[4]],"tags":["a","b"],"none":[]}',
    ) as Json;
    const paths = fieldPathsOf([tree, tree]);
    expect(paths).toEqual(['.type', 'data.items[].n', 'data.__proto__.x', '.tags']);
    expect(paths.map((path) => valuesAt(tree, pathOf(path) ?? []))).toEqual([['t'], [1], [2], [['a', 'b']]]);
  });

  it('are few, however much there is', () => {
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, n]));
    expect(fieldPathsOf([wide])).toHaveLength(200);
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`) as Json;
    expect(fieldPathsOf([deep])).toEqual([]);
    expect(fieldPathsOf([null, 1, 'x', []])).toEqual([]);
  });
});

describe('completion in the panel', () => {
  it('offers what the session has seen', () => {
    const { app, tell } = createTestApp();
    const log = createRealmLog();
    const id = log.nextId();
    tell(
      log.started(0),
      log.created(1),
      log.opened(2, id),
      log.received(3, id, '{"type":"tick","data":{"symbol":"X"}}'),
    );
    tell(log.closed(4, id, 4001));
    const first = (text: string) => app.grid.suggest(text, text.length).options[0]?.text;
    expect(first('data.s')).toBe('data.symbol:');
    expect(first('type:t')).toBe('tick');
    expect(first('code:4')).toBe('4001');
    expect(first('conn:j')).toBe('js#1');
    expect(first('realm:w')).toBe('window');
  });
});
