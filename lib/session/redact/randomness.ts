// Tells what a machine drew at random from what a person named. Pure.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Shortest run that is taken for a key: where anything may stand, and where addresses carry tokens. */
export const MIN_RANDOM = 20;
export const MIN_RANDOM_IN_ADDRESS = 16;
/** Hexadecimal has less in each place: digests and keys have at least this much. */
const MIN_HEX = 32;
const MIN_HEX_IN_ADDRESS = 16;
/** Bits a place; below this the same few characters come again and again. */
const MIN_ENTROPY = 3;
/** Names have nearly all of their pairs of letters from this list, random letters a third. English and Portuguese. */
const COMMON_PAIRS = pairTable(
  `th he in er an re nd on en at ou ed ha to or it is hi es ng ea ti st ar as te se me nt al de ve of le sa no ne ll sh so
  ce ri ro ic ra co li io ma ec us ca el ta la di ac si om ch tr pe ss ur em na et ge tu ol ul ee lo ie ns wh ay un we be
  ad il fo mo po pr pl cl ct rt rs ot ow am im ai ab ap ag ir id if ig ip iv ke ki bo bl br by ck da do du dr ef ei ep ev
  ex ey fe fi fr ga gh gi gl gr gu ho hu ia ib ld ls lt ly mb mi mp mu nc ni nk nu ob od oi ok oo op os ov pa ph pi pu qu
  rd rk rl rm rn ru ry sc sk sm sp su sw tc tw ty ub uc ud ue ug ui um up ut va vi vo wa wi wo ws xt ye za ze ao nh lh eu
  ez iz az zi cr cu ff fl pp tt gn rc rv sy ym yn bu bi ba`,
);
/**
 * The share of turns (between capitals, small letters and digits) less the share of common pairs: names come to -0.6 and
 * less, what was drawn at random to about 0.1. Without any digit it takes more to be sure.
 */
const MIN_SCORE = -0.3;
const MIN_SCORE_OF_LETTERS = -0.1;
/** With fewer pairs than this their share says little. */
const MIN_PAIRS = 6;
/** Names of many short parts, as `trading_data_snapshot_v12`. */
const MIN_PART = 10;

/**
 * Whether a run of letters, digits and `+/_=-` looks drawn at random: long, of letters and digits, and neither its pairs
 * of letters nor its changes from one kind of character to another are those of names. UUIDs are ids and not meant here.
 */
export function looksRandom(run: string, minLength = MIN_RANDOM): boolean {
  if (run.length < minLength || isUuid(run)) return false;
  const sample = run.slice(0, MAX_SAMPLE);
  const { digits, letters, turns, pairs, commonPairs, isHex, longestPart } = shapeOf(sample);
  if (letters < 2 || turns === 0) return false;
  const minHex = minLength < MIN_RANDOM ? MIN_HEX_IN_ADDRESS : MIN_HEX;
  if (isHex) return digits > 1 && digits + letters >= minHex && entropyOf(sample) >= MIN_ENTROPY;
  if (longestPart < MIN_PART) return false;
  const score = turns / (digits + letters - 1) - commonPairs / Math.max(MIN_PAIRS, pairs);
  return score > (digits === 0 ? MIN_SCORE_OF_LETTERS : MIN_SCORE) && entropyOf(sample) >= MIN_ENTROPY;
}

/** What comes after it does not change the verdict. UTF-16 units. */
const MAX_SAMPLE = 256;

interface Shape {
  readonly digits: number;
  readonly letters: number;
  /** Changes from one kind of character to another, but for a name's capital. */
  readonly turns: number;
  /** Neighbouring letters, and how many of them are so in names. */
  readonly pairs: number;
  readonly commonPairs: number;
  readonly isHex: boolean;
  /** Between separators. */
  readonly longestPart: number;
}

const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;

function shapeOf(run: string): Shape {
  const shape = { digits: 0, letters: 0, turns: 0, pairs: 0, commonPairs: 0, isHex: true, longestPart: 0 };
  let before = 0;
  let part = 0;
  for (let index = 0; index < run.length; index++) {
    const unit = run.charCodeAt(index);
    const kind = kindOf(unit);
    if (kind === 0) {
      before = 0;
      part = 0;
      shape.isHex &&= unit === 0x2d;
      continue;
    }
    shape.longestPart = Math.max(shape.longestPart, ++part);
    if (kind === DIGIT) shape.digits++;
    else {
      shape.letters++;
      shape.isHex &&= (unit | 0x20) <= 0x66;
      if (before !== 0 && before !== DIGIT) {
        shape.pairs++;
        if (COMMON_PAIRS[placeOfPair(run.charCodeAt(index - 1), unit)] === 1) shape.commonPairs++;
      }
    }
    // `TradingWebSocket`: a capital before small letters begins a word.
    if (before !== 0 && kind !== before && !(before === CAPITAL && kind === SMALL)) shape.turns++;
    before = kind;
  }
  return shape;
}

function kindOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return SMALL;
  if (unit >= 0x41 && unit <= 0x5a) return CAPITAL;
  return unit >= 0x30 && unit <= 0x39 ? DIGIT : 0;
}

function pairTable(pairs: string): Uint8Array {
  const table = new Uint8Array(26 * 26);
  for (const pair of pairs.split(/\s+/)) table[placeOfPair(pair.charCodeAt(0), pair.charCodeAt(1))] = 1;
  return table;
}

/** Of two letters, whatever their case. */
function placeOfPair(first: number, second: number): number {
  return ((first | 0x20) - 0x61) * 26 + ((second | 0x20) - 0x61);
}

/** Shannon's. */
function entropyOf(sample: string): number {
  const counts = new Uint16Array(128);
  for (let index = 0; index < sample.length; index++) {
    const unit = sample.charCodeAt(index) & 127;
    counts[unit] = (counts[unit] ?? 0) + 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / sample.length) * Math.log2(count / sample.length);
  return bits;
}
