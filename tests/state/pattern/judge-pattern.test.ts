import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../../lib/state/filter/highlight.ts';
import { judgePattern } from '../../../lib/state/pattern/judge-pattern.ts';
import { createLinearPattern } from '../../../lib/state/pattern/linear-pattern.ts';
import { parsePattern } from '../../../lib/state/pattern/parse-pattern.ts';
import { stepsOf } from '../../../lib/state/pattern/pattern-cost.ts';
import { canBeEmpty, type PatternNode } from '../../../lib/state/pattern/pattern-node.ts';
import { runs } from '../../fuzz-runs.ts';

const stepsIn = (pattern: RegExp, length: number): number => {
  const node = parsePattern(pattern);
  return node === null ? Infinity : stepsOf(pattern, node)(length);
};

/** Far more than these take, far less than the browser's own matching would. ms */
const LIMIT_MS = 10_000;

describe('a pattern that may take for ever', () => {
  it.each([
    [/(a+)+$/i, `${'a'.repeat(40)}!`, false],
    [/(a+)+$/i, 'a'.repeat(50_000), true],
    [/(?:a|a)*c$/, `${'a'.repeat(40)}!`, false],
    [/(a*)*b/, 'a'.repeat(5_000), false],
    [/(a?){40}a{40}$/, `${'a'.repeat(39)}`, false],
    [/.*.*=.*$/, 'a'.repeat(20_000), false],
    [/.*.*=.*$/, `${'a'.repeat(20_000)}=${'a'.repeat(20_000)}`, true],
    [/a.*b/, 'a'.repeat(1_000_000), false],
    [/\s*x/, ' '.repeat(1_000_000), false],
    [/(\w+\s?)+!$/, 'word '.repeat(20_000), false],
    [/^(([a-z])+.)+[A-Z]([a-z])+$/, 'a'.repeat(20_000), false],
    [/a.*a.*a.*a.*x/, 'a'.repeat(20_000), false],
    [/(?:a|b|ab){1,40}c/, 'ab'.repeat(10_000), false],
  ])('%s comes to an end', (pattern, text, expected) => {
    const judged = judgePattern(pattern);
    const startedAt = performance.now();
    expect(judged?.test(text)).toBe(expected);
    expect(rangesOf(text, judged).length > 0).toBe(expected);
    expect(performance.now() - startedAt).toBeLessThan(LIMIT_MS);
  });

  it.each([[/(?=(a+)+$)b/], [/(a+)+\1$/], [/(?<=(a+)+)b/], [/x(?!.*.*=)/], [/(\w+).*\1/], [/(?:(?=a)a|a)*$/]])(
    '%s is refused',
    (pattern) => expect(judgePattern(pattern)).toBeNull(),
  );
});

describe('a pattern as people write it', () => {
  it.each([
    [/err(or)?/i],
    [/^ping$/],
    [/adA-(brl|usd)/i],
    [/^(ETH|PETR)/],
    [/\d+/],
    [/"[a-z]{1,3}":\d+/],
    [/price(?!s)/],
  ])('%s is used as it is', (pattern) => expect(judgePattern(pattern)).toBe(pattern));

  it.each([
    [/a.*b/],
    [/"price":\s*\d+/],
    [/"a":\s*\d+,\s*"b":\s*\d+/],
    [/"(?:[^"\\]|\\.)*"\s*:/],
    [/"[^"\\]*(?:\\.[^"\\]*)*":/],
    [/(?:\d+,)+x/],
    [/^\s*\{.*\}/],
  ])('%s is used as it is for texts of common length', (pattern) => {
    expect(stepsIn(pattern, 200)).toBeLessThanOrEqual(4_000_000);
  });

  it.each([[/^(?!.*ping)/], [/^(?=.*a)(?=.*b)/]])('%s may look ahead', (pattern) => {
    expect(judgePattern(pattern)).toBe(pattern);
  });
});

const CHARACTERS = [
  'a',
  'b',
  '.',
  '\\w',
  '\\s',
  '[^a]',
  '[ab]',
  '\\n',
  'A',
  'é',
  '\\u0062',
  '\\x61',
  '\\b',
  '\\B',
  '^',
  '$',
];
const piece: fc.Arbitrary<string> = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...CHARACTERS),
    fc.array(tie('node'), { maxLength: 4 }).map((parts) => parts.join('')),
    fc.tuple(tie('node'), tie('node')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,2}', '{2,}'), fc.constantFrom('', '?'))
      .map(([one, count, lazy]) => `(${one})${count}${lazy}`),
    fc
      .tuple(
        fc.constantFrom('a', 'b', '.', '\\w', '[^a]'),
        fc.constantFrom('*', '+', '?', '{1,3}'),
        fc.constantFrom('', '?'),
      )
      .map((parts) => parts.join('')),
  ),
})).node as fc.Arbitrary<string>;
const text = fc
  .array(fc.constantFrom('a', 'b', 'A', 'é', ' ', '\n', '😀'), { maxLength: 7 })
  .map((all) => all.join(''));
const flags = fc.subarray(['i', 'm', 's', 'u']).map((all) => all.join(''));

/** Of the ways to take nothing again and again each engine prefers another; whether it matches is the same. */
function repeatsNothing(node: PatternNode): boolean {
  if (node.kind === 'repeat') return canBeEmpty(node.body) || repeatsNothing(node.body);
  if (node.kind === 'sequence') return node.parts.some(repeatsNothing);
  return node.kind === 'choice' && node.options.some(repeatsNothing);
}

describe('the matching of long texts', () => {
  it('finds what the browser finds', () => {
    fc.assert(
      fc.property(piece, flags, text, (source, given, where) => {
        const pattern = new RegExp(source, given);
        const node = parsePattern(pattern);
        const linear = node && createLinearPattern(node, given);
        fc.pre(linear !== null);
        // Between the halves of a pair V8 finds no edge of a word where it must not look.
        fc.pre(!(given.includes('u') && source.includes('\\B')));
        expect(linear.test(where)).toBe(pattern.test(where));
        if (!repeatsNothing(node as PatternNode)) {
          expect(linear.rangesIn(where, 200)).toEqual(rangesOf(where, pattern));
        }
      }),
      { numRuns: runs(2_000) },
    );
  });
});
