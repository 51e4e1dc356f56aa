import { describe, expect, it } from 'vitest';
import './page-globals.ts';

describe('what a message carried', () => {
  it.each(['Uint8Array', 'Float64Array', 'DataView'] as const)(
    'is nothing for a %s of a transferred buffer',
    async (name) => {
      const { payloadOf } = await import('../../lib/hook/payload.ts');
      const buffer = new ArrayBuffer(8);
      const view = new (globalThis[name] as new (of: ArrayBuffer) => ArrayBufferView)(buffer);
      structuredClone(buffer, { transfer: [buffer] });
      const payload = payloadOf(view, false, 0);
      expect([payload.size, payload.content]).toEqual([0, new Uint8Array(0)]);
    },
  );
});
