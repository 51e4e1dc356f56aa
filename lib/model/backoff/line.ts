// The straight line nearest to points. Pure.

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Weighted least squares. Points of one `x` alone give a level line. */
export function lineThrough(points: readonly Point[]): { start: number; slope: number } {
  let [sum, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
  for (const { x, y, weight } of points) {
    sum += weight;
    sumX += weight * x;
    sumY += weight * y;
    sumXX += weight * x * x;
    sumXY += weight * x * y;
  }
  const spread = sum * sumXX - sumX * sumX;
  if (!(spread > 1e-12 * sum * sumXX)) return { start: sum > 0 ? sumY / sum : 0, slope: 0 };
  const slope = (sum * sumXY - sumX * sumY) / spread;
  return { start: (sumY - slope * sumX) / sum, slope };
}
