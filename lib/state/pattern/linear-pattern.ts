// Matches a pattern in time that grows with the text and no faster, whatever the pattern: it goes through the text once and
// follows all ways of the pattern at the same time. The sets of places that it meets are kept, so that most characters
// cost one look-up.
import type { TextRange } from '../filter/highlight.ts';
import { type Alphabet, createAlphabet, LINE_END, OUTSIDE, WORD } from './pattern-alphabet.ts';
import type { EdgeSource, PatternNode } from './pattern-node.ts';
import { type Program, programOf } from './pattern-program.ts';

export interface LinearPattern {
  test(text: string): boolean;
  rangesIn(text: string, limit: number): TextRange[];
}

/** Where in the program a text has come to before a character. */
interface Places {
  readonly places: readonly number[];
  /** Class of the character before. */
  readonly before: number;
  /** By the class of the character; `FOUND` when the pattern has matched before it. */
  readonly next: Places[];
}

/** Memory, not time: beyond this they are found out again. */
const MAX_KNOWN = 2_000;
/** Characters that are looked at for the places to be marked in one text. */
const MAX_LOOKED_AT = 2_000_000;
const FOUND: Places = { places: [], before: OUTSIDE, next: [] };

/** Null for what needs more than that: to look ahead or behind, or to find again what a group took. */
export function createLinearPattern(node: PatternNode, flags: string): LinearPattern | null {
  const program = programOf(node);
  if (program === null) return null;
  const sources = program.flatMap((one) => (one.does === 'take' ? [one.source] : []));
  const machine = createMachine(program, createAlphabet(sources, flags), flags.includes('m'));
  const isUnicode = flags.includes('u');
  const codeAt = (text: string, at: number): number => (isUnicode ? (text.codePointAt(at) ?? 0) : text.charCodeAt(at));
  return {
    test(text) {
      let current = machine.start;
      for (let at = 0; at < text.length; at++) {
        const code = codeAt(text, at);
        if (code > 0xffff) at++;
        current = machine.after(current, machine.classOf(code));
        if (current === FOUND) return true;
      }
      return machine.after(current, OUTSIDE) === FOUND;
    },
    rangesIn(text, limit) {
      const ranges: TextRange[] = [];
      let left = MAX_LOOKED_AT;
      for (let from = 0; from < text.length && ranges.length < limit && left > 0; ) {
        const { match, at } = machine.firstMatch(text, from, left, codeAt);
        left -= at - from + 1;
        if (match === null) break;
        from = match.end;
        if (match.end > match.start) ranges.push(match);
        else from += codeAt(text, from) > 0xffff ? 2 : 1;
      }
      return ranges;
    },
  };
}

function createMachine(program: Program, alphabet: Alphabet, isMultiline: boolean) {
  const { classOf, has } = alphabet;
  const seen = new Uint32Array(program.length);
  let round = 0;
  const known = new Map<string, Places>();
  const start: Places = { places: [], before: OUTSIDE, next: [] };

  function isEdge(edge: EdgeSource, before: number, after: number): boolean {
    if (edge === '^') return before === OUTSIDE || (isMultiline && has(before, LINE_END));
    if (edge === '$') return after === OUTSIDE || (isMultiline && has(after, LINE_END));
    return (has(before, WORD) !== has(after, WORD)) === (edge === '\\b');
  }

  /** What takes a character, reached from `place` without taking one, the preferred first. True when a match is. */
  function reach(place: number, before: number, after: number, reached: number[]): boolean {
    const waiting = [place];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen[at] === round) continue;
      seen[at] = round;
      const instruction = program[at];
      if (instruction?.does === 'match') return true;
      if (instruction?.does === 'take') reached.push(at);
      else if (instruction?.does === 'fork') waiting.push(instruction.second, instruction.first);
      else if (instruction?.does === 'edge' && isEdge(instruction.source, before, after)) waiting.push(at + 1);
    }
    return false;
  }

  function takes(place: number, characterClass: number): boolean {
    const instruction = program[place];
    return instruction?.does === 'take' && has(characterClass, instruction.source);
  }

  function findAfter({ places, before }: Places, characterClass: number): Places {
    round++;
    const reached: number[] = [];
    // A match may begin anywhere.
    for (const place of [...places, 0]) if (reach(place, before, characterClass, reached)) return FOUND;
    const next = reached.filter((place) => takes(place, characterClass)).map((place) => place + 1);
    next.sort((a, b) => a - b);
    const key = `${characterClass} ${next.join(' ')}`;
    const found = known.get(key) ?? { places: next, before: characterClass, next: [] };
    if (known.size >= MAX_KNOWN) forget();
    known.set(key, found);
    return found;
  }

  /** What is known leads from one to the next: without these ways nothing holds them. */
  function forget(): void {
    for (const one of known.values()) one.next.length = 0;
    start.next.length = 0;
    known.clear();
  }

  return {
    start,
    classOf,
    after(current: Places, characterClass: number): Places {
      const next = current.next[characterClass];
      if (next !== undefined) return next;
      const found = findAfter(current, characterClass);
      current.next[characterClass] = found;
      return found;
    },
    /** The match that the browser would find, as it prefers them. `at`: as far as was looked. */
    firstMatch(text: string, from: number, maxLength: number, codeAt: (text: string, at: number) => number) {
      let match: TextRange | null = null;
      let ways: { readonly place: number; readonly start: number }[] = [];
      let before = from === 0 ? OUTSIDE : classOf(codeBefore(text, from, codeAt));
      let at = from;
      for (;;) {
        const code = at < text.length ? codeAt(text, at) : 0;
        const after = at < text.length ? classOf(code) : OUTSIDE;
        round++;
        const next: { place: number; start: number }[] = [];
        const isBegun: boolean = match !== null;
        for (const way of isBegun ? ways : [...ways, { place: 0, start: at }]) {
          const reached: number[] = [];
          const isMatch = reach(way.place, before, after, reached);
          for (const place of reached) if (takes(place, after)) next.push({ place: place + 1, start: way.start });
          if (!isMatch) continue;
          match = { start: way.start, end: at };
          break;
        }
        ways = next;
        before = after;
        if (at >= text.length || (match !== null && ways.length === 0) || at - from > maxLength) return { match, at };
        at += code > 0xffff ? 2 : 1;
      }
    },
  };
}

function codeBefore(text: string, at: number, codeAt: (text: string, at: number) => number): number {
  const whole = at >= 2 ? codeAt(text, at - 2) : 0;
  return whole > 0xffff ? whole : codeAt(text, at - 1);
}
