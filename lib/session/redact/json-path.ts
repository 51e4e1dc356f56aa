// Where in a JSON text the walk is, as far as redaction asks. Pure.
import type { Pass } from './pass.ts';
import type { RedactionRule } from './rules.ts';

/** Deeper than this no path is known; names still are. */
const MAX_TRACKED = 64;
const ELEMENT = '[]';

export interface JsonPath {
  /** Another text begins. */
  reset(): void;
  open(isList: boolean): void;
  close(): void;
  /** A value has ended. */
  next(): void;
  /** The name of the value that comes. */
  name(name: string): void;
  /** Whether the value that comes is secret by its place, or all around it is. */
  isSecret(): boolean;
  /** By which rule, and under which name. */
  reason(): { readonly rule: RedactionRule; readonly name: string };
}

export function createJsonPath(pass: Pass): JsonPath {
  const hasFields = pass.isOn('field');
  const paths = pass.isOn('path') ? pass.paths : [];
  /** For each open bracket: whether it is a list, and the name under which it stands (that of the root says nothing). */
  const lists: boolean[] = [];
  const places: string[] = [];
  let depth = 0;
  let current = '';
  let isSecret = false;
  /** All deeper than this is secret, since the name above it was. */
  let secretDepth = Number.POSITIVE_INFINITY;
  let reason: { rule: RedactionRule; name: string } = { rule: 'field', name: '' };
  const hasPaths = paths.length > 0;

  function isAskedFor(): boolean {
    if (!hasPaths || depth > MAX_TRACKED) return false;
    const place = [...places.slice(1, depth), current];
    return paths.some((path) => isAt(path, place));
  }

  /** Between two values: in a list the next one has its place already. */
  function next(): void {
    isSecret = false;
    if (!hasPaths) return;
    const isInList = depth > 0 && lists[depth - 1] === true;
    current = isInList ? ELEMENT : '';
    isSecret = isInList && isAskedFor();
    if (isSecret && depth <= secretDepth) reason = { rule: 'path', name: ELEMENT };
  }

  return {
    reset() {
      depth = 0;
      secretDepth = Number.POSITIVE_INFINITY;
      next();
    },
    open(isList) {
      if (isSecret && depth < secretDepth) secretDepth = depth;
      if (hasPaths && depth < MAX_TRACKED) {
        lists[depth] = isList;
        places[depth] = current;
      }
      depth++;
      next();
    },
    close() {
      depth = Math.max(0, depth - 1);
      if (depth <= secretDepth) secretDepth = Number.POSITIVE_INFINITY;
      next();
    },
    next,
    name(name) {
      current = name;
      if (depth > secretDepth) return;
      const isNamed = hasFields && pass.names.isSensitive(name);
      isSecret = isNamed || isAskedFor();
      if (isSecret) reason = { rule: isNamed ? 'field' : 'path', name };
    },
    isSecret: () => isSecret || depth > secretDepth,
    reason: () => reason,
  };
}

function isAt(path: readonly string[], place: readonly string[]): boolean {
  return path.length === place.length && path.every((name, index) => name === '*' || name === place[index]);
}
