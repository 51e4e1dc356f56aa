// One walk over a text, by which most of the rules need not look at it at all. Pure.

/** What a text has, as a sum. */
export const LOOK = {
  address: 1,
  /** Something that may stand between a name and its value. */
  name: 2,
  blank: 4,
  at: 8,
  percent: 16,
  /** As many digits, and so grouped, as a card, a person or a company has. */
  number: 32,
  /** A run of characters that is long enough for a token, and not of small letters alone. */
  word: 64,
} as const;

/** Shortest run worth a look. */
export const MIN_WORD = 16;

/** Brazil's number of a company, which may have letters since 2026. */
const COMPANY_LENGTH = 14;

const DIGIT = 1;
const CAPITAL = 2;
const SMALL = 3;
/** `+ - . = _ ~` and `/`: what a token may have besides. */
const MARK = 4;
const KINDS = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  const character = String.fromCharCode(unit);
  if (/[0-9]/.test(character)) KINDS[unit] = DIGIT;
  else if (/[A-Z]/.test(character)) KINDS[unit] = CAPITAL;
  else if (/[a-z]/.test(character)) KINDS[unit] = SMALL;
  else if (/[+\-.=_~/]/.test(character)) KINDS[unit] = MARK;
}

/** Sum of what the text has. */
export function lookAt(text: string): number {
  let look = 0;
  let run = 0;
  /** The run has more than small letters. */
  let hasTold = false;
  let digits = 0;
  /** Groups of three digits or more: a formatted number has three of them. */
  let groups = 0;
  /** Capitals and digits on end. */
  let solid = 0;
  const { length } = text;
  // One step beyond the end: what is not finished is finished there.
  for (let index = 0; index <= length; index++) {
    const unit = index < length ? text.charCodeAt(index) : 0;
    const kind = unit < 128 ? (KINDS[unit] ?? 0) : 0;
    if (kind === DIGIT) {
      digits++;
      solid++;
      run++;
      hasTold = true;
      continue;
    }
    if (digits >= 3) {
      groups++;
      if (digits === 11 || (digits >= 14 && digits <= 19)) look |= LOOK.number;
    }
    digits = 0;
    if (kind === CAPITAL) {
      solid++;
      run++;
      hasTold = true;
      continue;
    }
    if (solid === COMPANY_LENGTH) look |= LOOK.number;
    solid = 0;
    if (kind !== 0) {
      run++;
      if (kind === MARK) look |= lookOfMark(text, unit, index);
      continue;
    }
    if (run >= MIN_WORD && hasTold) look |= LOOK.word;
    run = 0;
    hasTold = false;
    look |= lookOfBreak(text, unit, index);
  }
  return groups >= 3 ? look | LOOK.number : look;
}

/** `x/xxxx-nn` is how a company's number ends. */
function lookOfMark(text: string, unit: number, index: number): number {
  if (unit === 0x3d) return LOOK.name;
  return unit === 0x2f && text.charCodeAt(index + 5) === 0x2d ? LOOK.number : 0;
}

function lookOfBreak(text: string, unit: number, index: number): number {
  switch (unit) {
    case 0x20:
    case 0x0a:
    case 0x09:
      return LOOK.blank;
    case 0x25:
      return LOOK.percent;
    case 0x3a: {
      // After a digit it is a time of day, at the beginning it stands behind a name that was seen.
      if (index === 0 || KINDS[text.charCodeAt(index - 1)] === DIGIT) return 0;
      const isAddress = text.charCodeAt(index + 1) === 0x2f && text.charCodeAt(index + 2) === 0x2f;
      return isAddress ? LOOK.name | LOOK.address : LOOK.name;
    }
    case 0x40:
      return LOOK.at;
    default:
      return 0;
  }
}
