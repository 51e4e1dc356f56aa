// `field.path:value`: what stands at a path of the decoded message.
import type { Json } from '../../decode/decoded.ts';
import { exactNumber } from '../../decode/exact-json.ts';
import { MAX_VALUES, pathOf, type Step, valuesAt } from './field-path.ts';
import type { FilterSubject, Test } from './filter-subject.ts';
import { endOfScalar, nameOf, placeOfValue, type Shape, shapeOf } from './json-shape.ts';
import { comparison, type Relation } from './number-test.ts';
import type { Judge } from './text-match.ts';
import type { Token } from './tokens.ts';
import { valueTest } from './wanted-value.ts';

type Scalar = string | number | boolean | null;

/** Messages of more shapes than these are parsed. */
const MAX_SHAPES = 16;
/** Texts that are parsed in vain for a shape, before no more is looked for. */
const MAX_VAIN = 1_000;
/** How a name can be written otherwise than it reads. */
const ESCAPED_NAME = /\\[u/]/g;

/** Undefined when the token's key is no path; an empty value asks whether there is such a field. */
export function fieldTest({ key, relation, value }: Token, judge?: Judge): Test | undefined {
  const path = key === null ? null : pathOf(key);
  if (path === null) return undefined;
  const passes = scalarTest(relation, value, judge);
  const inText = path.every((step) => typeof step === 'string') ? textReader(path, passes) : null;
  return (subject) => {
    if (subject.direction === null) return false;
    if (inText !== null && subject.isJson() && !subject.isTruncated) return inText(subject);
    return treePasses(subject.tree(), path, passes);
  };
}

/** A list of words or numbers is asked for each of them, as one of objects is. */
function treePasses(tree: Json, path: readonly Step[], passes: ((value: Scalar) => boolean) | null): boolean {
  return valuesAt(tree, path).some((value) => {
    if (passes === null) return true;
    return Array.isArray(value) ? value.slice(0, MAX_VALUES).some(isOne) : isOne(value);
  });

  function isOne(value: Json): boolean {
    return (typeof value !== 'object' || value === null) && passes?.(value as Scalar) === true;
  }
}

/** Null when every value will do. */
function scalarTest(relation: Relation, value: string, judge?: Judge): ((value: Scalar) => boolean) | null {
  const compare = comparison(relation, value);
  if (compare !== null) return (found) => isNumeric(found) && compare(Number(found));
  const test = relation === ':' ? valueTest(value, 'whole', judge) : valueTest(`${relation}${value}`);
  return test === null ? null : (found) => test(String(found));
}

/** Prices often travel as texts. */
function isNumeric(value: Scalar): boolean {
  return (
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
  );
}

function textReader(path: readonly string[], passes: ((value: Scalar) => boolean) | null) {
  const last = JSON.stringify(path.at(-1) ?? '');
  const namesAgain = new RegExp(path.map(nameOf).join('|'), 'g');
  const shapes: Shape[] = [];
  let vainCount = 0;

  /** The value as it is written; null where only a parser can tell it. */
  function valueIn(text: string, shape: Shape, isEscaped: boolean): string | null {
    const start = placeOfValue(shape, text);
    const end = start < 0 ? -1 : endOfScalar(text, start);
    return end < 0 || mayComeAgain(text, end, isEscaped) ? null : text.slice(start, end);
  }

  /** A name that comes again may replace the value. */
  function mayComeAgain(text: string, from: number, isEscaped: boolean): boolean {
    namesAgain.lastIndex = from;
    if (namesAgain.test(text)) return true;
    ESCAPED_NAME.lastIndex = from;
    return isEscaped && ESCAPED_NAME.test(text);
  }

  /** Tried one after the other; the one that fits goes first the next time. */
  function byOtherShape(text: string, isEscaped: boolean): string | null {
    for (let place = 1; place < shapes.length; place++) {
      const raw = valueIn(text, shapes[place] as Shape, isEscaped);
      if (raw === null) continue;
      shapes.unshift(...shapes.splice(place, 1));
      return raw;
    }
    return null;
  }

  function learn(tree: Json): void {
    if (shapes.length >= MAX_SHAPES || vainCount >= MAX_VAIN) return;
    const shape = shapeOf(tree, path);
    if (shape === null || shapes.some(({ source }) => source === shape.source)) vainCount++;
    else shapes.unshift(shape);
  }

  return (subject: FilterSubject): boolean => {
    const text = subject.text();
    const { isEscaped } = subject;
    const [likely] = shapes;
    let raw = likely === undefined ? null : valueIn(text, likely, isEscaped);
    if (raw === null && !isEscaped && !text.includes(last)) return false;
    raw ??= byOtherShape(text, isEscaped);
    if (raw !== null) return passes === null || passes(scalarOf(raw));
    const tree = subject.tree();
    learn(tree);
    return treePasses(tree, path, passes);
  };
}

function scalarOf(raw: string): Scalar {
  const first = raw[0] ?? '';
  // The commonest: a string without escapes, and a number.
  if (first === '"' && !raw.includes('\\')) return raw.slice(1, -1);
  if (first === '-' || (first >= '0' && first <= '9')) return exactNumber(raw);
  try {
    return JSON.parse(raw) as Scalar;
  } catch {
    return raw;
  }
}
