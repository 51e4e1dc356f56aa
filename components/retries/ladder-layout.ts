// Where the points of a ladder stand: which retry against how long it waited, the waits on a logarithmic scale. Pure.
import type { Attempt } from '../../lib/model/clients/attempt.ts';

/** A rule for waits: the policy, or what was fitted to the observed ones. */
export interface DelayRule {
  /** The wait before the nth retry, from 1. */
  delayMs(retry: number): number;
  /** Retries after which the client gives up; null: never. */
  readonly maxRetries: number | null;
}

export type Fit = 'as-expected' | 'too-soon' | 'too-late';

export interface LadderPoint {
  readonly x: number;
  readonly y: number;
  readonly attempt: Attempt;
  readonly delayMs: number;
  /** Null without a policy. */
  readonly expected: { readonly y: number; readonly delayMs: number } | null;
  readonly fit: Fit | null;
}

/** Retries from one success (or the start) to the next. */
export interface Climb {
  readonly points: readonly LadderPoint[];
  readonly isLatest: boolean;
}

export interface Ladder {
  readonly climbs: readonly Climb[];
  /** Points of a line, and of the region around it. */
  readonly policyLine: readonly Place[];
  readonly policyBand: readonly Place[];
  readonly fitLine: readonly Place[];
  /** Where the policy stops trying; null where it is not on show. */
  readonly policyEndX: number | null;
  readonly rungs: ReadonlyArray<{ readonly y: number; readonly delayMs: number }>;
  readonly steps: ReadonlyArray<{ readonly x: number; readonly retry: number }>;
  readonly plot: Box;
}

export type Place = readonly [x: number, y: number];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LadderInput {
  readonly attempts: readonly Attempt[];
  readonly policy: DelayRule | null;
  readonly fitted: DelayRule | null;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Timers are late by some ms, busy pages by more, and a share of long waits. */
export const TOLERANCE = 0.15;
const TOLERANCE_MS = 60;
/** More retries than this stand closer together than can be told apart; the latest are shown. */
export const MAX_STEPS = 40;
/** Older ones lie behind these and say no more. */
const MAX_CLIMBS = 12;
/** Retries that are shown of a policy, so that an early end is seen. */
const POLICY_STEPS = 10;
/** Less cannot be drawn on a logarithmic scale. */
const FLOOR_MS = 1;
const SECOND = 1000;
const RUNGS_MS = [1, 10, 100, ...[1, 2, 4, 8, 16, 30, 60, 120, 300, 600, 1800, 3600].map((s) => s * SECOND)];
const RUNG_PX = 18;
const STEP_PX = 46;

export function fitOf(delayMs: number, expectedMs: number): Fit {
  const slackMs = Math.max(TOLERANCE_MS, expectedMs * TOLERANCE);
  if (delayMs > expectedMs + slackMs) return 'too-late';
  return delayMs < expectedMs - slackMs ? 'too-soon' : 'as-expected';
}

/** Retries of the attempts in order: a new climb begins with each success. */
export function climbsOf(attempts: readonly Attempt[]): Attempt[][] {
  const climbs: Attempt[][] = [];
  for (const attempt of attempts) {
    if (attempt.delayMs === null || attempt.retry === 0) continue;
    if (attempt.retry === 1 || climbs.length === 0) climbs.push([]);
    climbs.at(-1)?.push(attempt);
  }
  return climbs;
}

export function layOutLadder({ attempts, policy, fitted, widthPx, heightPx }: LadderInput): Ladder {
  const plot = { left: 56, top: 14, right: Math.max(120, widthPx - 16), bottom: Math.max(60, heightPx - 24) };
  const climbs = climbsOf(attempts).slice(-MAX_CLIMBS);
  const highest = Math.max(1, ...climbs.map((climb) => climb.at(-1)?.retry ?? 1));
  const lastStep = Math.max(highest, policy === null ? 1 : Math.min(policy.maxRetries ?? POLICY_STEPS, POLICY_STEPS));
  const firstStep = Math.max(1, lastStep - MAX_STEPS + 1);
  const retries = Array.from({ length: lastStep - firstStep + 1 }, (_, at) => firstStep + at);
  const xOf = (retry: number) => plot.left + ((retry - firstStep + 0.5) / retries.length) * (plot.right - plot.left);

  const expected = policy === null ? [] : policySteps(policy, retries).map((retry) => policy.delayMs(retry));
  const observed = climbs.flat().map(({ delayMs }) => delayMs ?? 0);
  const yOf = delayScale([...expected, ...observed], plot);

  const pointOf = (attempt: Attempt): LadderPoint => {
    const delayMs = attempt.delayMs ?? 0;
    const expectedMs = policy?.delayMs(attempt.retry) ?? null;
    return {
      x: xOf(attempt.retry),
      y: yOf(delayMs),
      attempt,
      delayMs,
      expected: expectedMs === null ? null : { y: yOf(expectedMs), delayMs: expectedMs },
      fit: expectedMs === null ? null : fitOf(delayMs, expectedMs),
    };
  };
  const lineOf = (rule: DelayRule | null, share = 1): Place[] =>
    rule === null ? [] : policySteps(rule, retries).map((retry) => [xOf(retry), yOf(rule.delayMs(retry) * share)]);

  return {
    climbs: climbs.map((climb, index) => ({
      points: climb.filter(({ retry }) => retry >= firstStep).map(pointOf),
      isLatest: index === climbs.length - 1,
    })),
    policyLine: lineOf(policy),
    policyBand: [...lineOf(policy, 1 + TOLERANCE), ...lineOf(policy, 1 - TOLERANCE).reverse()],
    fitLine: lineOf(fitted && { ...fitted, maxRetries: highest, delayMs: fitted.delayMs }),
    policyEndX: policy?.maxRetries != null && policy.maxRetries <= lastStep ? xOf(policy.maxRetries) : null,
    rungs: rungsOf([...expected, ...observed], yOf),
    steps: stepsOf(retries, xOf),
    plot,
  };
}

function policySteps({ maxRetries }: DelayRule, retries: readonly number[]): number[] {
  return maxRetries === null ? [...retries] : retries.filter((retry) => retry <= maxRetries);
}

/** Some room above the longest and below the shortest wait. */
function delayScale(delays: readonly number[], plot: Box): (delayMs: number) => number {
  const logs = delays.map((delayMs) => Math.log2(Math.max(FLOOR_MS, delayMs)));
  const [low, high] = [least(logs, 10) - 0.6, most(logs, 10) + 0.6];
  return (delayMs) => {
    const share = (Math.log2(Math.max(FLOOR_MS, delayMs)) - low) / (high - low);
    return plot.bottom - share * (plot.bottom - plot.top);
  };
}

/** Not by spreading: a storm has more waits than a call may have arguments. */
function least(values: readonly number[], otherwise: number): number {
  return values.reduce((a, b) => Math.min(a, b), values[0] ?? otherwise);
}

function most(values: readonly number[], otherwise: number): number {
  return values.reduce((a, b) => Math.max(a, b), values[0] ?? otherwise);
}

function rungsOf(delays: readonly number[], yOf: (delayMs: number) => number) {
  const [low, high] = [least(delays, SECOND), most(delays, SECOND)];
  const rungs: Array<{ y: number; delayMs: number }> = [];
  for (const delayMs of RUNGS_MS) {
    if (delayMs < low / 1.5 || delayMs > high * 1.5) continue;
    const y = yOf(delayMs);
    const last = rungs.at(-1);
    if (last === undefined || last.y - y >= RUNG_PX) rungs.push({ y, delayMs });
  }
  return rungs;
}

function stepsOf(retries: readonly number[], xOf: (retry: number) => number) {
  const steps: Array<{ x: number; retry: number }> = [];
  for (const retry of retries) {
    const x = xOf(retry);
    const last = steps.at(-1);
    if (last === undefined || x - last.x >= STEP_PX) steps.push({ x, retry });
  }
  return steps;
}
