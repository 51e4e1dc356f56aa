// What is asked of a million messages, and how many of them each answer must hold.
import { priceOf, symbolOf, typeOf } from './tick-text.ts';

export interface FilterCase {
  readonly text: string;
  /** Whether message `n` is to be found. */
  finds(n: number): boolean;
}

const isOf = (symbols: RegExp) => (n: number) => symbols.test(symbolOf(n));

export const FILTER_CASES: Readonly<Record<string, FilterCase>> = {
  'text, few match': { text: 'n":12345', finds: (n) => String(n).startsWith('12345') },
  'text, a seventh matches': { text: 'sol-usdt', finds: isOf(/^SOL/) },
  'text, all match': { text: 'symbol', finds: () => true },
  'text, none matches': { text: 'nowhere to be found', finds: () => false },
  'regex, a seventh matches': { text: '/adA-(brl|usd)/i', finds: isOf(/^ADA/) },
  'type and direction': { text: 'type:signal dir:received', finds: (n) => typeOf(n) === 'signal' },
  'regex over a decoded field': { text: 'data.symbol:/^(ETH|PETR)/', finds: isOf(/^(?:ETH|PETR)/) },
  'decoded field, number': { text: 'data.price:>990', finds: (n) => priceOf(n) > 990 },
};

/** Asked as soon as all messages are there: nothing was asked before, and the panel had no time to itself. */
export const FIRST_CASE: FilterCase = { text: 'eth-usdt', finds: isOf(/^ETH/) };

/** Share of the messages that a count may be off by: the oldest leave in chunks. */
const TOLERANCE = 0.001;

/** Throws when a filter over the newest `heldCount` of `sentCount` messages did not find what it was to find. */
export function checkFound(
  { text, finds }: FilterCase,
  foundCount: number,
  { sentCount, heldCount }: { readonly sentCount: number; readonly heldCount: number },
): void {
  let expected = 0;
  for (let n = sentCount - heldCount; n < sentCount; n++) if (finds(n)) expected++;
  if (expected > 0 === foundCount > 0 && Math.abs(foundCount - expected) <= expected * TOLERANCE) return;
  throw new Error(`The filter ${text} found ${foundCount} messages in place of ${expected}.`);
}
