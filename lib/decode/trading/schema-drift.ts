// How a message differs from its schema: zod's issues in our words.
import * as z from 'zod/mini';
import type { Drift, Json } from '../decoded.ts';
import { driftList, driftPath, type PathSegment, shortValue, typeName, valueAt } from '../drift-list.ts';
import type { Variants } from './schema-parts.ts';

type Issue = z.core.$ZodIssue;

const NONE: readonly Drift[] = [];

/** The drift from the nearest of the variants; empty when one of them fits. */
export function schemaDrift(variants: Variants, value: Json): readonly Drift[] {
  let nearest: readonly Drift[] | null = null;
  for (const schema of variants) {
    const result = z.safeParse(schema, value);
    if (result.success) return NONE;
    const drift = driftList(result.error.issues.flatMap((issue) => driftOf(issue, value)));
    if (nearest === null || drift.length < nearest.length) nearest = drift;
  }
  return nearest ?? NONE;
}

function driftOf(issue: Issue, value: Json): Drift[] {
  const segments = issue.path as PathSegment[];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const found = typeName(valueAt(value, [...segments, key]));
      return { kind: 'extra', path: driftPath([...segments, key]), expected: null, found };
    });
  }
  const found = valueAt(value, segments) as Json | undefined;
  const path = driftPath(segments);
  const expected = expectedBy(issue);
  if (found === undefined) return [{ kind: 'missing', path, expected, found: null }];
  const isOneOf = issue.code === 'invalid_value' && typeof found === 'string';
  return [{ kind: 'mistyped', path, expected, found: isOneOf ? shortValue(found) : typeName(found) }];
}

/** In a word: JSON Schema's names of types, the values where only some will do. */
function expectedBy(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((one) => JSON.stringify(one)).join(' | ');
    case 'invalid_union':
      return issue.errors.flatMap(([first]) => (first && expectedBy(first)) ?? []).join(' | ');
    case 'custom':
      return typeof issue.params?.expected === 'string' ? issue.params.expected : null;
    default:
      return null;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = { int: 'integer', record: 'object' };
