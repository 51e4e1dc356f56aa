// What summaries are made of. A part is null where the message does not say it.
import type { Json } from '../decoded.ts';
import { isJsonObject, type JsonObject, numberAt, stringAt } from '../json.ts';
import { shortNumber, signed, signedPercent, tenths } from './numbers.ts';

export type Part = string | null;

/** Of a long list the first so many are named. */
const MAX_NAMED = 4;

/** `open_positions 3`: the wire's own name, which whoever reads the message knows. */
export function named(body: JsonObject, name: string): Part {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value === 'boolean') return `${name} ${value}`;
  const number = numberAt(body, name);
  return number === null ? null : `${name} ${shortNumber(number)}`;
}

/** `total_unrealized_pnl +46`. */
export function namedSigned(body: JsonObject, name: string): Part {
  const value = numberAt(body, name);
  return value === null ? null : `${name} ${signed(value)}`;
}

export function gain(body: JsonObject, name: string): Part {
  const value = numberAt(body, name);
  return value === null ? null : signed(value);
}

export function gainPercent(body: JsonObject, name: string): Part {
  const value = numberAt(body, name);
  return value === null ? null : signedPercent(value);
}

export function withUnit(value: number | null, unit: string): Part {
  return value === null ? null : `${tenths(value)} ${unit}`;
}

/** Null for 0/0: the app's step messages carry no counts. */
export function fraction(part: number | null, whole: number | null): Part {
  return part === null || whole === null || whole === 0 ? null : `${shortNumber(part)}/${shortNumber(whole)}`;
}

/** Words with a space between them; null when there are none. */
export function words(...parts: readonly Part[]): Part {
  return parts.filter((part) => part !== null).join(' ') || null;
}

/** The first elements, each in the words of `wordsOf`, then how many more there are; `positions 0` for none. */
export function listed(body: JsonObject, name: string, wordsOf: (element: JsonObject) => Part): Part {
  const list = listAt(body, name);
  if (list === null) return null;
  if (list.length === 0) return `${name} 0`;
  const shown = list.slice(0, MAX_NAMED).flatMap((element) => (isJsonObject(element) && wordsOf(element)) || []);
  if (shown.length === 0) return `${name} ${list.length}`;
  return list.length > shown.length ? `${shown.join(', ')}, … +${list.length - shown.length}` : shown.join(', ');
}

/** Words of a list of words: the rules of a signal. */
export function listedWords(body: JsonObject, name: string): Part {
  const list = listAt(body, name) ?? [];
  const shown = list.slice(0, MAX_NAMED).filter((element) => typeof element === 'string');
  return shown.join(', ') || null;
}

/** `PETR4 BUY +2.1 %`, or `PETR4 BUY 300 @ 36.42` where no gain is said. */
export function position(body: JsonObject): Part {
  const quantity = numberAt(body, 'quantity');
  const price = numberAt(body, 'entry_price');
  const size = quantity === null || price === null ? null : `${shortNumber(quantity)} @ ${shortNumber(price)}`;
  return words(stringAt(body, 'symbol'), stringAt(body, 'side'), gainPercent(body, 'pnl_percentage') ?? size);
}

/** `WEGE3 BUY 0.82`. */
export function signal(body: JsonObject): Part {
  const strength = numberAt(body, 'strength');
  return words(
    stringAt(body, 'symbol'),
    stringAt(body, 'signal_type'),
    strength === null ? null : shortNumber(strength),
  );
}

function listAt(body: JsonObject, name: string): readonly Json[] | null {
  const list = Object.hasOwn(body, name) ? body[name] : undefined;
  return Array.isArray(list) ? list : null;
}
