// Python runtimes as they come to life, however their files are named: told by what their wasm imports. `WebAssembly`
// is wrapped for that because only there the one thing passes by that a bundler cannot rename, and with it Pyodide's C
// API, from which Python's lines are read (`python-walk.ts`) also where no interpreter can be reached, as in workers.
// The stand-ins cost a look at the imports; the page always gets the native promise, and the promise of any other
// program is not even listened to: a listener would count as handling its rejection. What remains to be noticed is
// in `limits.ts`: `runtime-stacks`, `runtime-promises`, `proxied-imports`.
import { type Cloak, replaceValue } from './cloak.ts';
import type { Guard } from './guard.ts';
import { argument, call, getOwnPropertyDescriptor, promiseThen } from './natives.ts';
import type { PythonWalk, WasmExports } from './python-walk.ts';
import type { Recorder } from './recorder.ts';
import { responseUrl, wasmExports, wasmMemoryBuffer } from './runtime-natives.ts';
import { cut } from './text.ts';

interface Observer {
  readonly recorder: Recorder;
  readonly guard: Guard;
  readonly pythonWalk: PythonWalk;
}

type Runtime = 'pyodide' | 'micropython';
type Instantiate = (source: unknown, imports: unknown) => Promise<unknown>;

/** https://webassembly.github.io/spec/js-api/#webassembly-namespace and https://webassembly.github.io/spec/web-api/ */
export function installRuntimes(scope: typeof globalThis, cloak: Cloak, observer: Observer): void {
  const { WebAssembly } = scope;
  if (wasmMemoryBuffer === undefined || typeof WebAssembly !== 'object') return;
  wrap('instantiate');
  wrap('instantiateStreaming');

  function wrap(name: 'instantiate' | 'instantiateStreaming'): void {
    const native = WebAssembly[name] as Instantiate | undefined;
    if (native === undefined) return;
    function trap(target: Instantiate, thisArgument: unknown, args: unknown[]): unknown {
      const instantiated = call<Promise<unknown>>(target, thisArgument, args);
      observer.guard.run('runtime', () => observe(args, instantiated));
      return instantiated;
    }
    replaceValue(WebAssembly, name, cloak.standIn(native, { apply: trap as never }));
  }

  function observe(args: unknown[], instantiated: Promise<unknown>): void {
    const runtime = runtimeOf(argument(args, 1));
    if (runtime === null) return;
    onFulfilled(argument(args, 0), (response) => {
      const url = call<string>(responseUrl, response, []);
      if (url !== '') observer.recorder.control({ type: 'runtime-observed', runtime, url: cut(url) });
    });
    if (runtime !== 'pyodide') return;
    onFulfilled(instantiated, (result) => {
      const instance = getOwnPropertyDescriptor(result as object, 'instance')?.value ?? result;
      observer.pythonWalk.learn(call<WasmExports>(wasmExports, instance, []));
    });
  }
}

/**
 * Judged by own properties and without reading a getter: of the page's code only the `getOwnPropertyDescriptor` trap of a
 * Proxy can run (`proxied-imports`).
 */
function runtimeOf(imports: unknown): Runtime | null {
  const env = typeof imports === 'object' && imports !== null ? ownValue(imports, 'env') : undefined;
  if (typeof env !== 'object' || env === null) return null;
  const has = (name: string): boolean => getOwnPropertyDescriptor(env, name) !== undefined;
  if (has('JsvFunction_Construct') || has('hiwire_construct')) return 'pyodide';
  return has('js_reflect_construct') && has('proxy_convert_mp_to_js_then_js_to_mp_obj_jsside') ? 'micropython' : null;
}

function ownValue(holder: object, name: string): unknown {
  return getOwnPropertyDescriptor(holder, name)?.value;
}

/** A value, or what a native promise is fulfilled with. The runtimes themselves handle its rejection. */
function onFulfilled(value: unknown, task: (value: unknown) => void): void {
  const attempt = (fulfilled: unknown): void => {
    // A promise library of the page's, or bytes where a response may be: expected, and of no use here.
    try {
      task(fulfilled);
    } catch {}
  };
  try {
    call(promiseThen, value, [attempt, () => {}]);
  } catch {
    attempt(value);
  }
}
