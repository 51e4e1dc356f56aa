// Asks the page's Python client, wherever its interpreter is on the main thread.
import * as z from 'zod/mini';
import { askPythonClient } from './page/python-client.ts';
import type { Outcome, PageRunner } from './page-runner.ts';
import { PYTHON_CODE } from './python-code.ts';

const text = z.string().check(z.maxLength(4096));

export const flagsSchema = z.object({
  flags: z.array(z.object({ name: text, value: z.boolean() })).check(z.maxLength(16)),
  socket: z.nullable(
    z.object({ name: text, url: text, readyState: z.number().check(z.int(), z.minimum(0), z.maximum(3)) }),
  ),
});

const notFound = {
  pageStartedAt: z.number(),
  found: z.enum(['no-interpreter', 'in-worker', 'no-object', 'unreachable']),
  runtime: z.optional(z.enum(['pyodide', 'micropython'])),
  error: z.optional(text),
};

/** A schema for `found: 'object'` with these fields, or for why there was none. */
function answerSchema<Shape extends z.core.$ZodShape>(shape: Shape) {
  const found = z.object({
    pageStartedAt: z.number(),
    found: z.literal('object'),
    runtime: z.enum(['pyodide', 'micropython']),
    ...shape,
  });
  return z.union([found, z.object(notFound)]);
}

export const pythonFlagsSchema = answerSchema(flagsSchema.shape);

export const pythonCallSchema = answerSchema({
  outcome: z.enum(['called', 'raised', 'no-method']),
  returned: z.optional(text),
});

export const pythonSwitchSchema = answerSchema({
  state: z.enum(['on', 'off', 'refused']),
  error: z.optional(text),
  reads: z.optional(z.number().check(z.int(), z.minimum(0))),
  reader: z.optional(z.nullable(text)),
  before: z.optional(z.enum(['absent', 'value'])),
  isMentioned: z.optional(z.nullable(z.boolean())),
  methodCount: z.optional(z.number().check(z.int(), z.minimum(0))),
});

type Command = 'flags' | 'call' | 'set' | 'look' | 'undo';

/** An interpreter that is busy for longer than this is not waited for. */
const LIMIT_MS = 5_000;

export function askPython<Value>(
  runner: PageRunner,
  schema: z.ZodMiniType<Value>,
  { command, names, name = '' }: { command: Command; names: readonly string[]; name?: string },
): Promise<Outcome<Value>> {
  const args = [PYTHON_CODE, command, names, name] as const;
  return runner.task({ world: 'page', run: askPythonClient, args, schema, limitMs: LIMIT_MS });
}
