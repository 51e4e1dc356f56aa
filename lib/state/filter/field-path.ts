// Paths into decoded messages: `data.items[0].symbol`, `data.items[].symbol`, `.symbol`, `data["a b"]`. Pure.
import type { Json } from '../../decode/decoded.ts';
import { parseJson } from '../../decode/json.ts';

/** A name, a place in a list, or every place of it. */
export type Step = string | number | typeof EVERY;
export const EVERY = Symbol('every');

/** More is no path that anybody types. */
const MAX_STEPS = 32;
/** Elements of lists that are looked at for one message. */
export const MAX_VALUES = 1_000;

/** A name in brackets and quotes, as JSON writes it: for names that hold spaces, dots or colons. */
export const QUOTED_NAME = String.raw`\["(?:[^"\\]|\\.)*"\]`;
const NAME = String.raw`[^.[\]"]+`;
const PLACE = String.raw`\[(?:\d*|\*)\]`;
const STEP = new RegExp(`${NAME}|${PLACE}|${QUOTED_NAME}`, 'g');
const WHOLE = new RegExp(`^\\.?(?:${NAME}|${PLACE}|${QUOTED_NAME})(?:\\.${NAME}|${PLACE}|${QUOTED_NAME})*$`);

/** Null for what is no path: a single name without a dot is one of the filter's own keys, or text. */
export function pathOf(key: string): readonly Step[] | null {
  if (!/[.[]/.test(key) || !WHOLE.test(key)) return null;
  const steps = Array.from(key.match(STEP) ?? [], stepOf);
  return steps.length <= MAX_STEPS && steps.every((step) => step !== null) ? steps : null;
}

/** Null for a quoted name that JSON would not write so. */
function stepOf(part: string): Step | null {
  if (!part.startsWith('[')) return part;
  const inside = part.slice(1, -1);
  if (inside.startsWith('"')) return nameIn(inside);
  return inside === '' || inside === '*' ? EVERY : Number(inside);
}

function nameIn(quoted: string): string | null {
  const name = parseJson(quoted);
  return typeof name === 'string' ? name : null;
}

/** What stands at the path. A name that meets a list is looked for in each of its elements. */
export function valuesAt(root: Json, path: readonly Step[]): Json[] {
  let found: Json[] = [root];
  for (const step of path) {
    const next: Json[] = [];
    for (const value of found) {
      takeStep(value, step, next);
      if (next.length >= MAX_VALUES) break;
    }
    found = next;
    if (found.length === 0) break;
  }
  return found;
}

function takeStep(value: Json, step: Step, into: Json[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) {
    if (typeof step === 'symbol' || !Object.hasOwn(value, step)) return;
    into.push((value as { readonly [name: string]: Json })[step] as Json);
  } else if (typeof step === 'number') {
    if (step < value.length) into.push(value[step]);
  } else {
    for (const element of value.slice(0, MAX_VALUES)) {
      if (typeof step === 'symbol') into.push(element);
      else if (!Array.isArray(element)) takeStep(element, step, into);
    }
  }
}
