// The stack of a construction, whole and without frames of ours, whatever the page has done to `Error`.
import {
  call,
  captureStackTrace,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  NativeError,
  setPrototypeOf,
  stringSlice,
} from './natives.ts';

/** PyScript calls are 31 to 53 frames deep; Chrome's default of 10 would hide who called a deep helper. */
const STACK_LIMIT = 64;
const MAX_STACK_TEXT = 32_768;

type Above = (...args: never[]) => unknown;

/**
 * Stack text of the code that called `above`. Sets `Error.stackTraceLimit` and hides a page's `Error.prepareStackTrace`
 * for the moment; neither can run page code, since both are overridden as plain values.
 */
export function captureStack(above: Above): string {
  if (captureStackTrace === undefined) return plainStack();
  const restoreLimit = override('stackTraceLimit', STACK_LIMIT);
  const restorePrepare = override('prepareStackTrace', undefined);
  try {
    const holder = { __proto__: null, stack: '' };
    captureStackTrace(holder, above);
    return withoutHeader(holder.stack);
  } finally {
    restorePrepare();
    restoreLimit();
  }
}

/** Stamps a native error anew from `above`, so that no frame of ours stays on it. Only for errors the platform made. */
export function restamp(error: unknown, above: Above): void {
  if (typeof error === 'object' && error !== null) captureStackTrace?.(error, above);
}

function plainStack(): string {
  const { stack } = new NativeError();
  return typeof stack === 'string' ? call<string>(stringSlice, stack, [0, MAX_STACK_TEXT]) : '';
}

/** V8 begins with a line that names the holder (`Error`, `[object Object]`); frames follow. */
function withoutHeader(stack: unknown): string {
  if (typeof stack !== 'string') return '';
  const text = call<string>(stringSlice, stack, [0, MAX_STACK_TEXT]);
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\n') return call<string>(stringSlice, text, [index + 1]);
  }
  return '';
}

/** Makes `Error[name]` a plain value for a moment; a property that cannot be restored exactly is left alone. */
function override(name: 'stackTraceLimit' | 'prepareStackTrace', value: unknown): () => void {
  const before = getOwnPropertyDescriptor(NativeError, name);
  if (before === undefined && name === 'prepareStackTrace') return () => {};
  if (before !== undefined) setPrototypeOf(before, null);
  if (before !== undefined && !before.configurable && !before.writable) return () => {};
  const during = { __proto__: null, value, writable: true, enumerable: true, configurable: true } as PropertyDescriptor;
  if (
    !defineProperty(
      NativeError,
      name,
      before?.configurable === false ? ({ __proto__: null, value } as PropertyDescriptor) : during,
    )
  )
    return () => {};
  return () => {
    if (before === undefined) deleteProperty(NativeError, name);
    else defineProperty(NativeError, name, before);
  };
}
