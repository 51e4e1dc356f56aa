// A message type that a user describes for an application of theirs, as it is stored.
import * as z from 'zod/mini';

const MAX_SCHEMAS = 200;

const customSchema = z.object({
  /** What its messages are called. */
  name: z.string(),
  /** Connections whose URL holds this, `*` for anything; empty for all. */
  urlPattern: z.string(),
  /** A field of the message, as `data.kind`; empty for none. */
  field: z.string(),
  /** What that field holds; empty when it need only be there. */
  value: z.string(),
  /** JSON Schema as it was typed; empty: any message will do. */
  schema: z.string(),
  /** What the row says, with fields in braces: `{symbol} {side}`; empty for the message itself. */
  summary: z.string(),
});

export type CustomSchema = Readonly<z.infer<typeof customSchema>>;

export const EMPTY_CUSTOM_SCHEMA: CustomSchema = {
  name: '',
  urlPattern: '',
  field: 'type',
  value: '',
  schema: '',
  summary: '',
};

/** Those of a stored list that can be read. */
export function readCustomSchemas(stored: unknown): readonly CustomSchema[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, MAX_SCHEMAS).flatMap((one) => {
    const parsed = z.safeParse(customSchema, one);
    return parsed.success ? [parsed.data] : [];
  });
}
