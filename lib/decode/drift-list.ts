// How drift is gathered: named by path, each kind once a path, and no more than anyone reads.
import type { Drift, Json } from './decoded.ts';

const MAX_DRIFT = 50;
/** A name in a path is chosen by the page. */
const MAX_NAME_LENGTH = 64;
const MAX_VALUE_LENGTH = 40;

export type PathSegment = string | number;

/** Equal drift of several elements of a list becomes one; what comes after the first fifty is left out. */
export function driftList(found: Iterable<Drift>): readonly Drift[] {
  const kept = new Map<string, Drift>();
  for (const drift of found) {
    const key = `${drift.kind} ${drift.path}`;
    if (!kept.has(key)) kept.set(key, drift);
    if (kept.size === MAX_DRIFT) break;
  }
  return [...kept.values()];
}

/** `data.positions[].side`; empty for the message itself. */
export function driftPath(segments: readonly PathSegment[]): string {
  let path = '';
  for (const segment of segments) {
    if (typeof segment === 'number') path += '[]';
    else path += `${path === '' ? '' : '.'}${cut(segment, MAX_NAME_LENGTH)}`;
  }
  return path;
}

/** JSON Schema's word for what a value is; `undefined` for none. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The value itself where it is short, else its type: for a schema that wants one of some values. */
export function shortValue(value: Json | undefined): string {
  if (typeof value === 'object' || value === undefined) return typeName(value);
  return cut(JSON.stringify(value), MAX_VALUE_LENGTH);
}

/** What lies at a path, or undefined. */
export function valueAt(value: unknown, segments: readonly PathSegment[]): unknown {
  let at: unknown = value;
  for (const segment of segments) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, segment)) return undefined;
    at = (at as Record<PathSegment, unknown>)[segment];
  }
  return at;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
