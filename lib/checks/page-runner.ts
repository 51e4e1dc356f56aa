// Lets functions of `page/` run in the page, and checks what comes back.
import * as z from 'zod/mini';
import type { InspectedPage, World } from './inspected-page.ts';
import { readSlot, startInSlot } from './page/slot.ts';

/** The schema says what is believed; the function's own type is only its author's intention. */
type PageFunction<Args extends unknown[]> = (...args: Args) => unknown;

export type Outcome<Value> = { readonly value: Value } | { readonly error: string };

export interface PageCall<Args extends unknown[], Value> {
  readonly world: World;
  readonly run: PageFunction<Args>;
  readonly args: Readonly<Args>;
  readonly schema: z.ZodMiniType<Value>;
}

export interface PageRunner {
  readonly hasWorldApart: boolean;
  /** What the names of its code in the page begin with. */
  readonly sourceName: string;
  /** Runs a function that answers at once. Never rejects. */
  call<Args extends unknown[], Value>(call: PageCall<Args, Value>): Promise<Outcome<Value>>;
  /** Runs a function that answers later, and waits for it. `label` is put behind the name of its code. */
  task<Args extends unknown[], Value>(
    call: PageCall<Args, Value> & { readonly limitMs: number; readonly label?: string },
  ): Promise<Outcome<Value>>;
}

export interface PageRunnerDeps {
  readonly page: InspectedPage;
  /** Under which the page's stacks and the network log list the code: nothing a page could guess. */
  readonly sourceName: string;
  readonly now: () => number;
  readonly delay: (task: () => void, delayMs: number) => void;
}

const POLL_MS = 40;

const slotSchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['pending', 'gone']) }),
  z.object({ state: z.literal('done'), value: z.unknown() }),
  z.object({ state: z.literal('failed'), error: z.string().check(z.maxLength(4096)) }),
]);

export function createPageRunner({ page, sourceName, now, delay }: PageRunnerDeps): PageRunner {
  let taskCount = 0;

  async function evaluate<Value>(
    expression: string,
    world: World,
    schema: z.ZodMiniType<Value>,
    name = sourceName,
  ): Promise<Outcome<Value>> {
    const evaluated = await page.evaluate(`${expression}\n//# sourceURL=${name}`, world);
    return 'error' in evaluated ? evaluated : parsed(evaluated.value, schema);
  }

  return {
    hasWorldApart: page.hasWorldApart,
    sourceName,
    call: ({ world, run, args, schema }) => evaluate(callOf(run, args), world, schema),
    async task({ world, run, args, schema, limitMs, label = '' }) {
      const slot = `${sourceName}-${++taskCount}`;
      const start = `(${startInSlot})(${JSON.stringify(slot)}, () => ${callOf(run, args)})`;
      const started = await evaluate(start, world, z.boolean(), `${sourceName}${label}`);
      if ('error' in started) return started;
      for (const deadline = now() + limitMs; ; await pause(delay)) {
        const isLastTime = now() >= deadline;
        const read = await evaluate(callOf(readSlot, [slot, isLastTime]), world, slotSchema);
        if ('error' in read) return read;
        if (read.value.state === 'done') return parsed(read.value.value, schema);
        if (read.value.state === 'failed') return { error: read.value.error };
        if (read.value.state === 'gone') return { error: 'The page was left meanwhile.' };
        if (isLastTime) return { error: 'The page did not answer in time.' };
      }
    },
  };
}

function callOf<Args extends unknown[]>(run: PageFunction<Args>, args: Readonly<Args>): string {
  return `(${run})(${args.map((argument) => JSON.stringify(argument)).join(', ')})`;
}

function parsed<Value>(value: unknown, schema: z.ZodMiniType<Value>): Outcome<Value> {
  const result = schema.safeParse(value);
  return result.success ? { value: result.data } : { error: 'The page answered something else than was asked.' };
}

function pause(delay: PageRunnerDeps['delay']): Promise<void> {
  return new Promise((resolve) => delay(resolve, POLL_MS));
}
