// `{symbol} {side}, {data.price}`: the line that a row says, with fields of the message in braces.
import { type Json, summaryOf } from '../decoded.ts';
import { type FieldPath, fieldAt, fieldPath } from './field-path.ts';

export type SummaryTemplate = ReadonlyArray<string | { readonly path: FieldPath }>;

/** Braces that do not close are text. */
export function parseTemplate(text: string): SummaryTemplate {
  return text.split(/(\{[^{}]*\})/).map((part) => {
    return part.startsWith('{') && part.endsWith('}') ? { path: fieldPath(part.slice(1, -1)) } : part;
  });
}

/** Fields that are not there leave nothing. */
export function fillTemplate(template: SummaryTemplate, value: Json): string {
  return summaryOf(
    template.map((part) => (typeof part === 'string' ? part : shown(fieldAt(value, part.path)))).join(''),
  );
}

/** Lists and objects by their size: `[3]`, `{5}`. */
function shown(value: Json | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).length}}`;
  return summaryOf(`${value}`);
}
