// JSON that was written as a string inside JSON: unwrapped, so that the tree goes on where the string would end. Pure.
import type { Json } from './decoded.ts';
import { parseExactly } from './exact-json.ts';

/** A string that holds a string that holds ...: deeper than this nobody means it. */
const MAX_DEPTH = 64;

/** Values that were strings. Weak, so that a tree that is gone takes its marks with it. */
const unwrapped = new WeakSet<object>();

/** Whether this part of a tree was JSON inside a string. */
export function wasString(value: Json): boolean {
  return typeof value === 'object' && value !== null && unwrapped.has(value);
}

/** The value with every string that holds a JSON object or list replaced by that; the same value where there is none. */
export function unwrapJson(value: Json, depth = 0): Json {
  if (depth > MAX_DEPTH) return value;
  if (typeof value === 'string') return unwrapString(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return unwrapList(value, depth);
  return unwrapMembers(value as { readonly [name: string]: Json }, depth);
}

function unwrapString(text: string, depth: number): Json {
  const first = text[0];
  if (first !== '{' && first !== '[') return text;
  const value = parseExactly(text);
  if (typeof value !== 'object' || value === null) return text;
  const inner = unwrapJson(value, depth + 1);
  if (typeof inner === 'object' && inner !== null) unwrapped.add(inner);
  return inner;
}

function unwrapList(list: readonly Json[], depth: number): Json {
  let changed: Json[] | null = null;
  for (const [index, element] of list.entries()) {
    const next = unwrapJson(element, depth + 1);
    if (next === element) continue;
    changed ??= [...list];
    changed[index] = next;
  }
  return changed ?? list;
}

function unwrapMembers(members: { readonly [name: string]: Json }, depth: number): Json {
  let changed: Map<string, Json> | null = null;
  for (const [name, member] of Object.entries(members)) {
    const next = unwrapJson(member, depth + 1);
    if (next === member) continue;
    changed ??= new Map(Object.entries(members));
    changed.set(name, next);
  }
  // Own members even for a name such as `__proto__`.
  return changed === null ? members : Object.fromEntries(changed);
}
