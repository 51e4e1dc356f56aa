// Waits without jitter: one interval, steps of one length, or one factor, each perhaps up to a cap. Pure.

import { exactly } from './estimate.ts';
import type { BackoffFit, Leveled, RuleFit } from './fit.ts';
import { isOnTime, isPunctual, toleranceMs, weightOf } from './lateness.ts';
import { lineThrough } from './line.ts';
import { WRITTEN_BASES } from './written-numbers.ts';
import { WRITTEN_GROWINGS } from './written-rules.ts';

/** Of the waits that a rule must explain. */
const EXPLAINED = 0.9;

/** From so many waits on numbers are what they are, usual or not. */
const MIN_FOR_ODD = 7;

interface Rule {
  readonly growth: 'fixed' | 'linear' | 'exponential';
  readonly baseMs: number;
  /** The factor, or the step in ms. */
  readonly rate: number;
  readonly capMs: number | null;
  /** Numbers that people write make these waits, none of them early. */
  readonly isWritten: boolean;
  /** How many more levels there are than numbers in the rule. */
  readonly surplus: number;
}

/** Null when the waits differ by more than a busy page explains. */
export function fitPlain(waits: readonly Leveled[]): RuleFit | null {
  if (!isSteady(waits)) return null;
  const levels = [...new Set(waits.map(({ level }) => level))].sort((a, b) => a - b);
  const fixed = fixedRule(waits, levels.length);
  if (levels.length < 2) return startOnly(waits);
  if (fixed !== null) return fitOf(fixed, waits, []);
  const exponential = firstRule('exponential', waits, levels);
  const linear = firstRule('linear', waits, levels);
  const [best, other] = [exponential, linear].filter((rule) => rule !== null).sort((a, b) => b.surplus - a.surplus);
  if (best === undefined) return null;
  return fitOf(best, waits, other === undefined || other.surplus < best.surplus ? [] : [other.growth]);
}

/** The same level has the same wait each time. */
function isSteady(waits: readonly Leveled[]): boolean {
  for (const [, group] of Map.groupBy(waits, ({ level }) => level)) {
    const sorted = group.map(({ delayMs }) => delayMs).sort((a, b) => a - b);
    const usual = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    if (!isExplained(group, () => usual)) return false;
  }
  return true;
}

function isExplained(waits: readonly Leveled[], askedMs: (level: number) => number): boolean {
  const explained = waits.filter(({ level, delayMs }) => isOnTime(delayMs, askedMs(level))).length;
  return explained >= waits.length * EXPLAINED;
}

function fixedRule(waits: readonly Leveled[], levelCount: number): Rule | null {
  const baseMs = medianOf(waits);
  const isFixed = isExplained(waits, () => baseMs);
  if (!isFixed) return null;
  return {
    growth: 'fixed',
    baseMs,
    rate: 1,
    capMs: null,
    isWritten: isWritten('fixed', waits),
    surplus: levelCount - 1,
  };
}

/** The rule with the latest cap that explains the waits. */
function firstRule(growth: Rule['growth'], waits: readonly Leveled[], levels: readonly number[]): Rule | null {
  for (let uncapped = levels.length; uncapped >= 2; uncapped--) {
    const rule = ruleUpTo(growth, waits, levels, uncapped);
    if (rule !== null) return rule;
  }
  return null;
}

function ruleUpTo(
  growth: Rule['growth'],
  waits: readonly Leveled[],
  levels: readonly number[],
  uncapped: number,
): Rule | null {
  const capFrom = levels[uncapped] ?? Number.POSITIVE_INFINITY;
  const growing = waits.filter(({ level }) => level < capFrom);
  const capped = waits.filter(({ level }) => level >= capFrom);
  const isPower = growth === 'exponential';
  if (isPower && growing.some(({ delayMs }) => delayMs < 1)) return null;
  const { start, slope } = lineThrough(
    growing.map(({ level, delayMs }) => ({
      x: level - 1,
      y: isPower ? Math.log(delayMs) : delayMs,
      weight: isPower ? weightOf(delayMs) : 1,
    })),
  );
  const baseMs = isPower ? Math.exp(start) : start;
  const rate = isPower ? Math.exp(slope) : slope;
  const grownMs = (level: number) => (isPower ? baseMs * rate ** (level - 1) : baseMs + rate * (level - 1));
  const capMs = capped.length === 0 ? null : medianOf(capped);
  if (slope <= 0 || baseMs < -toleranceMs(0) || !isExplained(growing, grownMs)) return null;
  if (capMs !== null && !isCap(capMs, capped, grownMs)) return null;
  const rule = { growth, baseMs, rate, capMs, isWritten: isWritten(growth, growing) };
  if (capMs === null) return { ...rule, surplus: levels.length - 2 };
  // Waits at the cap say nothing of the growth before it: two that chance drew have a first wait and a factor as well.
  const isKnown = growing.length > uncapped || (rule.isWritten && uncapped > 2);
  const known = uncapped - (rule.isWritten ? 1 : 2);
  return { ...rule, surplus: Math.min(levels.length - 3, isKnown ? Number.POSITIVE_INFINITY : known) };
}

function isCap(capMs: number, capped: readonly Leveled[], grownMs: (level: number) => number): boolean {
  const first = Math.min(...capped.map(({ level }) => level));
  const reachedMs = grownMs(first - 1);
  const isBetween = capMs >= reachedMs - toleranceMs(reachedMs) && capMs <= grownMs(first) + toleranceMs(capMs);
  return isBetween && isExplained(capped, () => capMs);
}

function fitOf(rule: Rule, waits: readonly Leveled[], rivals: ReadonlyArray<Rule['growth']>): RuleFit {
  const { growth, baseMs, rate, capMs } = rule;
  const relative = toleranceMs(baseMs) / Math.max(baseMs, 1) / 2;
  const isGeometric = growth === 'exponential' || growth === 'fixed';
  const probability = 1 / (rivals.length + 1);
  return {
    growth,
    base: exactly(Math.max(0, baseMs), toleranceMs(baseMs) / 2),
    factor: isGeometric ? exactly(rate, growth === 'fixed' ? 0 : rate * relative) : null,
    step: growth === 'linear' ? exactly(rate, toleranceMs(rate) / 2) : null,
    cap: capMs === null ? null : exactly(capMs, toleranceMs(capMs) / 2),
    delaysMs: null,
    jitter: { kind: 'none', size: null },
    certainty: rivals.length > 0 ? 'uncertain' : certaintyOf(rule, waits.length),
    probability: null,
    observed: waits.length,
    alternatives: rivals.map((other) => ({ growth: other, jitter: 'none', probability })),
  };
}

function certaintyOf(rule: Rule, count: number): BackoffFit['certainty'] {
  const { surplus } = rule;
  if (surplus <= 0) return 'uncertain';
  // A few waits with a little jitter may look like a rule of odd numbers.
  if (surplus >= 2 && count >= 4 && (rule.isWritten || count >= MIN_FOR_ODD)) return 'certain';
  return count >= 3 && (surplus >= 2 || rule.capMs === null || rule.isWritten) ? 'high' : 'medium';
}

function isWritten(growth: Rule['growth'], waits: readonly Leveled[]): boolean {
  const bases = WRITTEN_BASES.filter(({ value }) => waits.some(({ delayMs }) => isPunctual(delayMs, value)));
  const growings = WRITTEN_GROWINGS.filter((growing) => growing.growth === growth);
  return bases.some(({ value }) => {
    return growings.some(({ waits: grown }) => {
      return waits.every(({ level, delayMs }) => isPunctual(delayMs, value * (grown[level] ?? 1)));
    });
  });
}

/** Waits of one level only: where they start is known, how they grow is not. */
function startOnly(waits: readonly Leveled[]): RuleFit {
  const first = medianOf(waits);
  return {
    growth: 'unknown',
    base: exactly(first, toleranceMs(first)),
    factor: null,
    step: null,
    cap: null,
    delaysMs: null,
    jitter: { kind: waits.length >= 3 ? 'none' : 'unknown', size: null },
    certainty: 'uncertain',
    probability: null,
    observed: waits.length,
    alternatives: [],
  };
}

/** Lateness only adds: of an even number the earlier one. */
function medianOf(waits: readonly Leveled[]): number {
  const sorted = waits.map(({ delayMs }) => delayMs).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
