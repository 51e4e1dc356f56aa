// From the text that a user typed to a schema that can be trusted to end, or to what is wrong with it.
import type { Json } from '../decoded.ts';
import type { JsonObject } from '../json.ts';
import { jsonErrorLine } from './json-error-line.ts';
import { addSchemaNodes, type SchemaNode } from './schema-nodes.ts';
import type { SchemaProblem } from './schema-problem.ts';
import { endlessNode, resolveReferences } from './schema-references.ts';

export type ParsedSchema = { readonly schema: JsonObject | boolean } | { readonly problem: SchemaProblem };

/** Settings are kept in the browser's local storage, which holds some megabytes. UTF-16 units. */
export const MAX_SCHEMA_LENGTH = 262_144;

const TYPES: ReadonlySet<Json> = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

export function parseSchema(text: string): ParsedSchema {
  if (text.length > MAX_SCHEMA_LENGTH) return { problem: { kind: 'too-long', limit: MAX_SCHEMA_LENGTH } };
  let root: Json;
  try {
    root = JSON.parse(text) as Json;
  } catch {
    return { problem: { kind: 'not-json', line: jsonErrorLine(text) ?? 1 } };
  }
  const problem = problemIn(root);
  return problem === null ? { schema: root as JsonObject | boolean } : { problem };
}

function problemIn(root: Json): SchemaProblem | null {
  const nodes = new Map<string, SchemaNode>();
  const problem = addSchemaNodes(nodes, root, '#');
  if (problem !== null) return problem;
  const targets = resolveReferences(root, nodes);
  if ('kind' in targets) return targets;
  for (const node of nodes.values()) {
    const problem = keywordProblem(node);
    if (problem !== null) return problem;
  }
  const endless = endlessNode(nodes, targets);
  return endless === null ? null : { kind: 'endless', path: endless };
}

/** What the library would take silently, and then never report or throw on. */
function keywordProblem({ path, schema }: SchemaNode): SchemaProblem | null {
  const { type, required, enum: values, pattern, patternProperties } = schema;
  const wrong = [type].flat().find((one) => one !== undefined && !TYPES.has(one as Json));
  if (wrong !== undefined) return { kind: 'unknown-type', path, found: JSON.stringify(wrong).slice(0, 40) };
  if (required !== undefined && !Array.isArray(required)) {
    return { kind: 'wrong-keyword', path: `${path}/required`, expected: 'list' };
  }
  if (values !== undefined && !Array.isArray(values)) {
    return { kind: 'wrong-keyword', path: `${path}/enum`, expected: 'list' };
  }
  if (pattern !== undefined && typeof pattern !== 'string') {
    return { kind: 'wrong-keyword', path: `${path}/pattern`, expected: 'text' };
  }
  const patterns = [...Object.keys(patternProperties ?? {}), ...(pattern === undefined ? [] : [pattern])];
  return patterns.every(isPattern) ? null : { kind: 'bad-pattern', path };
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
