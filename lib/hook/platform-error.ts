// What the platform threw, told apart from what the page's own code threw while an argument was converted. Neither
// is told by running code of the page: names and messages are read by brand or as own data.
import {
  argument,
  blobSize,
  bufferLength,
  call,
  exceptionMessage,
  exceptionName,
  getOwnPropertyDescriptor,
  isView,
  stringStartsWith,
} from './natives.ts';
import { cut } from './text.ts';

/** With which words Chrome begins each message of an exception that a method or constructor of its own throws. */
const PLATFORM_WORDS = 'Failed to ';

/** Whether the platform made `error`, thrown for a call with `args`. In doubt it is the page's. */
export function isPlatformError(error: unknown, args: ArrayLike<unknown>): boolean {
  const runsNoCode = isInert(argument(args, 0)) && isInert(argument(args, 1));
  return runsNoCode || call<boolean>(stringStartsWith, read(exceptionMessage, error) ?? '', [PLATFORM_WORDS]);
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

/** Whether the platform converts `value` without running code: a primitive, or bytes that it tells by brand. */
function isInert(value: unknown): boolean {
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
