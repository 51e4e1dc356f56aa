import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefJson } from '../../lib/decode/brief-json.ts';
import type { Json } from '../../lib/decode/decoded.ts';

describe('briefJson', () => {
  it('writes what JSON.stringify writes, as far as the line goes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const whole = JSON.stringify(value);
        const brief = briefJson(value as Json, 60);
        if (whole.length <= 60) expect(brief).toBe(whole);
        else expect(brief.length).toBeLessThanOrEqual(60);
        if (whole.length > 60) expect(brief.endsWith('…')).toBe(true);
      }),
    );
  });

  it('reads no further than the line', () => {
    let reads = 0;
    const list = new Proxy(Array<number>(1_000_000).fill(7), {
      get(target, name, receiver) {
        reads++;
        return Reflect.get(target, name, receiver);
      },
    });
    expect(briefJson({ list }, 40)).toHaveLength(40);
    expect(reads).toBeLessThan(200);
  });

  it('survives any depth', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as Json;
    expect(briefJson(deep)).toHaveLength(240);
  });
});
