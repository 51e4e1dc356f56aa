// A stored schema made ready for messages, or what is wrong with it.
import type { Drift, Json } from '../decoded.ts';
import type { CustomSchema } from './custom-schema.ts';
import { type FieldPath, fieldAt, fieldPath, fieldText } from './field-path.ts';
import { createDriftCheck } from './json-schema-drift.ts';
import { parseSchema } from './parse-schema.ts';
import type { SchemaProblem } from './schema-problem.ts';
import { fillTemplate, parseTemplate } from './summary-template.ts';
import { matchesUrl } from './url-pattern.ts';

export interface CompiledSchema {
  readonly name: string;
  isForUrl(url: string): boolean;
  isFor(value: Json): boolean;
  /** Null: the message itself. */
  summarise(value: Json): string | null;
  drift(value: Json): readonly Drift[];
}

export type Compiled = { readonly compiled: CompiledSchema } | { readonly problem: SchemaProblem };

export function compileSchema(stored: CustomSchema): Compiled {
  const name = stored.name.trim();
  const urlPattern = stored.urlPattern.trim();
  const field = stored.field.trim();
  if (name === '') return { problem: { kind: 'no-name' } };
  if (urlPattern === '' && field === '') return { problem: { kind: 'no-condition' } };
  const checked = driftCheckOf(stored.schema);
  if ('problem' in checked) return checked;
  const template = stored.summary.trim() === '' ? null : parseTemplate(stored.summary);
  const path = field === '' ? null : fieldPath(field);
  const wanted = stored.value.trim();
  return {
    compiled: {
      name,
      isForUrl: (url) => matchesUrl(urlPattern, url),
      isFor: (value) => path === null || hasField(value, path, wanted),
      summarise: (value) => (template === null ? null : fillTemplate(template, value)),
      drift: checked.drift,
    },
  };
}

/** What is wrong with it, or null. */
export function problemOf(stored: CustomSchema): SchemaProblem | null {
  const compiled = compileSchema(stored);
  return 'problem' in compiled ? compiled.problem : null;
}

function hasField(value: Json, path: FieldPath, wanted: string): boolean {
  return wanted === '' ? fieldAt(value, path) !== undefined : fieldText(value, path) === wanted;
}

function driftCheckOf(text: string): Pick<CompiledSchema, 'drift'> | { readonly problem: SchemaProblem } {
  const parsed = text.trim() === '' ? { schema: true } : parseSchema(text);
  if ('problem' in parsed) return parsed;
  try {
    return { drift: createDriftCheck(parsed.schema) };
  } catch {
    // An `$id` that is no URL, two schemas under one name, or depth under keywords that are not JSON Schema's.
    return { problem: { kind: 'not-a-schema', path: '#' } };
  }
}
