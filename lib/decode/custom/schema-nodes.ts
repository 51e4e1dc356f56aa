// The schemas inside a schema, each with its place, as references name it: `#/properties/side`.
import type { Json } from '../decoded.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { SchemaProblem } from './schema-problem.ts';

export interface SchemaNode {
  readonly path: string;
  /** Empty for `true` and `false`. */
  readonly schema: JsonObject;
  /** Places of schemas that the same value is held against: no way into the message. */
  readonly sameValue: readonly string[];
}

interface Place {
  readonly value: Json;
  readonly path: string;
}

const MAX_DEPTH = 200;
const SCHEMA_KEYWORDS: ReadonlySet<string> = new Set([
  ...['not', 'if', 'then', 'else', 'items', 'additionalItems', 'unevaluatedItems', 'contains'],
  ...['additionalProperties', 'unevaluatedProperties', 'propertyNames'],
]);
const LIST_KEYWORDS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const MAP_KEYWORDS: ReadonlySet<string> = new Set([
  ...['$defs', 'definitions', 'properties', 'patternProperties', 'dependentSchemas'],
]);
const OF_THE_SAME_VALUE: ReadonlySet<string> = new Set([
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'],
]);

/** Adds the schema at `path` and all inside it to `nodes`; gives the first thing that is no schema where one must be. */
export function addSchemaNodes(nodes: Map<string, SchemaNode>, value: Json, path: string): SchemaProblem | null {
  const waiting: Array<Place & { readonly depth: number }> = [{ value, path, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (depth > MAX_DEPTH) return { kind: 'too-deep' };
    if (typeof value !== 'boolean' && !isJsonObject(value)) return { kind: 'not-a-schema', path };
    const schema = typeof value === 'boolean' ? {} : value;
    const sameValue: string[] = [];
    for (const [keyword, inner] of Object.entries(schema)) {
      const places = placesIn(keyword, inner, `${path}/${escapeName(keyword)}`);
      if ('kind' in places) return places;
      if (OF_THE_SAME_VALUE.has(keyword)) sameValue.push(...places.map((place) => place.path));
      waiting.push(...places.map((place) => ({ ...place, depth: depth + 1 })));
    }
    nodes.set(path, { path, schema, sameValue });
  }
  return null;
}

function placesIn(keyword: string, inner: Json, path: string): readonly Place[] | SchemaProblem {
  if (MAP_KEYWORDS.has(keyword)) {
    if (!isJsonObject(inner)) return { kind: 'wrong-keyword', path, expected: 'object' };
    return Object.entries(inner).map(([name, value]) => ({ value, path: `${path}/${escapeName(name)}` }));
  }
  if (LIST_KEYWORDS.has(keyword) || (keyword === 'items' && Array.isArray(inner))) {
    if (!Array.isArray(inner)) return { kind: 'wrong-keyword', path, expected: 'list' };
    return inner.map((value, index) => ({ value, path: `${path}/${index}` }));
  }
  return SCHEMA_KEYWORDS.has(keyword) ? [{ value: inner, path }] : [];
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function escapeName(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
