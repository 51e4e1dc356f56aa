// Pairs two lists that tell of the same things in the same order, each perhaps with gaps. Pure.

/** Items on one side beyond this are aligned in pieces: the table below grows with the square. */
const MAX_PIECE = 128;

/**
 * Pairs of indices, order kept on both sides, so that as many as possible are paired and their times differ least.
 * Both lists are sorted by time (ms). No pair differs by more than `windowMs`, and each satisfies `canPair`.
 */
export function alignInOrder(
  left: readonly number[],
  right: readonly number[],
  windowMs: number,
  canPair: (leftIndex: number, rightIndex: number) => boolean = () => true,
): Array<[number, number]> {
  const pairs: Array<[number, number]> = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const [iEnd, jEnd] = pieceEnd(left, right, i, j, windowMs);
    pairs.push(...alignPiece(left, right, [i, iEnd], [j, jEnd], windowMs, canPair));
    i = iEnd;
    j = jEnd;
  }
  return pairs;
}

/** A piece ends where a gap is so wide that nothing on one side of it can belong to the other. */
function pieceEnd(
  left: readonly number[],
  right: readonly number[],
  i: number,
  j: number,
  windowMs: number,
): [number, number] {
  let at = Number.NEGATIVE_INFINITY;
  let iEnd = i;
  let jEnd = j;
  while (iEnd < left.length || jEnd < right.length) {
    const l = left[iEnd] ?? Number.POSITIVE_INFINITY;
    const r = right[jEnd] ?? Number.POSITIVE_INFINITY;
    const next = Math.min(l, r);
    const isFull = next > at && (iEnd - i >= MAX_PIECE || jEnd - j >= MAX_PIECE);
    if (at !== Number.NEGATIVE_INFINITY && (next - at > windowMs || isFull)) break;
    if (l <= r) iEnd++;
    else jEnd++;
    at = next;
  }
  return [iEnd, jEnd];
}

function alignPiece(
  left: readonly number[],
  right: readonly number[],
  [iStart, iEnd]: [number, number],
  [jStart, jEnd]: [number, number],
  windowMs: number,
  canPair: (leftIndex: number, rightIndex: number) => boolean,
): Array<[number, number]> {
  const columns = jEnd - jStart + 1;
  const skipCost = 2 * windowMs;
  const pairCost = (i: number, j: number) => {
    const difference = Math.abs((left[i] ?? 0) - (right[j] ?? 0));
    return difference <= windowMs && canPair(i, j) ? difference : Number.POSITIVE_INFINITY;
  };
  // cost[row * columns + column]: cheapest alignment of all from there to the end.
  const cost = new Float64Array((iEnd - iStart + 1) * columns);
  const at = (i: number, j: number) => cost[(i - iStart) * columns + (j - jStart)] ?? 0;
  for (let i = iEnd; i >= iStart; i--) {
    for (let j = jEnd; j >= jStart; j--) {
      if (i === iEnd && j === jEnd) continue;
      const skipLeft = i < iEnd ? skipCost + at(i + 1, j) : Number.POSITIVE_INFINITY;
      const skipRight = j < jEnd ? skipCost + at(i, j + 1) : Number.POSITIVE_INFINITY;
      const pair = i < iEnd && j < jEnd ? pairCost(i, j) + at(i + 1, j + 1) : Number.POSITIVE_INFINITY;
      cost[(i - iStart) * columns + (j - jStart)] = Math.min(pair, skipLeft, skipRight);
    }
  }
  const pairs: Array<[number, number]> = [];
  let i = iStart;
  let j = jStart;
  while (i < iEnd && j < jEnd) {
    if (at(i, j) === pairCost(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === skipCost + at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}
