// What changed from one JSON value to another. Iterative and bounded: payloads may be deep and large. Pure.
import type { Json } from '../../lib/decode/decoded.ts';
import { firstEntries, isBranch, type JsonBranch, MAX_CHILDREN } from './tree-lines.ts';

export interface Change {
  /** `payload.items[3].price`; empty for the whole. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Null where there was nothing. */
  readonly before: Json;
  readonly after: Json;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** There may be more. */
  readonly isCut: boolean;
}

const MAX_CHANGES = 1_000;
const MAX_VALUES = 200_000;

export function jsonDifference(before: Json, after: Json): Difference {
  const changes: Change[] = [];
  const pending: Array<{ path: string; before: Json; after: Json }> = [{ path: '', before, after }];
  for (let values = 0; pending.length > 0; values++) {
    if (changes.length >= MAX_CHANGES || values >= MAX_VALUES) return { changes, isCut: true };
    const pair = pending.pop();
    if (pair === undefined) break;
    const branches = branchesOf(pair.before, pair.after);
    if (branches === null) {
      if (pair.before !== pair.after) changes.push({ ...pair, kind: 'changed' });
      continue;
    }
    const [old, young] = branches;
    for (const key of [...keysOf(old, young)].reverse()) {
      const path = pathOf(pair.path, key, Array.isArray(young));
      if (!Object.hasOwn(young, key)) changes.push({ path, kind: 'removed', before: valueAt(old, key), after: null });
      else if (!Object.hasOwn(old, key))
        changes.push({ path, kind: 'added', before: null, after: valueAt(young, key) });
      else pending.push({ path, before: valueAt(old, key), after: valueAt(young, key) });
    }
  }
  return { changes, isCut: false };
}

/** Two objects or two lists; null for all that is compared as it is. */
function branchesOf(before: Json, after: Json): readonly [JsonBranch, JsonBranch] | null {
  if (!isBranch(before) || !isBranch(after)) return null;
  return Array.isArray(before) === Array.isArray(after) ? [before, after] : null;
}

function keysOf(before: JsonBranch, after: JsonBranch): Set<string> {
  return new Set([...firstEntries(before, MAX_CHILDREN), ...firstEntries(after, MAX_CHILDREN)].map(([key]) => key));
}

function valueAt(branch: JsonBranch, key: string): Json {
  return (branch as { readonly [name: string]: Json })[key] ?? null;
}

/** `a.b`, `a[0]`, and `a["b c"]` where a name is no plain word. */
export function pathOf(parent: string, key: string, isInList: boolean): string {
  if (isInList) return `${parent}[${key}]`;
  if (!/^[\w$-]+$/.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === '' ? key : `${parent}.${key}`;
}
