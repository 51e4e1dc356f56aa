import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnownSecrets } from '../../../lib/session/redact/known-secrets.ts';

/** Place by place, longest first: what the walk that leaps must find as well. */
function findPlainly(secrets: readonly string[], text: string, isInside: boolean): string[] {
  const found: string[] = [];
  const isWord = (unit: string | undefined): boolean => /^[0-9A-Za-z]$/.test(unit ?? '');
  const bySize = secrets.filter(({ length }) => length >= 4).sort((a, b) => b.length - a.length);
  for (let start = 0; start < text.length; start++) {
    const secret = bySize.find((one) => {
      const standsAlone = !isWord(text[start - 1]) && !isWord(text[start + one.length]);
      return text.startsWith(one, start) && (isInside || one.length >= 12 || standsAlone);
    });
    if (secret === undefined) continue;
    found.push(`${start} ${secret}`);
    start += secret.length - 1;
  }
  return found;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', 'é'), minLength: 1, maxLength: 16 });

describe('known secrets', () => {
  it('are found wherever they stand, the longest first, whatever else is sought', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 6 }),
        fc.array(fc.oneof(word, fc.nat(5)), { maxLength: 12 }),
        fc.boolean(),
        (secrets, parts, isInside) => {
          const text = parts.map((part) => (typeof part === 'number' ? (secrets[part] ?? '') : part)).join('');
          const known = createKnownSecrets(new Map(secrets.map((secret) => [secret, secret])), isInside);
          const found = known.find(text).map(({ start, text: secret }) => `${start} ${secret}`);
          expect(found).toEqual(findPlainly(secrets, text, isInside));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are found when they are longer than any leap', () => {
    const secret = 'abcdefghij'.repeat(30);
    const known = createKnownSecrets(new Map([[secret, 'gone']]));
    expect(known.find(`xyz ${secret}${secret} ${secret.slice(1)}`)).toEqual([
      { start: 4, end: 304, text: 'gone' },
      { start: 304, end: 604, text: 'gone' },
    ]);
  });
});
