// The time that the filter box asks for, and the box's text with another time in it. Pure.
import { momentOf } from '../filter/moment.ts';
import { type Token, tokensOf } from '../filter/tokens.ts';
import type { TimeRange } from './time-range.ts';

const AFTER = 'after';
const BEFORE = 'before';

/** Null where the text names no time, or only one that nothing can lie in. An open side reaches to the end of `whole`. */
export function filteredRange(
  text: string,
  startedAt: number | null,
  lastEventAt: number | null,
  whole: TimeRange,
): TimeRange | null {
  let [from, until] = [whole.from, whole.until];
  let isNamed = false;
  for (const token of tokensOf(text)) {
    if (token.isNegated || !isTime(token)) continue;
    const at = momentOf(token.value, { startedAt, lastEventAt });
    if (at === null) continue;
    isNamed = true;
    if (token.key?.toLowerCase() === AFTER) from = Math.max(from, at);
    else until = Math.min(until, at);
  }
  return isNamed && until > from ? { from, until } : null;
}

/** The text with the times of this range instead of those it had; null takes them out. */
export function withTimeRange(text: string, range: TimeRange | null, startedAt: number): string {
  const kept = tokensOf(text)
    .filter((token) => token.isNegated || !isTime(token))
    .map(({ isNegated, body }) => (isNegated ? `-${body}` : body));
  if (range === null) return kept.join(' ');
  return [
    ...kept,
    `${AFTER}:${sinceStart(range.from, startedAt)}`,
    `${BEFORE}:${sinceStart(range.until, startedAt)}`,
  ].join(' ');
}

function isTime({ key, relation }: Token): boolean {
  const name = key?.toLowerCase();
  return relation === ':' && (name === AFTER || name === BEFORE);
}

/** As the axis counts, to the tenth of a ms. */
function sinceStart(time: number, startedAt: number): string {
  return `+${Number((Math.max(0, time - startedAt) / 1000).toFixed(4))}s`;
}
