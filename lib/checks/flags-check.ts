// What the page's clients say of their connection, beside what is true of it.
import * as z from 'zod/mini';
import type { FlagHolder } from '../protocol/checks.ts';
import { readFlags } from './page/read-flags.ts';
import type { PageRunner } from './page-runner.ts';
import { parsePropertyPath } from './property-path.ts';
import { askPython, flagsSchema, pythonFlagsSchema } from './python-call.ts';

const NOTHING = { flags: [], socket: null };

export async function readJavaScriptFlags(path: string, runner: PageRunner): Promise<FlagHolder> {
  const names = parsePropertyPath(path);
  const holder = { language: 'javascript', path } as const;
  if (names === null) return { ...holder, found: 'missing', ...NOTHING };
  const outcome = await runner.call({ world: 'page', run: readFlags, args: [names], schema: z.nullable(flagsSchema) });
  if ('error' in outcome) return { ...holder, found: 'unreachable', ...NOTHING };
  return outcome.value === null
    ? { ...holder, found: 'missing', ...NOTHING }
    : { ...holder, found: 'object', ...outcome.value };
}

/** Null where the page has no Python on its main thread. */
export async function readPythonFlags(path: string, runner: PageRunner): Promise<FlagHolder | null> {
  const names = parsePropertyPath(path);
  const holder = { language: 'python', path } as const;
  if (names === null) return { ...holder, found: 'missing', ...NOTHING };
  const outcome = await askPython(runner, pythonFlagsSchema, { command: 'flags', names });
  if ('error' in outcome) return { ...holder, found: 'unreachable', ...NOTHING };
  const { value } = outcome;
  switch (value.found) {
    case 'object':
      return { ...holder, found: 'object', flags: value.flags, socket: value.socket };
    case 'no-object':
      return { ...holder, found: 'missing', ...NOTHING };
    case 'unreachable':
      return { ...holder, found: 'unreachable', ...NOTHING };
    default:
      return null;
  }
}
