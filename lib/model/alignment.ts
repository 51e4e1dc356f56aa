// Pairs two lists that tell of the same things in the same order, each perhaps with gaps. Pure.

/** Lists with more possible pairs are aligned in pieces: the table below has a cell for each. */
const MAX_CELLS = 262_144;
/** About as many of either list make a piece. */
export const MAX_PIECE = 128;

export interface Alignable {
  /** Times of both sides (ms, ascending), only used to cut long lists into pieces. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** A gap so wide (ms) that what is before and behind it on both sides belongs apart: the place to cut. */
  readonly gapMs: number;
  /** How badly two items fit, below `skipCost`; infinite when they cannot be one. */
  cost(leftIndex: number, rightIndex: number): number;
  /** Of leaving one item alone. Two skips cost more than any pair, so that as many as possible are paired. */
  readonly skipCost: number;
}

/** Pairs of indices, order kept on both sides, so that as many as possible are paired and cost least together. */
export function alignInOrder(lists: Alignable): Array<[number, number]> {
  const { left, right } = lists;
  if (left.length * right.length <= MAX_CELLS) {
    return alignPiece(lists, [0, left.length], [0, right.length]);
  }
  const pairs: Array<[number, number]> = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const [iEnd, jEnd] = pieceEnd(lists, i, j);
    pairs.push(...alignPiece(lists, [i, iEnd], [j, jEnd]));
    i = iEnd;
    j = jEnd;
  }
  return pairs;
}

/** A piece ends at a gap, or where it is full and time moves on. */
function pieceEnd({ left, right, gapMs }: Alignable, i: number, j: number): [number, number] {
  let at = Number.NEGATIVE_INFINITY;
  let iEnd = i;
  let jEnd = j;
  while (iEnd < left.length || jEnd < right.length) {
    const l = left[iEnd] ?? Number.POSITIVE_INFINITY;
    const r = right[jEnd] ?? Number.POSITIVE_INFINITY;
    const next = Math.min(l, r);
    const isFull = next > at && (iEnd - i >= MAX_PIECE || jEnd - j >= MAX_PIECE);
    if (at !== Number.NEGATIVE_INFINITY && (next - at > gapMs || isFull)) break;
    if (l <= r) iEnd++;
    else jEnd++;
    at = next;
  }
  return [iEnd, jEnd];
}

function alignPiece(
  { cost, skipCost }: Alignable,
  [iStart, iEnd]: [number, number],
  [jStart, jEnd]: [number, number],
): Array<[number, number]> {
  const columns = jEnd - jStart + 1;
  // cheapest[row * columns + column]: of aligning all from there to the end.
  const cheapest = new Float64Array((iEnd - iStart + 1) * columns);
  const at = (i: number, j: number) => cheapest[(i - iStart) * columns + (j - jStart)] ?? 0;
  for (let i = iEnd; i >= iStart; i--) {
    for (let j = jEnd; j >= jStart; j--) {
      if (i === iEnd && j === jEnd) continue;
      const skipLeft = i < iEnd ? skipCost + at(i + 1, j) : Number.POSITIVE_INFINITY;
      const skipRight = j < jEnd ? skipCost + at(i, j + 1) : Number.POSITIVE_INFINITY;
      const pair = i < iEnd && j < jEnd ? cost(i, j) + at(i + 1, j + 1) : Number.POSITIVE_INFINITY;
      cheapest[(i - iStart) * columns + (j - jStart)] = Math.min(pair, skipLeft, skipRight);
    }
  }
  const pairs: Array<[number, number]> = [];
  let i = iStart;
  let j = jStart;
  while (i < iEnd && j < jEnd) {
    if (at(i, j) === cost(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === skipCost + at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}
