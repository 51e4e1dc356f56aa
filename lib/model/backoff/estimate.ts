// A parameter as far as the waits tell it. Pure.

export interface Estimate {
  readonly value: number;
  /** The range in which it lies nine times in ten. */
  readonly low: number;
  readonly high: number;
  /** How probable it is that `value` is right within a tenth, if the rule is. */
  readonly probability: number;
}

export function exactly(value: number, tolerance = 0): Estimate {
  return { value, low: value - tolerance, high: value + tolerance, probability: 1 };
}

export interface Chance {
  readonly value: number;
  readonly weight: number;
}

/** The rules that are tried lie about so far apart, and timers are late. */
const COARSENESS = 0.015;
const TENTH = 0.1;
/** A number that is itself likely is preferred to one between two others, unless it costs more than this. */
const WORTH = 0.02;

/** The value that is right within a tenth with the highest probability, and the range that leaves a twentieth out at either end. */
export function estimateOf(chances: readonly Chance[]): Estimate {
  const sorted = chances.toSorted((a, b) => a.value - b.value);
  const sum = sorted.reduce((total, { weight }) => total + weight, 0);
  const { value, mass } = likeliest(sorted, sum);
  return {
    value,
    low: quantile(sorted, 0.05 * sum) * (1 - COARSENESS),
    high: quantile(sorted, 0.95 * sum) * (1 + COARSENESS),
    probability: sum > 0 ? mass / sum : 0,
  };
}

function quantile(sorted: readonly Chance[], wanted: number): number {
  let reached = 0;
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached >= wanted) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}

function likeliest(sorted: readonly Chance[], sum: number): { value: number; mass: number } {
  let best = { value: 0, mass: -1 };
  let [to, mass] = [0, 0];
  for (const { value: from, weight } of sorted) {
    // Who says `from / (1 - TENTH)` is right within a tenth of all truths from `from` to this.
    const value = from * (1 + TENTH);
    const last = value / (1 - TENTH);
    while ((sorted[to]?.value ?? Number.POSITIVE_INFINITY) <= last) mass += sorted[to++]?.weight ?? 0;
    if (mass > best.mass) best = { value, mass };
    mass -= weight;
  }
  const own = heaviest(sorted);
  const ownMass = massAround(sorted, own);
  return ownMass >= best.mass - WORTH * sum ? { value: own, mass: ownMass } : best;
}

/** The single value with the most weight. */
function heaviest(sorted: readonly Chance[]): number {
  let best = { value: 0, weight: -1 };
  let current = { value: Number.NaN, weight: 0 };
  for (const { value, weight } of sorted) {
    current = value === current.value ? { value, weight: current.weight + weight } : { value, weight };
    if (current.weight > best.weight) best = current;
  }
  return best.value;
}

function massAround(sorted: readonly Chance[], value: number): number {
  return sorted.reduce((mass, one) => (Math.abs(value - one.value) <= TENTH * one.value ? mass + one.weight : mass), 0);
}
