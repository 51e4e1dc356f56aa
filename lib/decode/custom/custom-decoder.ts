// The user's own message types: the first whose condition a message meets names it. Pure.
import { type Description, type Drift, type Json, labelOf, PLAIN, summaryOf } from '../decoded.ts';
import { namesError } from '../error-words.ts';
import { isJsonObject, type JsonHint, labelAt } from '../json.ts';
import { producerOf } from '../producer.ts';
import { type CompiledSchema, compileSchema } from './compile-schema.ts';
import type { CustomSchema } from './custom-schema.ts';

export interface CustomDecoder {
  /** Null for a message that none of the schemas is for. */
  describe(value: Json, text: string, hint?: JsonHint): Description | null;
  drift(value: Json, hint?: JsonHint): readonly Drift[];
}

/** Connections come and go; what is known of their URLs is forgotten all at once. */
const MAX_URLS = 100;

/** Schemas with a problem are left out. */
export function createCustomDecoder(schemas: readonly CustomSchema[]): CustomDecoder {
  const all = schemas.flatMap((stored) => {
    const result = compileSchema(stored);
    return 'compiled' in result ? [result.compiled] : [];
  });
  const byUrl = new Map<string, readonly CompiledSchema[]>();

  function forUrl(url: string): readonly CompiledSchema[] {
    const known = byUrl.get(url);
    if (known !== undefined) return known;
    const found = all.filter((schema) => schema.isForUrl(url));
    if (byUrl.size === MAX_URLS) byUrl.clear();
    byUrl.set(url, found);
    return found;
  }

  function schemaFor(value: Json, { url = '' }: JsonHint): CompiledSchema | undefined {
    if (all.length === 0 || typeof value !== 'object' || value === null) return undefined;
    return forUrl(url).find((schema) => schema.isFor(value));
  }

  return {
    describe(value, text, hint = {}) {
      const schema = schemaFor(value, hint);
      if (schema === undefined) return null;
      return {
        ...PLAIN,
        format: 'custom',
        typeLabel: labelOf(schema.name),
        summary: schema.summarise(value) ?? summaryOf(text),
        channel: isJsonObject(value) ? labelAt(value, 'channel') : null,
        isError: namesError(schema.name),
        producer: producerOf(text, hint.direction),
      };
    },
    drift: (value, hint = {}) => schemaFor(value, hint)?.drift(value) ?? PLAIN.drift,
  };
}
