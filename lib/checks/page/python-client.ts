// Runs in the page from its own text: it may use nothing but its arguments and the platform.

interface Interpreter {
  readonly globals?: { get(name: string): unknown };
  runPython(code: string, options?: object): unknown;
  pyimport(name: 'builtins'): { dict(): { work: Work }; exec(code: string, globals: object): void };
  toPy?(value: unknown): { get(name: string): Work; destroy(): void };
}
type Work = ((target: unknown, command: string, path: string, name: string) => string) & { destroy?(): void };
interface Started {
  readonly interpreter?: Interpreter;
  readonly xworker?: unknown;
}

/**
 * Finds the interpreter that has an object of the name `names[0]` and lets `code` (`python-code.ts`) work on it. PyScript
 * hands its interpreters out by `whenDefined`; where a version does not, its elements hold them; Pyodide without PyScript
 * is commonly `window.pyodide`.
 */
export async function askPythonClient(
  code: string,
  command: string,
  names: readonly string[],
  name: string,
): Promise<unknown> {
  const PATIENCE_MS = 300;
  const scope = globalThis as unknown as Record<string | symbol, unknown>;
  const pageStartedAt = performance.timeOrigin;
  const [root = '', ...path] = names;
  const started = await findStarted();
  const interpreters = new Set(started.flatMap(({ interpreter }) => interpreter ?? []));
  for (const interpreter of interpreters) {
    const target = globalOf(interpreter);
    if (target !== undefined && target !== null) return { pageStartedAt, ...askIn(interpreter, target) };
  }
  const isInWorker = started.some(({ xworker }) => xworker !== undefined);
  return { pageStartedAt, found: interpreters.size > 0 ? 'no-object' : isInWorker ? 'in-worker' : 'no-interpreter' };

  async function findStarted(): Promise<Started[]> {
    const promises: unknown[] = [];
    for (const library of ['@pyscript/core', 'polyscript']) {
      const core = scope[Symbol.for(library)] as { whenDefined?(type: string): unknown } | undefined;
      for (const type of ['py', 'mpy']) promises.push(core?.whenDefined?.(type));
    }
    for (const element of globalThis.document.querySelectorAll('py-script, mpy-script')) {
      promises.push((element as { _wrap?: { promise?: unknown } })._wrap?.promise);
    }
    if (typeof scope.pyodide === 'object') promises.push({ interpreter: scope.pyodide });
    // What has not started yet may never start.
    const limit = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
    const all = await Promise.all(promises.map((promise) => Promise.race([promise, limit]).catch(() => null)));
    return all.filter((one): one is Started => typeof one === 'object' && one !== null);
  }

  function globalOf(interpreter: Interpreter): unknown {
    try {
      return interpreter.globals?.get(root);
    } catch {
      return undefined;
    }
  }

  function askIn(interpreter: Interpreter, target: unknown): object {
    const { toPy } = interpreter;
    const runtime = toPy === undefined ? 'micropython' : 'pyodide';
    const run = (work: Work): string => work(target, command, JSON.stringify(path), name);
    try {
      const answer = toPy === undefined ? workInMicroPython(interpreter, run) : workInPyodide(interpreter, target, run);
      return { found: 'object', runtime, ...(JSON.parse(answer) as object) };
    } catch (error) {
      return { found: 'unreachable', runtime, error: String(error).slice(0, 4096) };
    }
  }

  /** In names of its own, so that nothing of the page's program changes; what was lent by the interpreter is given back. */
  function workInPyodide(interpreter: Interpreter, target: unknown, run: (work: Work) => string): string {
    const own = interpreter.toPy?.({});
    try {
      interpreter.runPython(code, { globals: own });
      const work = own?.get('work') as Work;
      const answer = run(work);
      work.destroy?.();
      return answer;
    } finally {
      own?.destroy();
      (target as { destroy?(): void }).destroy?.();
    }
  }

  /** Its proxies have nothing to give back, and throw when asked for what they have not. */
  function workInMicroPython(interpreter: Interpreter, run: (work: Work) => string): string {
    const { dict, exec } = interpreter.pyimport('builtins');
    const own = dict();
    exec(code, own);
    return run(own.work);
  }
}
