// The source of a worker with the hook in front of it.
import type { RealmId } from '../protocol/identifiers.ts';
import { blobSize, call, stringIndexOf } from './natives.ts';
import { blobType, functionToString, NativeBlob, symbolIterator } from './runtime-natives.ts';

/** The whole hook as one function: its own text is what a worker is given. Does nothing else than that script does. */
export type HookFunction = (lobbyName?: string, parentId?: string) => void;

/**
 * The text that goes in front of a worker's source: one line, so that the page's lines keep their numbers. Taken from the
 * running script itself: it costs no bytes, needs no request, and no `eval` that a policy may forbid.
 */
export function hookSourceOf(hookFunction: HookFunction, lobbyName: string, parentId: RealmId): string {
  return `(${call<string>(functionToString, hookFunction, [])})("${lobbyName}","${parentId}");`;
}

/** A Blob that may be a worker's source: others, such as images, are not held on to. */
export function isScript(value: unknown): value is Blob {
  try {
    call(blobSize, value, []);
  } catch {
    // A MediaSource.
    return false;
  }
  const type = call<string>(blobType, value, []);
  return type === '' || call<number>(stringIndexOf, type, ['javascript']) >= 0;
}

export function hookedBlob(hookSource: string, blob: Blob): Blob {
  const parts = [hookSource, blob];
  // `new Blob` walks its parts by the array's iterator, which a page may have patched.
  let index = 0;
  const iterator = {
    next: () => (index < 2 ? { done: false, value: parts[index++] } : { done: true, value: undefined }),
  };
  const walked = { __proto__: null, [symbolIterator]: () => iterator } as unknown as BlobPart[];
  return new NativeBlob(walked, { __proto__: null, type: call<string>(blobType, blob, []) } as BlobPropertyBag);
}
