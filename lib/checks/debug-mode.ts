// `debugMode` of the page's clients: set, looked at and undone by calls from the panel alone.
import * as z from 'zod/mini';
import { switchDebugMode } from './page/switch-debug-mode.ts';
import type { Outcome, PageRunner } from './page-runner.ts';
import { parsePropertyPath } from './property-path.ts';
import { askPython, pythonSwitchSchema } from './python-call.ts';

export type SwitchCommand = 'set' | 'look' | 'undo';

/** What there is at this moment. `pageStartedAt` tells one page from the next. */
export type DebugLook =
  | { readonly state: 'unreachable' }
  | { readonly state: 'missing'; readonly pageStartedAt: number; readonly why: 'object' | 'interpreter' | 'worker' }
  | { readonly state: 'off'; readonly pageStartedAt: number }
  | { readonly state: 'refused'; readonly pageStartedAt: number; readonly error: string }
  /** It has its value, but readings cannot be counted. `previous` is what it is set back to. */
  | {
      readonly state: 'assigned';
      readonly pageStartedAt: number;
      readonly before: 'value' | 'accessor';
      readonly previous: boolean | null;
    }
  | CountedLook;

export interface CountedLook {
  readonly state: 'on';
  readonly pageStartedAt: number;
  readonly before: 'absent' | 'value';
  /** Readings since it was set; ours are not among them. */
  readonly reads: number;
  /** Of the first reading: a stack, or Python's `file:line`; null where none can be had. */
  readonly reader: string | null;
  /** Whether the code of its methods holds the property's name; null where that cannot be read. */
  readonly isMentioned: boolean | null;
  readonly methodCount: number;
}

/** One way to reach a client. `previous` is for undoing what was only assigned to. */
export type DebugSwitch = (command: SwitchCommand, previous: boolean | null) => Promise<DebugLook>;

const count = z.number().check(z.int(), z.minimum(0));
const text = z.string().check(z.maxLength(4096));
const base = { pageStartedAt: z.number() };

const lookSchema = z.discriminatedUnion('state', [
  z.object({ ...base, state: z.enum(['missing', 'off']) }),
  z.object({ ...base, state: z.literal('refused'), error: text }),
  z.object({
    ...base,
    state: z.literal('assigned'),
    before: z._default(z.enum(['value', 'accessor']), 'value'),
    previous: z._default(z.nullable(z.boolean()), null),
  }),
  z.object({
    ...base,
    state: z.literal('on'),
    before: z.enum(['absent', 'value']),
    reads: count,
    reader: z.nullable(text),
    isMentioned: z.nullable(z.boolean()),
    methodCount: count,
  }),
]);

const UNREACHABLE = { state: 'unreachable' } as const;

export function javaScriptSwitch(path: string, property: string, runner: PageRunner): DebugSwitch {
  const names = parsePropertyPath(path);
  return async (command, previous) => {
    const outcome = await runner.call({
      world: 'page',
      run: switchDebugMode,
      args: [command, names ?? [''], property, previous],
      schema: lookSchema,
    });
    if ('error' in outcome) return UNREACHABLE;
    const { value } = outcome;
    return value.state === 'missing' ? { ...value, state: 'missing', why: 'object' } : (value as DebugLook);
  };
}

export function pythonSwitch(path: string, property: string, runner: PageRunner): DebugSwitch {
  const names = parsePropertyPath(path);
  return async (command) => {
    const outcome = await askPython(runner, pythonSwitchSchema, { command, names: names ?? [''], name: property });
    return lookOf(outcome);
  };
}

function lookOf(outcome: Outcome<z.infer<typeof pythonSwitchSchema>>): DebugLook {
  if ('error' in outcome || outcome.value.found === 'unreachable') return UNREACHABLE;
  const { pageStartedAt, ...answer } = outcome.value;
  switch (answer.found) {
    case 'no-object':
      return { state: 'missing', pageStartedAt, why: 'object' };
    case 'no-interpreter':
      return { state: 'missing', pageStartedAt, why: 'interpreter' };
    case 'in-worker':
      return { state: 'missing', pageStartedAt, why: 'worker' };
    case 'object': {
      const { state, error = '', before = 'absent', reads = 0, reader = null, isMentioned = null } = answer;
      if (state === 'off') return { state, pageStartedAt };
      if (state === 'refused') return { state, pageStartedAt, error };
      return { state, pageStartedAt, before, reads, reader, isMentioned, methodCount: answer.methodCount ?? 0 };
    }
    default:
      return UNREACHABLE;
  }
}
