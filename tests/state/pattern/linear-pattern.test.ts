import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createLinearPattern } from '../../../lib/state/pattern/linear-pattern.ts';
import { parsePattern } from '../../../lib/state/pattern/parse-pattern.ts';

/** Far more than what is kept takes, far less than what such a text would leave behind. */
const MAX_KEPT = 30_000_000;

/** `a` and `b` in no order that repeats: nearly each character brings the pattern to places that it was never at. */
function disorder(length: number): string {
  let seed = 7;
  return Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed > 2 ** 30 ? 'a' : 'b';
  }).join('');
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

it('keeps no more of a long text than it may', () => {
  const pattern = /(a|b)*a(a|b){14}c/;
  const node = parsePattern(pattern);
  const linear = node && createLinearPattern(node, pattern.flags);
  const text = disorder(300_000);
  const before = heapBytes();
  expect(linear?.test(text)).toBe(false);
  expect(heapBytes() - before).toBeLessThan(MAX_KEPT);
  // It is used again, and so are the places that it has kept.
  expect(linear?.test(`${text}a${'b'.repeat(14)}c`)).toBe(true);
});
