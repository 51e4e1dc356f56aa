// `data.positions.0.symbol`: a field of a message.
import type { Json } from '../decoded.ts';
import { valueAt } from '../drift-list.ts';

export type FieldPath = readonly string[];

export function fieldPath(text: string): FieldPath {
  return text.split('.').map((name) => name.trim());
}

/** What is there, or undefined. */
export function fieldAt(value: Json, path: FieldPath): Json | undefined {
  return valueAt(value, path) as Json | undefined;
}

/** A word, a number or a truth value as text; null for what has parts, and for nothing. */
export function fieldText(value: Json, path: FieldPath): string | null {
  const found = fieldAt(value, path);
  return found === undefined || typeof found === 'object' ? null : `${found}`;
}
