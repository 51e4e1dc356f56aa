// Decorrelated jitter: each wait lies between the first and three times the one before it; what comes out above the cap is
// the cap. Pure.
import type { Leveled } from './fit.ts';
import type { Atom } from './jitter-fit.ts';
import { JITTER_SHARES, LOG_RANGE } from './jitter-kinds.ts';
import { isOnTime, isPrompt, toleranceMs } from './lateness.ts';
import { WRITTEN_BASES, WRITTEN_CAPS, WRITTEN_SHARE } from './written-numbers.ts';

const STEPS = 16;
const FACTOR = 3;

/** With first waits of any length, and with those that people write. */
export function decorrelatedAtoms(waits: readonly Leveled[]): Atom[] {
  const chain = waits.map(({ level, delayMs }, index) => {
    const before = waits[index - 1];
    return { delayMs, beforeMs: before?.level === level - 1 ? before.delayMs : null };
  });
  const delays = waits.map(({ delayMs }) => delayMs).sort((a, b) => a - b);
  const [most = 0, longest = 0, second = 0] = [delays[0], delays.at(-1), delays.at(-2)];
  const least = Math.max(most / 4, ...chain.map(({ delayMs, beforeMs }) => (beforeMs === null ? delayMs / FACTOR : 0)));
  const capMs = isOnTime(longest, second) ? longest : null;
  const writtenCap = WRITTEN_CAPS.find(({ value }) => isPrompt(second, value));
  const capShare = capMs === null ? 1 : toleranceMs(capMs) / capMs / LOG_RANGE;
  const logCap = Math.log(capMs === null ? 1 : Math.max(capShare, WRITTEN_SHARE * (writtenCap?.share ?? 0)));
  const logPrior = Math.log(JITTER_SHARES.decorrelated) + logCap;
  const logStep = Math.log((1 - WRITTEN_SHARE) * (Math.log(Math.max(1, most / least)) / STEPS / LOG_RANGE));
  const free = Array.from({ length: STEPS }, (_, step) => {
    return { baseMs: least * (most / least) ** ((step + 0.5) / STEPS), logShare: logStep };
  });
  const written = WRITTEN_BASES.filter(({ value }) => value <= most + 1 && value >= least - toleranceMs(least));
  const all = [
    ...free,
    ...written.map(({ value, share }) => ({ baseMs: value, logShare: Math.log(WRITTEN_SHARE * share) })),
  ];
  return all.flatMap(({ baseMs, logShare }) => {
    const logWeight = chain.reduce((sum, { delayMs, beforeMs }) => {
      return sum + logChanceOf(delayMs, baseMs, FACTOR * (beforeMs ?? baseMs) - baseMs, capMs);
    }, logPrior + logShare);
    const rule = { growth: 'decorrelated', jitter: 'decorrelated', rate: FACTOR, size: null, logWeight } as const;
    const cap = capMs === null ? Number.POSITIVE_INFINITY : capMs / baseMs;
    return logWeight > Number.NEGATIVE_INFINITY ? [{ ...rule, cap, baseAt: () => baseMs }] : [];
  });
}

function logChanceOf(delayMs: number, baseMs: number, widthMs: number, capMs: number | null): number {
  if (capMs !== null && isOnTime(delayMs, capMs))
    return Math.log(Math.max(0, 1 - (capMs - baseMs) / widthMs) / toleranceMs(capMs));
  return delayMs <= baseMs + widthMs + toleranceMs(0) ? -Math.log(widthMs) : Number.NEGATIVE_INFINITY;
}
