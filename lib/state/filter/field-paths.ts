import type { Json } from '../../decode/decoded.ts';

const MAX_DEPTH = 6;
const MAX_PATHS = 200;
/** Names that a path can spell. */
const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** The paths of the fields of decoded messages, as the filter spells them: `data.items[].symbol`, `.type`. Pure. */
export function fieldPathsOf(trees: Iterable<Json>): string[] {
  const paths = new Set<string>();
  for (const tree of trees) addPaths(paths, tree, '', 0);
  return [...paths];
}

function addPaths(paths: Set<string>, value: Json, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH || paths.size >= MAX_PATHS) return;
  if (Array.isArray(value)) {
    if (value[0] !== undefined) addPaths(paths, value[0], `${path}[]`, depth + 1);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (!PLAIN_NAME.test(name) || paths.size >= MAX_PATHS) continue;
    const own = path === '' ? name : `${path}.${name}`;
    if (isAskedFor(member)) paths.add(/[.[]/.test(own) ? own : `.${own}`);
    else addPaths(paths, member, own, depth + 1);
  }
}

/** A value, or a list of values. */
function isAskedFor(member: Json): boolean {
  const value = Array.isArray(member) && member.length > 0 ? (member[0] ?? null) : member;
  return typeof value !== 'object' || value === null;
}
