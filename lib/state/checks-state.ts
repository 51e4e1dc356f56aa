// The guide's steps as the user runs them. Results are events of the session: from a file they are there without a page.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { CheckDeps } from '../checks/check-deps.ts';
import { CHECKS } from '../checks/check-list.ts';
import { type CheckPaths, siteOf } from '../checks/check-paths.ts';
import { pathsOf, withPath } from '../checks/site-paths.ts';
import type { CheckRun } from '../model/check-log.ts';
import type { SessionView } from '../model/session.ts';
import type { CheckName, CheckResult } from '../protocol/checks.ts';
import type { OwnEvent } from './own-events.ts';
import type { Settings } from './settings.ts';

export interface ChecksDeps {
  /** Null where there is no page to ask. */
  readonly deps: CheckDeps | null;
  readonly view: ReadonlySignal<SessionView>;
  readonly settings: { readonly current: ReadonlySignal<Settings>; change(part: Partial<Settings>): void };
  readonly tell: (event: OwnEvent) => void;
}

/** Calls code of the app's own, which may reconnect because of it: only by its own button. */
const APART: ReadonlySet<CheckName> = new Set(['python-stats']);

export const ChecksState = createModel(({ deps, view, settings, tell }: ChecksDeps) => {
  const running = signal<ReadonlySet<CheckName>>(new Set());
  const site = computed(() => siteOf(view.value));
  const paths = computed(() => pathsOf(settings.current.value.checkPaths, site.value));
  /** Of each check the newest run. */
  const latest = computed<ReadonlyMap<CheckName, CheckRun>>(
    () => new Map(view.value.checks.map((run) => [run.result.check, run])),
  );

  function setRunning(name: CheckName, isRunning: boolean): void {
    const others = [...running.peek()].filter((other) => other !== name);
    running.value = new Set(isRunning ? [...others, name] : others);
  }

  /** Null where it is running already, or cannot be run. */
  async function run(name: CheckName): Promise<CheckResult | null> {
    if (deps === null || running.peek().has(name)) return null;
    setRunning(name, true);
    const startedAt = deps.now();
    try {
      // What runs in pages is read when the first check is run.
      const { runCheck } = await import('../checks/run-check.ts');
      const result = await runCheck(name, paths.peek(), deps);
      tell({ type: 'check-ran', durationMs: Math.max(0, deps.now() - startedAt), result });
      return result;
    } finally {
      setRunning(name, false);
    }
  }

  return {
    canRun: computed(() => deps !== null),
    running,
    latest,
    site,
    paths,
    run,
    async runAll() {
      for (const name of CHECKS) if (!APART.has(name)) await run(name);
    },
    setPath(part: Partial<CheckPaths>) {
      const { checkPaths } = settings.current.peek();
      if (site.value !== null) settings.change({ checkPaths: withPath(checkPaths, site.value, part) });
    },
  };
});
