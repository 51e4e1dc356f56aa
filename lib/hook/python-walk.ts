// Python's own frames at a construction. Pyodide's wasm has no names, so file and line of Python code are never on the
// JavaScript stack: they are read by calling back into the interpreter that is already running.
import type { SessionEventOf } from '../protocol/events.ts';
import {
  bareArray,
  call,
  getOwnPropertyDescriptor,
  promiseThen,
  stringIndexOf,
  stringSplit,
  symbolFor,
} from './natives.ts';

export type PythonFrames = NonNullable<SessionEventOf<'connection-created'>['pythonFrames']>;

interface Pyodide {
  runPython(code: string, options: { globals: unknown; filename: string }): unknown;
  toPy(value: object): unknown;
}

const MAX_FRAMES = 64;
/** A function, so that nothing is compiled at a construction. Its globals are a dict of its own: user code never sees it. */
const WALKER = `
import sys
def walk():
    frame, lines = sys._getframe(1), []
    while frame is not None and len(lines) < ${MAX_FRAMES}:
        code = frame.f_code
        lines.append(f"{code.co_filename}\\t{frame.f_lineno}\\t{code.co_name}")
        frame = frame.f_back
    return "\\n".join(lines)
walk
`;

export interface PythonWalk {
  /** Frames of the Python code that is running now, innermost first; null when none runs or it cannot be asked. */
  read(stack: string): PythonFrames | null;
}

/**
 * Learns of interpreters as PyScript readies them (its documented hooks, before user code runs) and of a page's global
 * `pyodide`. Never calls into Python unless wasm frames are on `stack`: only then is the interpreter known to be running.
 */
export function createPythonWalk(scope: typeof globalThis): PythonWalk {
  const walkers = bareArray<() => unknown>();
  const known = bareArray<unknown>();

  function learn(candidate: unknown): void {
    const pyodide = candidate as Pyodide | null | undefined;
    if (typeof pyodide?.runPython !== 'function' || typeof pyodide.toPy !== 'function') return;
    for (let index = 0; index < known.length; index++) if (known[index] === pyodide) return;
    known[known.length] = pyodide;
    const walker = pyodide.runPython(WALKER, { globals: pyodide.toPy({}), filename: '<tapewire>' });
    if (typeof walker === 'function') walkers[walkers.length] = walker as () => unknown;
  }

  watchPyScript(scope, (interpreter) => attempt(() => learn(interpreter)));

  return {
    read(stack) {
      if (call<number>(stringIndexOf, stack, ['wasm']) < 0) return null;
      attempt(() => learn(getOwnPropertyDescriptor(scope, 'pyodide')?.value));
      for (let index = 0; index < walkers.length; index++) {
        const text = attempt(() => call(walkers[index], undefined, []));
        if (typeof text === 'string' && text !== '') return parseFrames(text);
      }
      return null;
    },
  };
}

/** Expected to fail at times: a Pyodide without the GIL throws `NoGilError`, a destroyed one throws on every call. */
function attempt<Result>(task: () => Result): Result | null {
  try {
    return task();
  } catch {
    return null;
  }
}

function watchPyScript(scope: typeof globalThis, onInterpreter: (interpreter: unknown) => void): void {
  const registry = scope.customElements;
  if (registry === undefined || registry === null) return;
  let isWatching = false;
  const watch = (): void => {
    attempt(() => {
      if (isWatching) return;
      const core = (scope as unknown as Record<symbol, PyScriptCore | undefined>)[symbolFor('@pyscript/core')];
      if (core === undefined) return;
      isWatching = true;
      core.hooks.main.onReady.add((wrap) => onInterpreter(wrap.interpreter));
    });
  };
  call(promiseThen, registry.whenDefined('py-script'), [watch, () => {}]);
  call(promiseThen, registry.whenDefined('mpy-script'), [watch, () => {}]);
}

interface PyScriptCore {
  hooks: { main: { onReady: Set<(wrap: { interpreter: unknown }) => void> } };
}

function parseFrames(text: string): PythonFrames {
  const frames: PythonFrames = bareArray();
  const lines = call<string[]>(stringSplit, text, ['\n']);
  for (let index = 0; index < lines.length && index < MAX_FRAMES; index++) {
    const parts = call<string[]>(stringSplit, lines[index], ['\t']);
    frames[index] = { file: parts[0] ?? '', line: +(parts[1] ?? 0) || 0, functionName: parts[2] ?? '' };
  }
  return frames;
}
