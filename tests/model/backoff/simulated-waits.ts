// Clients that retry by a known rule, with random numbers, for tests of what is recovered from their waits.
import type { Growth, JitterKind, Wait } from '../../../lib/model/backoff/fit.ts';

export interface Rule {
  readonly growth: Growth;
  readonly jitter: JitterKind;
  readonly baseMs: number;
  /** Factor of `exponential`; step of `linear` as a share of the base. */
  readonly rate: number;
  readonly capMs: number;
  /** Share for `proportional`, ms for `additive`. */
  readonly size: number;
  readonly delaysMs: readonly number[];
}

export type Random = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A rule of this shape with random parameters. */
export function randomRule(growth: Growth, jitter: JitterKind, random: Random): Rule {
  const baseMs = 500 * 20 ** random();
  const rate =
    growth === 'linear' ? 0.25 + random() * 1.5 : random() < 0.5 ? (random() < 0.5 ? 1.5 : 2) : 1.25 + random();
  return {
    growth,
    jitter,
    baseMs,
    rate,
    capMs: random() < 0.5 ? Number.POSITIVE_INFINITY : baseMs * (3 + random() * 20),
    size: jitter === 'additive' ? baseMs * (0.3 + random()) : 0.1 + random() * 0.2,
    delaysMs: Array.from({ length: 5 }, () => Math.ceil(random() * 40) * 500),
  };
}

/** A rule of this shape with random parameters, all of them numbers as people write them. */
export function randomWrittenRule(growth: Growth, jitter: JitterKind, random: Random): Rule {
  const oneOf = (values: readonly number[]) => values[Math.floor(random() * values.length)] ?? 0;
  const baseMs = oneOf([250, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000]);
  const rate = growth === 'linear' ? oneOf([0.5, 1, 2]) : oneOf([1.5, 2]);
  const caps = [Number.POSITIVE_INFINITY, 10_000, 15_000, 20_000, 30_000, 60_000];
  const capMs = growth === 'fixed' ? Number.POSITIVE_INFINITY : oneOf(caps.filter((cap) => cap >= 2 * baseMs));
  const lengths = [100, 250, 500, 1_000, 2_000].filter((size) => size >= baseMs / 10 && size <= 2 * baseMs);
  const size = oneOf(jitter === 'additive' ? lengths : [0.1, 0.2, 0.25, 0.3, 0.5]);
  return { growth, jitter, baseMs, rate, capMs, size, delaysMs: [] };
}

/** The waits of a client that was refused `perRun` times in a row, `runs` times; timers are a little late. */
export function waitsOf(rule: Rule, runs: number, perRun: number, random: Random, { resets = true } = {}): Wait[] {
  const waits: Wait[] = [];
  for (let run = 0; run < runs; run++) {
    let beforeMs = rule.baseMs;
    for (let retry = 1; retry <= perRun; retry++) {
      const total = waits.length + 1;
      beforeMs = jittered(rule, askedMs(rule, resets ? retry : total), beforeMs, random);
      waits.push({ retry, total, delayMs: beforeMs + random() * 6 });
    }
  }
  return waits;
}

export function askedMs({ growth, baseMs, rate, capMs, delaysMs }: Rule, level: number): number {
  const grown = {
    fixed: () => baseMs,
    linear: () => baseMs * (1 + rate * (level - 1)),
    exponential: () => baseMs * rate ** (level - 1),
    list: () => delaysMs[Math.min(level, delaysMs.length) - 1] ?? 0,
    decorrelated: () => baseMs,
  }[growth]();
  return growth === 'list' ? grown : Math.min(grown, capMs);
}

function jittered({ jitter, size, baseMs, capMs }: Rule, asked: number, beforeMs: number, random: Random): number {
  switch (jitter) {
    case 'none':
      return asked;
    case 'full':
      return asked * random();
    case 'equal':
      return asked * (0.5 + random() / 2);
    case 'proportional':
      return asked * (1 - size + 2 * size * random());
    case 'additive':
      return asked + size * random();
    case 'decorrelated':
      return Math.min(capMs, baseMs + (3 * beforeMs - baseMs) * random());
  }
}
