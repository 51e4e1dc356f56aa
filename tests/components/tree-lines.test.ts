import { describe, expect, it } from 'vitest';
import {
  initiallyExpanded,
  isBranch,
  type JsonBranch,
  MAX_CHILDREN,
  treeLines,
} from '../../components/detail/tree-lines.ts';

describe('the lines of a payload tree', () => {
  it('are the root’s fields, with the children of open branches under them', () => {
    const payload = { message: 'x', count: 3 };
    const root = { type: 'a', payload, list: [1] };
    const lines = treeLines(root, new Set<JsonBranch>([payload]));
    expect(lines.map(({ key, depth }) => `${depth}:${key}`)).toEqual([
      '0:type',
      '0:payload',
      '1:message',
      '1:count',
      '0:list',
    ]);
  });

  it('may nest 10,000 levels', () => {
    const root = JSON.parse(`${'['.repeat(10_000)}1${']'.repeat(10_000)}`) as JsonBranch;
    const expanded = new Set<JsonBranch>();
    for (let branch = root; isBranch(branch); branch = Object.values(branch)[0] as JsonBranch) expanded.add(branch);
    expect(treeLines(root, expanded)).toHaveLength(10_000);
  });

  it('leave out what is more than a tree can show, and say how much', () => {
    const lines = treeLines(new Array<number>(MAX_CHILDREN + 7).fill(0), new Set());
    expect(lines).toHaveLength(MAX_CHILDREN + 1);
    expect(lines.at(-1)?.omittedCount).toBe(7);
  });

  it('have distinct ids', () => {
    const inner = { a: 1, b: { c: 2 } };
    const lines = treeLines({ x: inner, y: inner }, new Set<JsonBranch>([inner, inner.b]));
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  it('start open only while there are few', () => {
    const small = { payload: { a: 1 } };
    const large = { payload: new Array<number>(500).fill(0) };
    expect(initiallyExpanded(small).size).toBe(1);
    expect(initiallyExpanded(large).size).toBe(0);
  });
});
