// A page without a browser: two worlds of one realm each, in which expressions really run. Answers are copied as JSON,
// as the browser does.
import { createContext, runInContext } from 'node:vm';
import type { Evaluated, InspectedPage, World } from '../../lib/checks/inspected-page.ts';
import { createPageRunner } from '../../lib/checks/page-runner.ts';

export const SOURCE_NAME = 'tapewire-test';

export interface FakePage extends InspectedPage {
  /** What was run, by world. */
  readonly asked: Array<{ readonly world: World; readonly expression: string }>;
  /** Runs code of the page's own. */
  run(code: string): unknown;
  /** Leaves the page for a new one. */
  navigate(code?: string): void;
}

export function createFakePage(code = '', globals: object = {}, hasWorldApart = true): FakePage {
  const asked: FakePage['asked'] = [];
  let startedAt = 1_000;
  let worlds = { page: contextWith(globals), apart: contextWith(globals) };
  runInContext(code, worlds.page);

  function contextWith(own: object) {
    const clock = { now: () => performance.now(), timeOrigin: startedAt };
    return createContext({ performance: clock, setTimeout, clearTimeout, AbortSignal, TextDecoderStream, ...own });
  }

  return {
    hasWorldApart,
    asked,
    async evaluate(expression, world): Promise<Evaluated> {
      asked.push({ world, expression });
      try {
        const text = JSON.stringify(runInContext(expression, worlds[world]));
        return { value: text === undefined ? undefined : JSON.parse(text) };
      } catch (error) {
        return { error: String(error) };
      }
    },
    run: (own) => runInContext(own, worlds.page),
    navigate(own = '') {
      startedAt += 1_000;
      worlds = { page: contextWith(globals), apart: contextWith(globals) };
      runInContext(own, worlds.page);
    },
  };
}

export function runnerFor(page: InspectedPage) {
  return createPageRunner({
    page,
    sourceName: SOURCE_NAME,
    now: Date.now,
    delay: (task, delayMs) => void setTimeout(task, Math.min(delayMs, 5)),
  });
}
