import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBroadcastKey } from '../../lib/model/broadcast-key.ts';

function keyOf(payload: string): { hasId: boolean; low: number; high: number } {
  const key = { hasId: false, low: 0, high: 0 };
  readBroadcastKey(payload, key);
  return key;
}

/** What the key stands for, as text. */
function meaningOf(payload: string): string {
  const start = payload.lastIndexOf('"broadcast_info"');
  const id = start === -1 ? undefined : /"id"\s*:\s*"([^"\\]+)"/.exec(payload.slice(start, start + 512))?.[1];
  if (id === undefined) return `text ${payload}`;
  const type = /"type"\s*:\s*"([^"\\]+)"/.exec(payload.slice(0, 512))?.[1] ?? '';
  return `${type} ${id}`;
}

const word = fc.constantFrom('', 'a', 'b', 'ab', 'a\\"b', 'x'.repeat(600));
const space = fc.constantFrom('', ' ', '\n\t');
const member = (name: string) => fc.tuple(space, space, word).map(([a, b, text]) => `"${name}"${a}:${b}"${text}"`);
const piece = fc.oneof(
  member('type'),
  member('id'),
  fc.constantFrom('"broadcast_info":{', '"id":7', '"type"', '"', ',', '{', '}', 'é', ' '),
  fc.string({ maxLength: 3 }),
);
const payload = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

describe('the key of a broadcast', () => {
  it.each([
    ['{"type":"x","broadcast_info":{"id":"a_1"}}', true],
    ['{"broadcast_info":{"channel":"a"}}', false],
    ['{"broadcast_info":{"id":"a\\"b"}}', false],
    ['{"type":"x","id":"7"}', false],
    ['', false],
  ])('%s has an id: %s', (text, hasId) => {
    expect(keyOf(text).hasId).toBe(hasId);
  });

  it('is that of the type and id where there is one, else of the text, and differs for all others', () => {
    fc.assert(
      fc.property(payload, payload, (one, two) => {
        expect(keyOf(one).hasId).toBe(!meaningOf(one).startsWith('text '));
        const { hasId, ...key } = keyOf(two);
        expect(keyOf(one)).toEqual(
          meaningOf(one) === meaningOf(two) ? { hasId, ...key } : expect.not.objectContaining(key),
        );
      }),
    );
  });
});
