// PyScript's own files, however they are named: the address of the code that calls a hook of its documented interface.
import type { Guard } from './guard.ts';
import { call, promiseThen, stringIndexOf, stringSlice, stringSplit, symbolFor } from './natives.ts';
import type { Recorder } from './recorder.ts';
import { stringLastIndexOf } from './runtime-natives.ts';
import { captureStack } from './stack.ts';
import { cut } from './text.ts';

interface PyScriptCore {
  hooks: { main: { onReady: Set<() => void> } };
}

/** Reports where PyScript's core is as soon as it readies an interpreter, which is before user code runs. */
export function watchPyScript(scope: typeof globalThis, recorder: Recorder, guard: Guard): void {
  const registry = scope.customElements;
  // Workers and sandboxed documents have none.
  if (registry === undefined || registry === null) return;
  let isWatching = false;
  let hasReported = false;

  function onReady(): void {
    guard.run('pyscript', () => {
      if (hasReported) return;
      hasReported = true;
      const url = firstUrl(captureStack(onReady));
      if (url !== '') recorder.control({ type: 'runtime-observed', runtime: 'pyscript', url: cut(url) });
    });
  }
  function watch(): void {
    if (isWatching) return;
    try {
      const core = (scope as unknown as Record<symbol, PyScriptCore>)[symbolFor('@pyscript/core')] as PyScriptCore;
      core.hooks.main.onReady.add(onReady);
      isWatching = true;
    } catch {
      // A version without this interface (0.2), or another library with elements of these names.
    }
  }
  call(promiseThen, registry.whenDefined('py-script'), [watch, () => {}]);
  call(promiseThen, registry.whenDefined('mpy-script'), [watch, () => {}]);
}

/** Of the innermost frame, in V8's or SpiderMonkey's words: `at name (url:1:2)`, `name@url:1:2`. */
function firstUrl(stack: string): string {
  const line = call<string[]>(stringSplit, stack, ['\n'])[0] ?? '';
  const start = call<number>(stringIndexOf, line, ['http']);
  const text = start < 0 ? '' : call<string>(stringSlice, line, [start]);
  const column = call<number>(stringLastIndexOf, text, [':']);
  const row = column < 0 ? -1 : call<number>(stringLastIndexOf, text, [':', column - 1]);
  return row < 0 ? '' : call<string>(stringSlice, text, [0, row]);
}
