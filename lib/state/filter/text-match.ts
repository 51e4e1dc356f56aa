// Words and patterns, tested against texts as they came and as they read once JSON's escapes are undone. Pure.
import type { FilterSubject, Test, Word } from './filter-subject.ts';
import type { Pattern } from './highlight.ts';

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gs;
const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** What JSON leaves as it is: a word of these reads the same with and without escapes. */
const NEVER_ESCAPED = /^[ !#-.0-[\]-~]*$/;

/** What is looked for in a text. `hasEscapes`: it may be found only once escapes are undone. */
export interface Wanted {
  readonly pattern: Pattern;
  readonly hasEscapes: boolean;
  /** Null for what matches texts of many lengths. */
  readonly word: Word | null;
}

/** Whoever pastes a whole message looks for its beginning: a pattern of twice as much throws when it is used. UTF-16 units. */
const MAX_WORDS = 16_384;

/** Any text, in any case. */
export function wantedWords(typed: string): Wanted {
  const words = typed.slice(0, MAX_WORDS);
  const pattern = new RegExp(words.replace(SPECIAL, '\\$&'), 'i');
  return { pattern, hasEscapes: !NEVER_ESCAPED.test(words), word: { pattern, length: words.length } };
}

/** The pattern to be used for one that was typed; null for one that is not to be used at all. */
export type Judge = (pattern: RegExp) => Pattern | null;

/** How the flags of a pattern are spelled. What stands behind the second slash of `/topic/orders` is none: it is an address. */
export const FLAGS = '[dgimsuvy]*';
const PATTERN = new RegExp(String.raw`^\/(.+)\/(${FLAGS})$`, 's');

/** `/pattern/flags`, or null when it is none: then it is text. Without flags it ignores case, as text does. */
export function wantedPattern(body: string, judge: Judge = asItIs): Wanted | null {
  const match = PATTERN.exec(body);
  if (match === null) return null;
  try {
    const { source, flags } = new RegExp(match[1] ?? '', match[2]);
    // With these a pattern remembers where it matched last, and would pass over every other text.
    const pattern = new RegExp(source, flags.replace(/[dgy]/g, '') || 'i');
    // One that is too large is only told when it is used.
    pattern.test('');
    const judged = judge(pattern);
    return judged && { pattern: judged, hasEscapes: true, word: null };
  } catch {
    return null;
  }
}

export function asItIs(pattern: RegExp): Pattern {
  return pattern;
}

export function textTest({ pattern, hasEscapes, word }: Wanted): Test {
  return (subject) => {
    if (word === null ? isIn(pattern, subject.text()) : holds(subject, word)) return true;
    if (hasEscapes && subject.isEscaped && isIn(pattern, withoutEscapes(subject.text()))) return true;
    const words = subject.words();
    return words !== '' && isIn(pattern, words);
  };
}

/** A text of many MB may be more than a pattern can walk through; such a text does not match. */
export function isIn(pattern: Pattern, text: string): boolean {
  try {
    return pattern.test(text);
  } catch {
    return false;
  }
}

function holds(subject: FilterSubject, word: Word): boolean {
  return subject.holds === undefined ? word.pattern.test(subject.text()) : subject.holds(word);
}

/** The text as a reader of its JSON sees it: `Posi\u00e7\u00e3o` as `Posição`, and JSON in a string as JSON. */
export function withoutEscapes(text: string): string {
  return text.replace(ESCAPE, (_, code: string | undefined, character = '') =>
    code === undefined ? (CONTROL[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
