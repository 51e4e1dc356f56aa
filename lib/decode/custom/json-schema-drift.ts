// How a value differs from a JSON Schema: the library's errors in our words.
import { type OutputUnit, type SchemaDraft, Validator } from '@cfworker/json-schema';
import type { Drift, Json } from '../decoded.ts';
import { driftList, driftPath, shortValue, typeName, valueAt } from '../drift-list.ts';
import type { JsonObject } from '../json.ts';

/** They only say that something under them, at the same place or below, is wrong. */
const PARENTS: ReadonlySet<string> = new Set([
  ...['$ref', '$recursiveRef', 'allOf', 'properties', 'patternProperties', 'additionalProperties', 'dependentSchemas'],
  ...['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'unevaluatedProperties', 'if'],
]);
/** Of several schemas none fits: which one was meant is anyone's guess, so what is under them is not told. */
const CHOICES: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'contains', 'not', 'propertyNames']);
const NONE: readonly Drift[] = [];
/** A schema that refers to itself from several choices takes twice the time with each level, or more. */
const MAX_LEVELS = 12;

/** Checks values against a schema. Throws for one that the library does not take. */
export function createDriftCheck(schema: JsonObject | boolean): (value: Json) => readonly Drift[] {
  const validator = new Validator(checkable(schema), draftOf(schema), false);
  return (value) => {
    if (isDeeperThan(value, MAX_LEVELS)) return NONE;
    try {
      return driftOf(validator.validate(value).errors, value);
    } catch {
      // More errors than a call takes arguments, or a name that is no Unicode text: not checked.
      return NONE;
    }
  };
}

/** A copy, as the library notes its own things on it; without `uniqueItems`, which compares each item with each other. */
function checkable(schema: JsonObject | boolean): JsonObject | boolean {
  return JSON.parse(JSON.stringify(schema), (name, value) => {
    return name === 'uniqueItems' && typeof value === 'boolean' ? undefined : value;
  });
}

function isDeeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

function draftOf(schema: JsonObject | boolean): SchemaDraft {
  const named = typeof schema === 'object' ? `${schema.$schema ?? ''}` : '';
  if (named.includes('draft-04')) return '4';
  if (named.includes('draft-06') || named.includes('draft-07')) return '7';
  return named.includes('2019-09') ? '2019-09' : '2020-12';
}

function driftOf(errors: readonly OutputUnit[], value: Json): readonly Drift[] {
  const choices = errors.filter(({ keyword }) => CHOICES.has(keyword)).map((error) => `${error.keywordLocation}/`);
  const told = errors.filter(({ keyword, keywordLocation }) => {
    return !PARENTS.has(keyword) && !choices.some((choice) => keywordLocation.startsWith(choice));
  });
  return driftList(told.map((error) => driftFrom(error, value)));
}

function driftFrom({ instanceLocation, keyword, error }: OutputUnit, value: Json): Drift {
  const segments = segmentsOf(instanceLocation, value);
  if (keyword === 'required' || keyword === 'dependentRequired' || keyword === 'dependencies') {
    const path = driftPath([...segments, missingName(error)]);
    return { kind: 'missing', path, expected: null, found: null };
  }
  const found = valueAt(value, segments) as Json;
  const path = driftPath(segments);
  if (keyword === 'false') return { kind: 'extra', path, expected: null, found: typeName(found) };
  if (keyword === 'type') return { kind: 'mistyped', path, expected: expectedType(error), found: typeName(found) };
  return { kind: 'mistyped', path, expected: keyword, found: shortValue(found) };
}

/** The library names it only in its sentence. */
function missingName(sentence: string): string {
  return /(?:required property|does not have) "(.*)"\.$/s.exec(sentence)?.[1] ?? '';
}

function expectedType(sentence: string): string {
  const names = /Expected "(.*)"\.$/s.exec(sentence)?.[1] ?? '';
  return names.replaceAll('", "', ' | ');
}

/** Numbers where the value has a list. */
function segmentsOf(pointer: string, value: Json): Array<string | number> {
  const segments: Array<string | number> = [];
  for (const part of pointer.split('/').slice(1)) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    segments.push(Array.isArray(valueAt(value, segments)) ? Number(name) : name);
  }
  return segments;
}
