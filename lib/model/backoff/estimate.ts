/** A parameter with the range in which it lies nine times in ten. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export function exactly(value: number, tolerance = 0): Estimate {
  return { value, low: value - tolerance, high: value + tolerance };
}
