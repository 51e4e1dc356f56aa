// The user's own message types: the first whose condition a message meets names it. Pure.
import { type Decoded, type Drift, type Json, PLAIN, summaryOf } from '../decoded.ts';
import { isJsonObject, stringAt } from '../json.ts';
import { producerOf } from '../producer.ts';
import { type CompiledSchema, compileSchema } from './compile-schema.ts';
import type { CustomSchema } from './custom-schema.ts';

export interface CustomContext {
  readonly direction?: 'sent' | 'received' | undefined;
  readonly url?: string | undefined;
}

export interface CustomDecoder {
  /** Null for a message that none of the schemas is for. */
  describe(value: Json, text: string, context?: CustomContext): Omit<Decoded, 'tree'> | null;
  drift(value: Json, context?: CustomContext): readonly Drift[];
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

  function schemaFor(value: Json, { url = '' }: CustomContext): CompiledSchema | undefined {
    if (all.length === 0 || typeof value !== 'object' || value === null) return undefined;
    return forUrl(url).find((schema) => schema.isFor(value));
  }

  return {
    describe(value, text, context = {}) {
      const schema = schemaFor(value, context);
      if (schema === undefined) return null;
      return {
        ...PLAIN,
        format: 'custom',
        typeLabel: schema.name,
        summary: schema.summarise(value) ?? summaryOf(text),
        channel: isJsonObject(value) ? stringAt(value, 'channel') : null,
        producer: producerOf(text, context.direction),
      };
    },
    drift: (value, context = {}) => schemaFor(value, context)?.drift(value) ?? PLAIN.drift,
  };
}
