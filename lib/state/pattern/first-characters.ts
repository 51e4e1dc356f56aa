// Which characters a part of a pattern may begin with, as bits: each bit is one of the characters at which the sets that a
// pattern names begin and end, so that two sets without a common bit have no common character. Pure.
import { characterTest } from './pattern-alphabet.ts';
import type { PatternNode } from './pattern-node.ts';

/** Also: nothing at all, or it is not known. */
export const ANYTHING = -1n;

export type FirstOf = (node: PatternNode, behind: bigint) => bigint;

/** Where what `\s` stands for begins and ends, beyond Latin. */
const SPACES = [0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff];
const LATIN_END = 0x180;
const WRITTEN_CODE = /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/g;

/** What `node` may begin with when `behind` is what may follow it. */
export function createFirstOf({ source, flags }: RegExp): FirstOf {
  const samples = samplesOf(source);
  const known = new Map<string, bigint>();

  function bitsOf(character: string): bigint {
    // A property has more ends than can be tried.
    if (/\\p/i.test(character) && flags.includes('u')) return ANYTHING;
    const before = known.get(character);
    if (before !== undefined) return before;
    const test = characterTest(character, flags);
    const bits = BigInt(`0b0${samples.map((sample) => (test.test(sample) ? '1' : '0')).join('')}`);
    known.set(character, bits);
    return bits;
  }

  return function firstOf(node, behind): bigint {
    switch (node.kind) {
      case 'character':
        return bitsOf(node.source);
      case 'sequence':
        return node.parts.reduceRight((first, part) => firstOf(part, first), behind);
      case 'choice':
        return node.options.reduce((first, option) => first | firstOf(option, behind), 0n);
      case 'repeat':
        return node.max === 0 ? behind : firstOf(node.body, behind) | (node.min === 0 ? behind : 0n);
      case 'edge':
        return behind;
      default:
        return ANYTHING;
    }
  };
}

function samplesOf(source: string): string[] {
  const codes = new Set<number>(Array.from({ length: LATIN_END }, (_, code) => code));
  const written = [...source.matchAll(WRITTEN_CODE)].map((match) =>
    Number.parseInt(match[1] ?? match[2] ?? match[3] ?? '', 16),
  );
  const characters = [source, source.toLowerCase(), source.toUpperCase()].flatMap((text) => [...text]);
  for (const code of [...SPACES, ...written, ...characters.map((one) => one.codePointAt(0) ?? 0)]) {
    for (const near of [code - 1, code, code + 1]) if (near >= 0 && near <= 0x10ffff) codes.add(near);
  }
  for (const code of [...codes]) {
    const character = String.fromCodePoint(code);
    for (const other of [character.toLowerCase(), character.toUpperCase()]) codes.add(other.codePointAt(0) ?? 0);
  }
  return [...codes].map((code) => String.fromCodePoint(code));
}
