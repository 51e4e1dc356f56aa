// The characters of texts in as many classes as a pattern tells apart. Which they are the browser says itself, so that
// case, classes and properties mean here what they mean there.

export interface Alphabet {
  /** From 1; the same for characters that the pattern does not tell apart. `code`: a code point, or a UTF-16 unit. */
  classOf(code: number): number;
  has(characterClass: number, source: string): boolean;
}

/** Beside the text: no character. */
export const OUTSIDE = 0;
/** What edges ask for. */
export const WORD = String.raw`\w`;
export const LINE_END = String.raw`[\n\r\u2028\u2029]`;

const UNITS = 0x10000;

export function characterTest(source: string, flags: string): RegExp {
  return new RegExp(`^(?:${source})$`, flags.replace(/[^isu]/g, ''));
}

export function createAlphabet(sources: Iterable<string>, flags: string): Alphabet {
  const names = [...new Set([WORD, LINE_END, ...sources])];
  const tests = names.map((source) => characterTest(source, flags));
  const units = new Uint16Array(UNITS);
  const beyond = new Map<number, number>();
  const classes = new Map<string, number>();
  const members: ReadonlySet<string>[] = [new Set()];

  function findClass(code: number): number {
    const character = String.fromCodePoint(code);
    const passed = names.filter((_, place) => tests[place]?.test(character));
    const key = passed.join('\n');
    const known = classes.get(key);
    if (known !== undefined) return known;
    members.push(new Set(passed));
    classes.set(key, members.length - 1);
    return members.length - 1;
  }

  return {
    classOf(code) {
      const known = code < UNITS ? units[code] : beyond.get(code);
      if (known) return known;
      const found = findClass(code);
      if (code < UNITS) units[code] = found;
      else beyond.set(code, found);
      return found;
    },
    has: (characterClass, source) => members[characterClass]?.has(source) === true,
  };
}
