import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isCardNumber, isCnpj, isCpf } from '../../../lib/session/redact/check-digits.ts';
import { createKnownSecrets } from '../../../lib/session/redact/known-secrets.ts';
import { looksRandom } from '../../../lib/session/redact/randomness.ts';
import { replaced } from '../../../lib/session/redact/spans.ts';

describe('check digits', () => {
  it.each([
    ['4111111111111111', true],
    ['378282246310005', true],
    ['30569309025904', true],
    ['5500005555555559', true],
    ['2223003122003222', true],
    ['6062826786276634', true],
    ['4111111111111112', false],
    // Luhn agrees, but no issuer begins so: a time in microseconds may.
    ['1741083330123452', false],
    ['0000000000000000', false],
  ])('of a card number %s: %s', (digits, isTrue) => {
    expect(isCardNumber(digits)).toBe(isTrue);
  });

  it.each([
    ['52998224725', true],
    ['11144477735', true],
    ['52998224726', false],
    ['11111111111', false],
    ['5299822472', false],
  ])('of a CPF %s: %s', (digits, isTrue) => {
    expect(isCpf(digits)).toBe(isTrue);
  });

  it.each([
    ['11222333000181', true],
    ['12ABC34501DE35', true],
    ['11222333000182', false],
    ['00000000000000', false],
    ['12abc34501de35', false],
  ])('of a CNPJ %s: %s', (places, isTrue) => {
    expect(isCnpj(places)).toBe(isTrue);
  });
});

describe('looksRandom', () => {
  /** The same bytes in every run. */
  function* drawn(count: number): Generator<Buffer> {
    for (let index = 0; index < count; index++) yield createHash('sha512').update(`${index}`).digest();
  }

  it.each([
    ['base62', (bytes: Buffer) => bytes.toString('base64').replace(/[+/=]/g, 'k'), 0.97],
    ['base64url', (bytes: Buffer) => bytes.toString('base64url'), 0.85],
    ['base36', (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`).toString(36), 0.94],
  ])('recognises %s of 22 characters nearly always, of 32 practically always', (_, encode, share) => {
    const keys = [...drawn(500)].map(encode);
    const found = (length: number) => keys.filter((key) => looksRandom(key.slice(0, length))).length / keys.length;
    expect(found(22)).toBeGreaterThan(share);
    expect(found(32)).toBeGreaterThan(Math.max(share, 0.95));
  });

  it('recognises digests', () => {
    for (const bytes of drawn(100)) expect(looksRandom(bytes.toString('hex').slice(0, 40))).toBe(true);
  });
});

describe('known secrets', () => {
  it('are found by the hundred, the longer of two first', () => {
    const secrets = new Map(Array.from({ length: 500 }, (_, index) => [`secret-number-${index}`, `<${index}>`]));
    const known = createKnownSecrets(secrets);
    expect(known.find('a secret-number-42 b').map(({ text }) => text)).toEqual(['<42>']);
    expect(known.find('secret-number-4').map(({ text }) => text)).toEqual(['<4>']);
    expect(known.find(randomBytes(1_000).toString('hex'))).toEqual([]);
  });
});

describe('replaced', () => {
  it('leaves nothing of two places that overlap', () => {
    const text = 'abcdefghij';
    const spans = [
      { start: 4, end: 8, text: 'Y' },
      { start: 2, end: 5, text: 'X' },
    ];
    expect(replaced(text, spans)).toBe('abXij');
  });
});
