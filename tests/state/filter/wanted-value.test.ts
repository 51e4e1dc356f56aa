import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueTest } from '../../../lib/state/filter/wanted-value.ts';
import { runs } from '../../fuzz-runs.ts';

describe('a value with wildcards', () => {
  it.each([
    ['a*', 'Abc', true],
    ['*c', 'abc', true],
    ['a*c', 'ac', true],
    ['a*a', 'a', false],
    ['ab*bc', 'abc', false],
    ['*b*', 'abc', true],
    ['a*b*c', 'a\nb\nc', true],
    ['a*b*c', 'acb', false],
    ['*', '', true],
    ['**', 'x', true],
    ['a.c*', 'abc', false],
    ['posi*', 'POSIÇÃO', true],
  ])('%j fits %j: %s', (wanted, text, expected) => {
    expect(valueTest(wanted)?.(text)).toBe(expected);
  });

  it('fits what a pattern would fit', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    const wanted = fc.array(letters, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('*'));
    fc.assert(
      fc.property(wanted, letters, (one, text) => {
        expect(valueTest(one)?.(text)).toBe(new RegExp(`^${one.replaceAll('*', '.*')}$`).test(text));
      }),
      { numRuns: runs(500) },
    );
  });

  it('costs no more than its length, whatever the text is', () => {
    const text = 'a'.repeat(100_000);
    expect(valueTest(`${'a*'.repeat(40)}b`)?.(text)).toBe(false);
    expect(valueTest(`${'*'.repeat(40)}a*b*`)?.(text)).toBe(false);
  });
});
