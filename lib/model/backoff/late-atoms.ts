// Waits without jitter of which many came late: a busy page only adds to them, so they pile up at what was asked for. Pure.
import type { Leveled } from './fit.ts';
import type { Atom } from './jitter-fit.ts';
import { LOG_RANGE } from './jitter-kinds.ts';
import { chanceOfLateness, isPrompt } from './lateness.ts';
import { DELAY_LISTS, WRITTEN_BASES, WRITTEN_CAPS, WRITTEN_SHARE } from './written-numbers.ts';
import { type Growing, UNCAPPED_SHARE, WRITTEN_GROWINGS } from './written-rules.ts';

/** How usual rules without jitter are, against all with it. */
const PLAIN_SHARE = 0.5;
/** Of those without jitter, the lists that are known. */
const LIST_SHARE = 0.05;
/** Without as many below the cap at what was asked for, nothing says that the others were late. */
const PROMPT_SHARE = 0.5;
const LEAST_PROMPT = 2;
/** Two waits have a first wait and a factor of their own, whatever they are. */
const LEAST_FREE = 3;
/** How finely the prompt waits tell a first wait that may be any. ms */
const FREE_MS = 5;

export function lateAtoms(waits: readonly Leveled[]): Atom[] {
  const caps = WRITTEN_CAPS.filter(({ value }) => waits.some(({ delayMs }) => isPrompt(delayMs, value)));
  const atoms = WRITTEN_GROWINGS.flatMap((growing) => {
    const uncapped = { value: Number.POSITIVE_INFINITY, share: UNCAPPED_SHARE / (1 - UNCAPPED_SHARE) };
    return [uncapped, ...(growing.growth === 'fixed' ? [] : caps)].flatMap(({ value: capMs, share }) => {
      const logPrior = growing.logShare + Math.log(PLAIN_SHARE * (1 - UNCAPPED_SHARE) * share);
      const written = WRITTEN_BASES.map((base) => ({ baseMs: base.value, share: WRITTEN_SHARE * base.share }));
      return [...written, ...freeBase(waits, growing, capMs)].flatMap(({ baseMs, share: baseShare }) => {
        return atomOf(waits, growing, { baseMs, capMs, logPrior: logPrior + Math.log(baseShare) });
      });
    });
  });
  return [...atoms, ...listAtoms(waits)];
}

/** The longest first wait with which no wait was early. */
function freeBase(waits: readonly Leveled[], { waits: grown }: Growing, capMs: number) {
  const reached = waits.filter(({ delayMs }) => delayMs < capMs);
  const baseMs = Math.min(...reached.map(({ level, delayMs }) => delayMs / (grown[level] ?? 1)));
  const prompt = reached.filter(({ level, delayMs }) => isPrompt(delayMs, baseMs * (grown[level] ?? 1)));
  return baseMs < 1 || prompt.length < LEAST_FREE
    ? []
    : [{ baseMs, share: ((1 - WRITTEN_SHARE) * FREE_MS) / (baseMs * LOG_RANGE) }];
}

interface Numbers {
  readonly baseMs: number;
  readonly capMs: number;
  readonly logPrior: number;
}

function atomOf(waits: readonly Leveled[], growing: Growing, { baseMs, capMs, logPrior }: Numbers): Atom[] {
  if (baseMs >= capMs) return [];
  const { growth, rate, waits: grown } = growing;
  const logWeight = logPrior + logChanceOf(waits, (level) => baseMs * (grown[level] ?? 1), capMs);
  if (logWeight === Number.NEGATIVE_INFINITY) return [];
  return [{ growth, jitter: 'none', rate, size: null, cap: capMs / baseMs, logWeight, baseAt: () => baseMs }];
}

function logChanceOf(waits: readonly Leveled[], grownMs: (level: number) => number, capMs: number): number {
  let [sum, below, prompt] = [0, 0, 0];
  for (const { level, delayMs } of waits) {
    const askedMs = Math.min(grownMs(level), capMs);
    if (askedMs < capMs) {
      below++;
      if (isPrompt(delayMs, askedMs)) prompt++;
    }
    sum += Math.log(chanceOfLateness(delayMs - askedMs));
    if (sum === Number.NEGATIVE_INFINITY) return sum;
  }
  return prompt >= Math.max(LEAST_PROMPT, below * PROMPT_SHARE) ? sum : Number.NEGATIVE_INFINITY;
}

function listAtoms(waits: readonly Leveled[]): Atom[] {
  return DELAY_LISTS.flatMap((delaysMs): Atom[] => {
    const at = (level: number) => delaysMs[Math.min(level, delaysMs.length) - 1] ?? 0;
    const logPrior = Math.log((PLAIN_SHARE * LIST_SHARE) / DELAY_LISTS.length);
    const logWeight = logPrior + logChanceOf(waits, at, Number.POSITIVE_INFINITY);
    if (logWeight === Number.NEGATIVE_INFINITY) return [];
    const rule = { growth: 'list', jitter: 'none', rate: 1, size: null, cap: Number.POSITIVE_INFINITY } as const;
    return [{ ...rule, logWeight, delaysMs, baseAt: () => at(1) }];
  });
}
