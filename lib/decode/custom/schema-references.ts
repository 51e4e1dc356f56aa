// References inside a schema: that each leads somewhere, and none back to where it began.
import type { Json } from '../decoded.ts';
import { valueAt } from '../drift-list.ts';
import { addSchemaNodes, type SchemaNode } from './schema-nodes.ts';
import type { SchemaProblem } from './schema-problem.ts';

/** Where each reference of `nodes` leads; adds the schemas that only references name. */
export function resolveReferences(root: Json, nodes: Map<string, SchemaNode>): Map<string, string> | SchemaProblem {
  const targets = new Map<string, string>();
  // A map gives what is added while it is gone through, too.
  for (const { path, schema } of nodes.values()) {
    const reference = Object.hasOwn(schema, '$ref') ? schema.$ref : undefined;
    if (reference === undefined) continue;
    if (typeof reference !== 'string') return { kind: 'wrong-keyword', path: `${path}/$ref`, expected: 'text' };
    const target = placeOf(reference, nodes);
    if (!nodes.has(target)) {
      const value = valueAt(root, namesIn(target)) as Json | undefined;
      if (value === undefined || !target.startsWith('#/')) return { kind: 'bad-reference', path, found: reference };
      const problem = addSchemaNodes(nodes, value, target);
      if (problem !== null) return problem;
    }
    targets.set(path, target);
  }
  return targets;
}

/** A schema that a value could be held against for ever, because references come back without going into the value. */
export function endlessNode(
  nodes: ReadonlyMap<string, SchemaNode>,
  targets: ReadonlyMap<string, string>,
): string | null {
  const finished = new Set<string>();
  const open = new Set<string>();

  function isEndless(path: string): boolean {
    if (finished.has(path)) return false;
    if (open.has(path)) return true;
    open.add(path);
    const target = targets.get(path);
    const next = [...(nodes.get(path)?.sameValue ?? []), ...(target === undefined ? [] : [target])];
    const found = next.some(isEndless);
    open.delete(path);
    finished.add(path);
    return found;
  }

  return [...nodes.keys()].find(isEndless) ?? null;
}

function placeOf(reference: string, nodes: ReadonlyMap<string, SchemaNode>): string {
  const place = unescaped(reference);
  if (place === '#' || !place.startsWith('#') || place.startsWith('#/')) return place;
  const named = [...nodes.values()].find(({ schema }) => schema.$anchor === place.slice(1));
  return named?.path ?? place;
}

function unescaped(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

function namesIn(place: string): string[] {
  return place
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}
