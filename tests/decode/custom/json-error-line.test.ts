import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorLine } from '../../../lib/decode/custom/json-error-line.ts';
import { runs } from '../../fuzz-runs.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonErrorLine', () => {
  it.each([
    ['', 1],
    ['{\n"type": }', 2],
    ['{\n"a": 1,\n}', 3],
    ['{\n"a": 1\n"b": 2\n}', 3],
    ['{\n  a: 1\n}', 2],
    ['[\n1,\n\n2', 4],
    ["{\n'a': 1}", 2],
    ['{"a": 1}\n\nx', 3],
    ['[1]]', 1],
    ['{"a": 01}', 1],
    ['"a\nb"', 1],
    ['\n[1, 2}', 2],
    ['{"a": {"b": []}}', null],
    [' [ ] ', null],
    ['-1.5e+3', null],
  ])('of %j is %s', (text, line) => {
    expect(jsonErrorLine(text)).toBe(line);
  });

  it('agrees with the browser about what is JSON', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e7"',
      '"\\x"',
      '1',
      '-',
      '0.5',
      'null',
      ' ',
      '\n',
      '\u00a0',
    );
    const nearly = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(nearly, fc.json(), fc.string()), (text) => {
        expect(jsonErrorLine(text) === null).toBe(isJson(text));
      }),
      { numRuns: runs(500) },
    );
  });

  it('ends for long texts', () => {
    expect(jsonErrorLine('['.repeat(200_000))).toBe(1);
    expect(jsonErrorLine(`"${'\\u00e7'.repeat(40_000)}`)).toBe(1);
  });
});
