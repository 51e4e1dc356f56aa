import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { float64Array, uint8Array } from '../../lib/protocol/typed-array.ts';

const elsewhere = (code: string): unknown => runInContext(code, createContext({}));

describe('typed arrays', () => {
  it('are known by their brand, whichever realm made them', () => {
    expect(elsewhere('new Uint8Array(2)')).not.toBeInstanceOf(Uint8Array);
    expect(uint8Array.safeParse(elsewhere('new Uint8Array(2)')).success).toBe(true);
    expect(float64Array.safeParse(elsewhere('new Float64Array(2)')).success).toBe(true);
  });

  it.each([
    ['another kind', new Float32Array(1)],
    ['an array', [1]],
    ['a disguise', { [Symbol.toStringTag]: 'Uint8Array', length: 1 }],
    ['nothing', null],
  ])('are not %s', (_, value) => {
    expect([uint8Array.safeParse(value).success, float64Array.safeParse(value).success]).toEqual([false, false]);
  });
});
