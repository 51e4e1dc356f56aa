// Workers whose source is a `blob:` of this realm, as PyScript's are, get the hook in front of their source. All others
// are left exactly as they are and named as not observed: a worker that is started from another address loses its own
// `location`, its relative imports, and under some policies its permission to run at all.
// What a page can still notice: the worker's address and the text behind it are not those that the page made; columns
// on the first line of its source are moved; a `'use strict'` on top of a classic worker is no directive any more (a
// Blob cannot be read before its worker must start; modules, as PyScript's are, are strict anyway); the report of a
// policy that refuses a worker names our file, as for a refused socket. What a worker has not handed over yet is
// lost when it is terminated.
import type { RealmId } from '../protocol/identifiers.ts';
import { type Cloak, replaceValue } from './cloak.ts';
import type { Guard } from './guard.ts';
import {
  argument,
  type BareWeakMap,
  bareArray,
  bareWeakMap,
  call,
  construct,
  getOwnPropertyDescriptor,
  stringIndexOf,
  stringSlice,
  stringStartsWith,
} from './natives.ts';
import { isInertData, isPlatformError } from './platform-error.ts';
import type { Recorder } from './recorder.ts';
import { defaultPolicy, policyFactory, urlHref } from './runtime-natives.ts';
import { type Above, restamp } from './stack.ts';
import { cut } from './text.ts';
import { hookedBlob, isScript } from './worker-source.ts';

/** Object URLs that are remembered at a time: a page may make them without end. */
const MAX_REMEMBERED = 1000;

interface Source {
  readonly blob: Blob;
  /** The same source with the hook in front of it, made for the first worker. */
  hooked: Blob | null;
  /** One for each worker: it tells them apart. */
  readonly hookedUrls: string[];
}

interface Observer {
  readonly recorder: Recorder;
  readonly guard: Guard;
  /** What is put in front of a worker's source. */
  readonly hookSource: () => string;
  /** Who the worker at an address turned out to be, null if it has not reported; absent where workers do not report. */
  readonly realmAt?: (url: string) => RealmId | null;
}

/** https://w3c.github.io/FileAPI/#url and https://html.spec.whatwg.org/multipage/workers.html#dedicated-workers-and-the-worker-interface */
export function installWorkers(
  scope: typeof globalThis,
  cloak: Cloak,
  { recorder, guard, hookSource, realmAt }: Observer,
): void {
  const { URL } = scope;
  const { createObjectURL, revokeObjectURL } = URL;
  const sources = { __proto__: null } as unknown as Record<string, Source | undefined>;
  const urls: BareWeakMap<object, string> = bareWeakMap();
  let remembered = 0;

  wrapStatic('createObjectURL', (args, url) => {
    const blob = argument(args, 0);
    if (remembered === MAX_REMEMBERED || !isScript(blob)) return;
    remembered++;
    sources[url as string] = { blob, hooked: null, hookedUrls: bareArray() };
  });
  wrapStatic('revokeObjectURL', (args) => {
    const address = addressOf(argument(args, 0));
    const source = sources[address];
    if (source === undefined) return;
    remembered--;
    sources[address] = undefined;
    for (let index = 0; index < source.hookedUrls.length; index++) {
      call(revokeObjectURL, URL, [source.hookedUrls[index]]);
    }
  });
  wrapConstructor('Worker', 'dedicated-worker');
  if (scope.Worker !== undefined) wrapTerminate();
  wrapConstructor('SharedWorker', 'shared-worker');

  function wrapStatic(
    name: 'createObjectURL' | 'revokeObjectURL',
    observe: (args: unknown[], result: unknown) => void,
  ): void {
    function trap(target: (value: never) => unknown, thisArgument: unknown, args: unknown[]): unknown {
      let result: unknown;
      try {
        result = call(target, thisArgument, args);
      } catch (error) {
        throw restampPlatformError(error, args, trap);
      }
      guard.run(name, () => observe(args, result));
      return result;
    }
    replaceValue(URL, name, cloak.standIn(URL[name] as never, { apply: trap as never }));
  }

  function wrapConstructor(name: 'Worker' | 'SharedWorker', kind: 'dedicated-worker' | 'shared-worker'): void {
    const native = scope[name] as typeof Worker | undefined;
    // Firefox for Android has no SharedWorker, a worker of Safari's no Worker.
    if (native === undefined) return;
    function constructTrap(target: typeof Worker, args: unknown[], newTarget: typeof Worker): object {
      const hookedUrl = name === 'Worker' ? hookedUrlOf(argument(args, 0)) : null;
      if (hookedUrl !== null) {
        try {
          const worker = construct(target, withFirst(args, hookedUrl) as never, newTarget) as Worker;
          urls.set(worker, hookedUrl);
          return worker;
        } catch (error) {
          // What was refused would be refused again, and twice in the console, but for a policy that knows its own URLs.
          if (!hasUrlPolicy()) throw restampPlatformError(error, args, constructTrap);
        }
      }
      let worker: object;
      try {
        worker = construct(target, args, newTarget);
      } catch (error) {
        throw restampPlatformError(error, args, constructTrap);
      }
      guard.run(name, () => announce(kind, argument(args, 0)));
      return worker;
    }
    const proxy = cloak.standIn(native, { construct: constructTrap as never });
    replaceValue(scope, name, proxy);
    replaceValue(native.prototype, 'constructor', proxy);
  }

  /** A terminated worker cannot say so itself. */
  function wrapTerminate(): void {
    function trap(target: Worker['terminate'], worker: Worker, args: unknown[]): unknown {
      let result: unknown;
      try {
        result = call(target, worker, args);
      } catch (error) {
        restamp(error, trap);
        throw error;
      }
      guard.run('terminate', () => {
        const url = urls.get(worker);
        if (url === undefined || realmAt === undefined) return;
        const workerId = realmAt(url);
        if (workerId !== null) recorder.control({ type: 'worker-ended', workerId });
        else tellUnobserved('dedicated-worker', url, 'it was terminated before it could report');
      });
      return result;
    }
    const { prototype } = scope.Worker;
    replaceValue(prototype, 'terminate', cloak.standIn(prototype.terminate, { apply: trap as never }));
  }

  function hookedUrlOf(url: unknown): string | null {
    const source = typeof url === 'string' ? sources[url] : undefined;
    if (source === undefined || guard.hasSteppedAside()) return null;
    let hookedUrl: string | null = null;
    guard.run('worker', () => {
      source.hooked ??= hookedBlob(hookSource(), source.blob);
      const made = call<string>(createObjectURL, URL, [source.hooked]);
      source.hookedUrls[source.hookedUrls.length] = made;
      hookedUrl = made;
    });
    return hookedUrl;
  }

  function announce(kind: 'dedicated-worker' | 'shared-worker', url: unknown): void {
    const address = addressOf(url);
    const why =
      kind === 'shared-worker'
        ? 'a shared worker belongs to no single page'
        : call<boolean>(stringStartsWith, address, ['blob:'])
          ? 'its blob was made elsewhere, is not said to be a script, or is one of too many'
          : 'its script comes from an address';
    tellUnobserved(kind, address, why);
  }

  function tellUnobserved(kind: 'dedicated-worker' | 'shared-worker', url: string, why: string): void {
    recorder.control({ type: 'realm-not-observed', kind, url: cut(url), why });
  }
}

/** Chrome begins with these each message of an exception that a constructor or method of its own throws. */
const BUILTIN_WORDS = 'Failed to ';

/** https://w3c.github.io/trusted-types/dist/spec/#default-policy-hdr: it may look at each URL that a worker is made from. */
function hasUrlPolicy(): boolean {
  return defaultPolicy !== undefined && call(defaultPolicy, policyFactory, []) !== null;
}

/**
 * The same error without frames of ours, if the platform made it. The first line of its stack stays: Chrome words it
 * differently from the message.
 */
function restampPlatformError(error: unknown, args: ArrayLike<unknown>, above: Above): unknown {
  const runsNoCode = isInertData(argument(args, 0)) && isInertData(argument(args, 1));
  if (!isPlatformError(error, runsNoCode, BUILTIN_WORDS)) return error;
  const message = getOwnPropertyDescriptor(error as object, 'message')?.value;
  const isBuiltin = typeof message === 'string' && call<boolean>(stringStartsWith, message, [BUILTIN_WORDS]);
  const holder = error as { stack: unknown };
  const before = holder.stack;
  restamp(error, above);
  if (isBuiltin && typeof before === 'string' && typeof holder.stack === 'string') {
    holder.stack = upToFrames(before, true) + upToFrames(holder.stack, false);
  }
  return error;
}

function upToFrames(stack: string, isHead: boolean): string {
  const found = call<number>(stringIndexOf, stack, ['\n    at ']);
  const end = found < 0 ? stack.length : found;
  return call<string>(stringSlice, stack, isHead ? [0, end] : [end]);
}

function withFirst(args: ArrayLike<unknown>, first: unknown): ArrayLike<unknown> {
  const copy = bareArray<unknown>();
  copy[0] = first;
  for (let index = 1; index < args.length; index++) copy[index] = args[index];
  return copy;
}

/** Told without running code of the page: a text, or a URL by its brand. */
function addressOf(url: unknown): string {
  if (typeof url === 'string') return url;
  try {
    return call<string>(urlHref, url, []);
  } catch {
    return '';
  }
}
