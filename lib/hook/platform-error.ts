// What the platform threw, told apart from what the page's own code threw while an argument was converted. Neither
// is told by running code of the page: names and messages are read by brand or as own data.
import {
  type BareWeakMap,
  bareWeakMap,
  blobSize,
  bufferLength,
  call,
  exceptionMessage,
  exceptionName,
  getOwnPropertyDescriptor,
  isError,
  isView,
  stringStartsWith,
} from './natives.ts';
import { cut } from './text.ts';

/** Of the platform, as far as they passed here: one that comes again is thrown by the page. */
const known: BareWeakMap<object, true> = bareWeakMap();

/**
 * Whether the platform made `error`, once: asked anew, the same error is the page's. `runsNoCode`: the call that threw
 * cannot have run code of the page. `words`: with which Chrome begins each message of this constructor's or method's own
 * exceptions. In doubt it is the page's.
 */
export function isPlatformError(error: unknown, runsNoCode: boolean, words: string): boolean {
  if (isPrimitive(error) || known.get(error as object) === true) return false;
  const isPlatforms = runsNoCode || call<boolean>(stringStartsWith, messageOf(error as object), [words]);
  if (isPlatforms) known.set(error as object, true);
  return isPlatforms;
}

/** Of a DOMException by brand, of another true error (a Proxy is none) as own data; else empty. */
function messageOf(error: object): string {
  const exception = read<string>(exceptionMessage, error);
  if (exception !== null) return exception;
  if (isError === undefined || !call<boolean>(isError, undefined, [error])) return '';
  const message = getOwnPropertyDescriptor(error, 'message')?.value;
  return typeof message === 'string' ? message : '';
}

/** Name and message of an error that the platform made. Its errors are DOMExceptions, or TypeErrors with an own message. */
export function describeError(error: object): { name: string; message: string } {
  const message = read(exceptionMessage, error) ?? getOwnPropertyDescriptor(error, 'message')?.value;
  return {
    name: cut(read(exceptionName, error) ?? 'TypeError'),
    message: typeof message === 'string' ? cut(message) : '',
  };
}

export function isPrimitive(value: unknown): boolean {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null;
}

/** Whether `send` takes `value` without running code: a primitive, or bytes that it tells by brand. */
export function isInertData(value: unknown): boolean {
  return isPrimitive(value) || isView(value) || read(bufferLength, value) !== null || read(blobSize, value) !== null;
}

/** What `getter` gives for `holder`; null when it is not of the getter's kind. */
function read<Result extends string | number>(getter: () => unknown, holder: unknown): Result | null {
  try {
    return call<Result>(getter, holder, []);
  } catch {
    return null;
  }
}
