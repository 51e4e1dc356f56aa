// A parsed payload as the flat list of lines that a tree shows. Iterative: a payload may nest 10,000 levels deep. Pure.

import type { Json } from '../../lib/decode/decoded.ts';

export type JsonBranch = Exclude<Json, string | number | boolean | null>;

export interface TreeLine {
  readonly id: string;
  readonly key: string | null;
  readonly depth: number;
  readonly value: Json;
  /** How many children were left out after this line's siblings; then `value` is null and means nothing. */
  readonly omittedCount: number;
}

/** One branch may hold millions of children: the rest is said, and is in the raw text. */
export const MAX_CHILDREN = 10_000;
/** A payload with no more children than this opens down to its second level by itself. */
const MAX_OPENED = 60;

export function isBranch(value: Json): value is JsonBranch {
  return typeof value === 'object' && value !== null;
}

const counts = new WeakMap<JsonBranch, number>();

export function childCount(branch: JsonBranch): number {
  if (Array.isArray(branch)) return branch.length;
  const known = counts.get(branch);
  if (known !== undefined) return known;
  const count = Object.keys(branch).length;
  counts.set(branch, count);
  return count;
}

/** The first children by their names. A list of millions is not turned into millions of names first. */
export function firstEntries(branch: JsonBranch, limit: number): Array<readonly [string, Json]> {
  if (Array.isArray(branch)) return branch.slice(0, limit).map((value, index) => [String(index), value] as const);
  const entries: Array<readonly [string, Json]> = [];
  for (const key in branch) {
    if (entries.length >= limit) break;
    if (Object.hasOwn(branch, key)) entries.push([key, (branch as { readonly [name: string]: Json })[key] ?? null]);
  }
  return entries;
}

/** Every line in view: the root's children, and the children of expanded branches. */
export function treeLines(root: JsonBranch, expanded: ReadonlySet<JsonBranch>): TreeLine[] {
  const lines: TreeLine[] = [];
  const pending = childrenOf(root, 0, 0).reverse();
  for (let line = pending.pop(); line !== undefined; line = pending.pop()) {
    const at = lines.push({ ...line, id: String(lines.length) });
    if (!isBranch(line.value) || !expanded.has(line.value)) continue;
    const children = childrenOf(line.value, line.depth + 1, at);
    for (let child = children.length - 1; child >= 0; child--) pending.push(children[child] as TreeLine);
  }
  return lines;
}

function childrenOf(branch: JsonBranch, depth: number, parent: number): TreeLine[] {
  const lines = firstEntries(branch, MAX_CHILDREN).map(
    ([key, value]): TreeLine => ({ id: `${parent}`, key, depth, value, omittedCount: 0 }),
  );
  const omittedCount = childCount(branch) - lines.length;
  if (omittedCount > 0) lines.push({ id: '', key: null, depth, value: null, omittedCount });
  return lines;
}

/** A branch and those below it, the nearest first, at most `MAX_CHILDREN` of them. */
export function branchesIn(root: JsonBranch): JsonBranch[] {
  const found = [root];
  for (let at = 0; at < found.length; at++) {
    for (const [, value] of firstEntries(found[at] as JsonBranch, MAX_CHILDREN)) {
      if (found.length >= MAX_CHILDREN) return found;
      if (isBranch(value)) found.push(value);
    }
  }
  return found;
}

/** What is open at first: the root's branches while the payload is small. */
export function initiallyExpanded(root: JsonBranch): Set<JsonBranch> {
  const expanded = new Set<JsonBranch>();
  let count = childCount(root);
  if (count > MAX_OPENED) return expanded;
  for (const value of Object.values(root) as Json[]) {
    if (!isBranch(value)) continue;
    count += childCount(value);
    if (count > MAX_OPENED) break;
    expanded.add(value);
  }
  return expanded;
}
