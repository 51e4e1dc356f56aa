// The numbers that people write into a retry rule, and how usual each is. Six waits with jitter leave whole ranges of
// parameters open; of these, 1000 ms and a factor of 2 are far likelier than 1037 ms and 1.93. Pure.

/** A number and how usual it is among its like; the shares of one list add up to 1. */
export interface Written {
  readonly value: number;
  readonly share: number;
}

/** Of all rules, those whose numbers are all in these lists. */
export const WRITTEN_SHARE = 0.4;

/** ms */
export const WRITTEN_BASES = shared([
  ...weighing(10, [1_000]),
  ...weighing(5, [500, 2_000, 5_000]),
  ...weighing(4, [3_000]),
  ...weighing(2, [100, 200, 250, 1_500, 2_500, 4_000, 10_000]),
  ...weighing(1, [50, 300, 750, 15_000, 20_000, 30_000]),
  ...weighing(0.5, [150, 400, 600, 800, 1_200, 6_000, 8_000, 60_000]),
]);

/** ms */
export const WRITTEN_CAPS = shared([
  ...weighing(8, [30_000]),
  ...weighing(4, [10_000, 60_000]),
  ...weighing(2, [5_000, 15_000, 20_000]),
  ...weighing(1, [1_000, 2_000, 3_000, 4_000, 6_000, 8_000, 12_000, 16_000, 25_000, 32_000, 40_000, 45_000]),
  ...weighing(1, [64_000, 90_000, 120_000, 180_000, 300_000]),
]);

export const WRITTEN_FACTORS = shared([
  ...weighing(12, [2]),
  ...weighing(8, [1.5]),
  ...weighing(1, [1.3, 1.6, 1.8, 3]),
  ...weighing(0.5, [1.1, 1.2, 1.25, 1.4, 1.618, 1.7, 1.75, 2.5]),
]);

/** What is added each time, as a share of the base. */
export const WRITTEN_STEPS = shared([...weighing(6, [1]), ...weighing(2, [0.5, 2]), ...weighing(1, [0.1, 0.2, 0.25])]);

/** Of proportional jitter: 0.2 is ±20 %. */
export const WRITTEN_PROPORTIONS = shared([
  ...weighing(3, [0.1, 0.2, 0.25, 0.5]),
  ...weighing(2, [0.3]),
  ...weighing(0.5, [0.05, 0.15, 0.4]),
]);

/** Of jitter on top, ms. */
export const WRITTEN_LENGTHS = shared([
  ...weighing(8, [1_000]),
  ...weighing(4, [500]),
  ...weighing(2, [100, 200, 250, 2_000]),
  ...weighing(1, [300, 1_500, 3_000, 5_000, 10_000]),
]);

/** Lists that libraries come with, ms. The last wait goes on, or the client gives up after it. */
export const LIBRARY_DELAYS = {
  phoenix: [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000, 5_000],
  /** Also of Phoenix's channels. */
  supabase: [1_000, 2_000, 5_000, 10_000],
  signalr: [0, 2_000, 10_000, 30_000],
} as const;

export const DELAY_LISTS: ReadonlyArray<readonly number[]> = Object.values(LIBRARY_DELAYS);

function weighing(weight: number, values: readonly number[]): Array<{ value: number; weight: number }> {
  return values.map((value) => ({ value, weight }));
}

function shared(weighted: ReadonlyArray<{ value: number; weight: number }>): readonly Written[] {
  const sum = weighted.reduce((total, { weight }) => total + weight, 0);
  return weighted.map(({ value, weight }) => ({ value, share: weight / sum })).sort((a, b) => a.value - b.value);
}
