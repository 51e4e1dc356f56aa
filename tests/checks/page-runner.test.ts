import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { InspectedPage } from '../../lib/checks/inspected-page.ts';
import { createFakePage, runnerFor, SOURCE_NAME } from './fake-page.ts';

const add = (a: number, b: number): unknown => a + b;
const addLater = async (a: number, b: number): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, 2));
  return a + b;
};
const numbers = { world: 'page', args: [1, 2] as [number, number], schema: z.number() } as const;
const NEVER = { limitMs: 60 } as const;

function answering(value: unknown): InspectedPage {
  return { hasWorldApart: true, evaluate: async () => ({ value }) };
}

describe('the page runner', () => {
  it('runs a function with its arguments in the page, and names its code', async () => {
    const page = createFakePage();
    expect(await runnerFor(page).call({ ...numbers, run: add })).toEqual({ value: 3 });
    expect(page.asked[0]?.expression).toMatch(new RegExp(`//# sourceURL=${SOURCE_NAME}$`));
  });

  it('takes no argument for code', async () => {
    const page = createFakePage();
    const text = `"); globalThis.wasRun = true; ("\u2028\\`;
    const run = (value: string): unknown => value;
    expect(await runnerFor(page).call({ world: 'page', run, args: [text], schema: z.string() })).toEqual({
      value: text,
    });
    expect(page.run('globalThis.wasRun')).toBeUndefined();
  });

  it('waits for a task and leaves nothing behind', async () => {
    const page = createFakePage();
    const before = page.run('Object.getOwnPropertySymbols(globalThis).length');
    expect(await runnerFor(page).task({ ...numbers, run: addLater, limitMs: 5_000 })).toEqual({ value: 3 });
    expect(page.run('Object.getOwnPropertySymbols(globalThis).length')).toBe(before);
  });

  it('gives up on a task that never ends, and leaves nothing behind', async () => {
    const page = createFakePage();
    const run = (): unknown => new Promise(() => {});
    const outcome = await runnerFor(page).task({ world: 'page', run, args: [], schema: z.number(), ...NEVER });
    expect(outcome).toEqual({ error: 'The page did not answer in time.' });
    expect(page.run('Object.getOwnPropertySymbols(globalThis).map(String).join()')).not.toContain(SOURCE_NAME);
  });

  it('says when the page was left in the middle of a task', async () => {
    const page = createFakePage();
    const run = (): unknown => new Promise(() => {});
    const task = runnerFor(page).task({ world: 'page', run, args: [], schema: z.number(), limitMs: 5_000 });
    page.navigate();
    expect(await task).toEqual({ error: 'The page was left meanwhile.' });
  });

  it('tells what a function threw, at once or later', async () => {
    const fail = (): unknown => {
      throw new TypeError('no');
    };
    const failing = { world: 'page', run: fail, args: [] as [], schema: z.number() } as const;
    const runner = runnerFor(createFakePage());
    expect(await runner.call(failing)).toEqual({ error: 'TypeError: no' });
    expect(await runner.task({ ...failing, limitMs: 5_000 })).toEqual({ error: 'TypeError: no' });
  });

  it.each([
    ['null', null],
    ['another type', { state: 'done', value: '3' }],
    ['an endless word', { state: 'failed', error: 'x'.repeat(100_000) }],
    ['an inherited state', JSON.parse('{"__proto__": {"state": "done", "value": 3}}')],
    ['something deep', { state: 'done', value: JSON.parse('['.repeat(9_000) + ']'.repeat(9_000)) }],
  ])('believes no page that answers %s', async (_, value) => {
    const outcome = await runnerFor(answering(value)).task({ ...numbers, run: addLater, limitMs: 50 });
    expect(outcome).toHaveProperty('error');
  });
});
