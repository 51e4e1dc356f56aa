// Rules of usual numbers only, each held against the waits as it stands: nothing of it is left to be integrated out. Pure.
import type { Leveled } from './fit.ts';
import { GROWTH_SHARES, MAX_LEVEL } from './hypotheses.ts';
import type { Atom } from './jitter-fit.ts';
import { JITTER_SHARES } from './jitter-kinds.ts';
import { toleranceMs } from './lateness.ts';
import {
  WRITTEN_BASES,
  WRITTEN_CAPS,
  WRITTEN_FACTORS,
  WRITTEN_LENGTHS,
  WRITTEN_PROPORTIONS,
  WRITTEN_SHARE,
  WRITTEN_STEPS,
} from './written-numbers.ts';

/** How a rule of usual numbers grows. */
export interface Growing {
  readonly growth: 'fixed' | 'linear' | 'exponential';
  readonly rate: number;
  readonly logShare: number;
  /** In units of the base, by level. */
  readonly waits: readonly number[];
}

export const WRITTEN_GROWINGS: readonly Growing[] = [
  { growth: 'fixed', rate: 1, logShare: Math.log(GROWTH_SHARES.fixed), waits: byLevel(() => 1) },
  ...WRITTEN_FACTORS.map(({ value: rate, share }): Growing => {
    const logShare = Math.log(GROWTH_SHARES.exponential * share);
    return { growth: 'exponential', rate, logShare, waits: byLevel((level) => rate ** (level - 1)) };
  }),
  ...WRITTEN_STEPS.map(({ value: rate, share }): Growing => {
    const logShare = Math.log(GROWTH_SHARES.linear * share);
    return { growth: 'linear', rate, logShare, waits: byLevel((level) => 1 + rate * (level - 1)) };
  }),
];

function byLevel(at: (level: number) => number): number[] {
  return Array.from({ length: MAX_LEVEL + 1 }, (_, level) => at(level));
}

/** Jitter that makes of a wait something between `from` and `to` of it. */
export interface Window {
  readonly jitter: 'full' | 'equal' | 'proportional';
  readonly from: number;
  readonly to: number;
  readonly size: number | null;
  readonly logShare: number;
}

export const WRITTEN_WINDOWS: readonly Window[] = [
  { jitter: 'full', from: 0, to: 1, size: null, logShare: Math.log(JITTER_SHARES.full) },
  { jitter: 'equal', from: 0.5, to: 1, size: null, logShare: Math.log(JITTER_SHARES.equal) },
  ...WRITTEN_PROPORTIONS.map(({ value: size, share }): Window => {
    const logShare = Math.log(JITTER_SHARES.proportional * share);
    return { jitter: 'proportional', from: 1 - size, to: 1 + size, size, logShare };
  }),
];
const MOST = Math.max(...WRITTEN_WINDOWS.map(({ to }) => to));

/** Rules without a cap, or whose cap lies beyond the waits that were seen. */
export const UNCAPPED_SHARE = 0.35;
/** How much likelier a timer is to be on time than this late. ms */
const LATE_MS = 5;

/** Those whose weight (as a logarithm) is not below `least`. */
export function writtenAtoms(waits: readonly Leveled[], least: number): Atom[] {
  const atoms: Atom[] = [];
  const top = waits.reduce((most, { level }) => Math.max(most, level), 1);
  for (const growing of WRITTEN_GROWINGS) {
    for (const { value: baseMs, share } of WRITTEN_BASES) {
      if (waits.some(({ level, delayMs }) => !isInReach(delayMs, baseMs * (growing.waits[level] ?? 1)))) continue;
      const logPrior = Math.log(WRITTEN_SHARE * share) + growing.logShare;
      const grownMs = baseMs * (growing.waits[top] ?? 1);
      let beyond = 1 - UNCAPPED_SHARE;
      for (const cap of WRITTEN_CAPS) {
        if (cap.value <= baseMs || cap.value >= grownMs) continue;
        const capShare = (1 - UNCAPPED_SHARE) * cap.share;
        beyond -= capShare;
        addRule(atoms, waits, { growing, baseMs, capMs: cap.value, logPrior: logPrior + Math.log(capShare) }, least);
      }
      const logUncapped = logPrior + Math.log(UNCAPPED_SHARE + beyond);
      addRule(atoms, waits, { growing, baseMs, capMs: Number.POSITIVE_INFINITY, logPrior: logUncapped }, least);
    }
  }
  return atoms;
}

/** No jitter but that on top makes a wait longer than this. */
function isInReach(delayMs: number, askedMs: number): boolean {
  return delayMs <= MOST * askedMs + LONGEST_MS;
}

const LONGEST_MS = Math.max(...WRITTEN_LENGTHS.map(({ value }) => value)) + toleranceMs(0);

interface Held {
  readonly growing: Growing;
  readonly baseMs: number;
  readonly capMs: number;
  readonly logPrior: number;
}

function addRule(atoms: Atom[], waits: readonly Leveled[], { growing, baseMs, capMs, logPrior }: Held, least: number) {
  const { growth, rate } = growing;
  const asked = waits.map(({ level }) => Math.min(baseMs * (growing.waits[level] ?? 1), capMs));
  let logAsked = 0;
  let [lowest, highest, restMs] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY];
  let mostRestMs = 0;
  for (const [index, { delayMs }] of waits.entries()) {
    const askedMs = asked[index] ?? baseMs;
    logAsked += Math.log(askedMs);
    lowest = Math.min(lowest, (delayMs + 1) / askedMs);
    highest = Math.max(highest, (delayMs - toleranceMs(askedMs)) / askedMs);
    restMs = Math.min(restMs, delayMs - askedMs);
    mostRestMs = Math.max(mostRestMs, delayMs - askedMs);
  }
  const n = waits.length;
  const rule = { growth, rate, cap: capMs / baseMs, baseAt: () => baseMs };
  for (const { jitter, from, to, size, logShare } of WRITTEN_WINDOWS) {
    if (lowest < from || highest > to) continue;
    const logWeight = logPrior + logShare - logAsked - n * Math.log(to - from) - latenessOf(waits, asked, to);
    if (logWeight >= least) atoms.push({ ...rule, jitter, size, logWeight });
  }
  // Without growth it is the same as a proportion.
  if (restMs < -1 || growth === 'fixed') return;
  for (const { value: lengthMs, share } of WRITTEN_LENGTHS) {
    const lateMs = mostRestMs - lengthMs;
    if (lateMs > toleranceMs(lengthMs)) continue;
    const logShare = Math.log(JITTER_SHARES.additive * share);
    const logWeight = logPrior + logShare - n * Math.log(lengthMs) - Math.max(0, lateMs) / LATE_MS;
    if (logWeight >= least) atoms.push({ ...rule, jitter: 'additive', size: lengthMs, logWeight });
  }
}

/** What it costs a rule (as a logarithm) that waits are longer than it allows. */
function latenessOf(waits: readonly Leveled[], asked: readonly number[], to: number): number {
  return waits.reduce((sum, { delayMs }, index) => sum + Math.max(0, delayMs - to * (asked[index] ?? 0)) / LATE_MS, 0);
}
