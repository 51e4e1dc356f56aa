// `field.path:value`: what stands at a path of the decoded message.
import type { Json } from '../../decode/decoded.ts';
import { pathOf, type Step, valuesAt } from './field-path.ts';
import type { FilterSubject, Test } from './filter-subject.ts';
import { type Shape, shapeOf } from './json-shape.ts';
import { comparison, type Relation } from './number-test.ts';
import type { Token } from './tokens.ts';
import { valueTest } from './wanted-value.ts';

type Scalar = string | number | boolean | null;

/** Messages of more shapes than these are parsed. */
const MAX_SHAPES = 16;
/** Texts that are parsed in vain for a shape, before no more is looked for. */
const MAX_VAIN = 1_000;

/** Undefined when the token's key is no path; an empty value asks whether there is such a field. */
export function fieldTest({ key, relation, value }: Token): Test | undefined {
  const path = key === null ? null : pathOf(key);
  if (path === null) return undefined;
  const passes = scalarTest(relation, value);
  const inText = path.every((step) => typeof step === 'string') ? textReader(path, passes) : null;
  return (subject) => {
    if (subject.direction === null) return false;
    if (inText !== null && subject.isJson() && !subject.isTruncated) return inText(subject);
    return treePasses(subject.tree(), path, passes);
  };
}

function treePasses(tree: Json, path: readonly Step[], passes: ((value: Scalar) => boolean) | null): boolean {
  return valuesAt(tree, path).some((value) => {
    if (passes === null) return true;
    return typeof value === 'object' && value !== null ? false : passes(value as Scalar);
  });
}

/** Null when every value will do. */
function scalarTest(relation: Relation, value: string): ((value: Scalar) => boolean) | null {
  const compare = comparison(relation, value);
  if (compare !== null) return (found) => isNumeric(found) && compare(Number(found));
  const test = relation === ':' ? valueTest(value) : valueTest(`${relation}${value}`);
  return test === null ? null : (found) => test(String(found));
}

/** Prices often travel as texts. */
function isNumeric(value: Scalar): boolean {
  return (
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
  );
}

function textReader(path: readonly string[], passes: ((value: Scalar) => boolean) | null) {
  const names = path.map((name) => JSON.stringify(name));
  const last = names.at(-1) ?? '';
  const shapes: Shape[] = [];
  let vainCount = 0;

  function byShape(text: string): string | null {
    for (const [place, shape] of shapes.entries()) {
      const match = shape.exec(text);
      if (match === null) continue;
      // A name that comes again may replace the value.
      if (names.some((name) => text.includes(name, match[0].length))) return null;
      if (place > 0) shapes.unshift(...shapes.splice(place, 1));
      return match[1] ?? null;
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
    if (!subject.isEscaped && !text.includes(last)) return false;
    const raw = byShape(text);
    if (raw !== null) return passes === null || passes(scalarOf(raw));
    const tree = subject.tree();
    learn(tree);
    return treePasses(tree, path, passes);
  };
}

function scalarOf(raw: string): Scalar {
  // The commonest: a string without escapes.
  if (raw.startsWith('"') && !raw.includes('\\')) return raw.slice(1, -1);
  try {
    return JSON.parse(raw) as Scalar;
  } catch {
    return raw;
  }
}
