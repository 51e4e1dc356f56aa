// The stack of the page's code, whole and without frames of ours, whatever the page has done to `Error`.
import {
  bareArray,
  call,
  captureStackTrace,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  NativeError,
  setPrototypeOf,
  stringIndexOf,
  stringSlice,
  stringSplit,
} from './natives.ts';

/** PyScript calls are 31 to 53 frames deep; Chrome's default of 10 would hide who called a deep helper. */
const STACK_LIMIT = 64;
const MAX_STACK_TEXT = 32_768;
/** SpiderMonkey has `captureStackTrace` too; its stacks begin with the first frame, and builtins are not on them. */
const HAS_HEADER = call<number>(stringIndexOf, `${new NativeError().stack}`, ['Error']) === 0;

export type Above = (...args: never[]) => unknown;

/**
 * Stack text of the code that called `above`. Sets `Error.stackTraceLimit` and hides a page's `Error.prepareStackTrace`
 * for the moment; neither can run page code, since both are overridden as plain values.
 */
export function captureStack(above: Above): string {
  if (captureStackTrace === undefined) return cutStack(new NativeError().stack);
  const restoreLimit = override('stackTraceLimit', STACK_LIMIT);
  const restorePrepare = override('prepareStackTrace', undefined);
  try {
    const holder = { __proto__: null, stack: '' };
    captureStackTrace(holder, above);
    const text = cutStack(holder.stack);
    if (!HAS_HEADER) return text;
    // V8 begins with a line that names the holder; frames follow.
    const end = call<number>(stringIndexOf, text, ['\n']);
    return end < 0 ? '' : call<string>(stringSlice, text, [end + 1]);
  } finally {
    restorePrepare();
    restoreLimit();
  }
}

/** Stamps a native error anew from `above`, so that no frame of ours stays on it. Only for errors the platform made. */
export function restamp(error: unknown, above: Above): void {
  if (typeof error === 'object' && error !== null) captureStackTrace?.(error, above);
}

/**
 * As `restamp`, for an error of a built-in function: it has a line of its own on the stack, which stays. A page's
 * `prepareStackTrace` is not given that line, since call sites cannot be made.
 */
export function restampBuiltin(error: unknown, above: Above): void {
  const isPrepared = getOwnPropertyDescriptor(NativeError, 'prepareStackTrace') !== undefined;
  if (captureStackTrace === undefined || !HAS_HEADER || isPrepared) {
    restamp(error, above);
    return;
  }
  const holder = error as { stack: unknown };
  const before = linesOf(holder.stack);
  restamp(error, above);
  const after = linesOf(holder.stack);
  if (before.length < 2 || after.length === 0) return;
  // A full stack stays as long as the page's limit.
  const end = before.length === after.length ? after.length - 1 : after.length;
  let text = `${after[0]}\n${before[1]}`;
  for (let index = 1; index < end; index++) text += `\n${after[index]}`;
  holder.stack = text;
}

function linesOf(stack: unknown): string[] {
  return typeof stack === 'string' ? call<string[]>(stringSplit, stack, ['\n']) : bareArray();
}

function cutStack(stack: unknown): string {
  return typeof stack === 'string' ? call<string>(stringSlice, stack, [0, MAX_STACK_TEXT]) : '';
}

/** Makes `Error[name]` a plain value for a moment; a property that cannot be restored exactly is left alone. */
function override(name: 'stackTraceLimit' | 'prepareStackTrace', value: unknown): () => void {
  const before = getOwnPropertyDescriptor(NativeError, name);
  if (before !== undefined) setPrototypeOf(before, null);
  const during: PropertyDescriptor =
    before?.configurable === false
      ? ({ __proto__: null, value } as PropertyDescriptor)
      : ({ __proto__: null, value, writable: true, enumerable: true, configurable: true } as PropertyDescriptor);
  if (!defineProperty(NativeError, name, during)) return () => {};
  return () => {
    if (before === undefined) deleteProperty(NativeError, name);
    else defineProperty(NativeError, name, before);
  };
}
