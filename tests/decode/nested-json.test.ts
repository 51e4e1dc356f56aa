import { describe, expect, it } from 'vitest';
import type { Json } from '../../lib/decode/decoded.ts';
import { unwrapJson, wasString } from '../../lib/decode/nested-json.ts';

const member = (tree: Json, name: string): Json => (tree as { readonly [name: string]: Json })[name] ?? null;

describe('unwrapJson', () => {
  it('reads on where a string holds JSON, however often it was wrapped', () => {
    const inner = JSON.stringify({ deep: JSON.stringify([1, { x: true }]) });
    expect(unwrapJson({ a: inner, b: ['{"c":1}', 'text'] })).toEqual({
      a: { deep: [1, { x: true }] },
      b: [{ c: 1 }, 'text'],
    });
  });

  it('knows afterwards what was a string', () => {
    const tree = unwrapJson({ a: '{"b":1}', c: { d: 1 } });
    expect(wasString(member(tree, 'a'))).toBe(true);
    expect(wasString(member(tree, 'c'))).toBe(false);
    expect(wasString(tree)).toBe(false);
  });

  it.each(['42', 'true', '"text"', '{broken}', '[INFO]', '{', ''])('leaves %j a string', (text) => {
    expect(unwrapJson({ text })).toEqual({ text });
  });

  it('gives the same value where there is nothing to unwrap', () => {
    const value = { a: [1, { b: 'x' }] };
    expect(unwrapJson(value)).toBe(value);
  });

  it('keeps names that JavaScript treats as its own', () => {
    const value = JSON.parse('{"__proto__":"{\\"a\\":1}","constructor":1}') as Json;
    const tree = unwrapJson(value) as object;
    expect(Object.hasOwn(tree, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(tree)).toBe(Object.prototype);
  });

  it('stops somewhere', () => {
    let text = '[1]';
    for (let level = 0; level < 12; level++) text = JSON.stringify([text]);
    expect(JSON.stringify(unwrapJson(JSON.parse(text) as Json))).toBe(`${'['.repeat(13)}1${']'.repeat(13)}`);
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as Json;
    expect(unwrapJson(deep)).toBe(deep);
  });
});
