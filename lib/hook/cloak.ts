// Our Proxies must print, and refuse prototype cycles, as the native functions that they stand for. One WeakMap serves
// the same-origin realms that find each other through a window above, an opener or a frame beside (`family.ts`): a page
// may ask an iframe's `toString` about its own `WebSocket`. Realms that share none of these have a map each (`relatives-apart`).
import {
  type BareWeakMap,
  bareArray,
  bareWeakMap,
  call,
  setPrototypeOf as changedPrototype,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  NativeError,
  NativeProxy,
  setPrototypeOrThrow,
  stringStartsWith,
} from './natives.ts';
import { type Above, captureStack, restamp, restampBuiltin } from './stack.ts';

/** From our stand-in to the native function that it stands for. */
export type Disguises = BareWeakMap<object, object>;
type Callable = (...args: never[]) => unknown;

export interface Cloak {
  /** A Proxy over `native` with `traps`, which prints as `native` does from now on. */
  standIn<Native extends Callable | (new (...args: never[]) => unknown)>(
    native: Native,
    traps: ProxyHandler<Native>,
  ): Native;
  /** The map in use, for a realm that joins. */
  disguises(): Disguises;
  /** Uses the map of another same-origin realm from now on, and adds what was disguised here. */
  join(disguises: Disguises): void;
}

/** Replaces this realm's `Function.prototype.toString`; a chain of cloaks would recurse, so a joined realm shares one map. */
export function installCloak(): Cloak {
  const made = bareArray<readonly [object, object]>();
  let disguises: Disguises = bareWeakMap();

  function standIn<Native extends Callable | (new (...args: never[]) => unknown)>(
    native: Native,
    traps: ProxyHandler<Native>,
  ): Native {
    function setPrototypeOf(target: Native, value: object | null): boolean {
      return changePrototype(target, proxy, value, setPrototypeOf);
    }
    const proxy: Native = new NativeProxy(native, {
      __proto__: null,
      ...traps,
      setPrototypeOf,
    } as ProxyHandler<Native>);
    made[made.length] = [proxy, native];
    disguises.set(proxy, native);
    return proxy;
  }

  function print(target: Callable, thisArgument: unknown, args: unknown[]): unknown {
    const native = typeof thisArgument === 'function' ? disguises.get(thisArgument) : undefined;
    try {
      return call(target, native ?? thisArgument, args);
    } catch (error) {
      restampBuiltin(error, print);
      throw error;
    }
  }
  replaceValue(Function.prototype, 'toString', standIn(Function.prototype.toString, { apply: print }));

  return {
    standIn,
    disguises: () => disguises,
    join(other) {
      for (let index = 0; index < made.length; index++) {
        const pair = made[index] as readonly [object, object];
        other.set(pair[0], pair[1]);
      }
      disguises = other;
    },
  };
}

/** Puts `value` into an existing data property and leaves its flags and its place among the keys as they are. */
export function replaceValue(holder: object, name: PropertyKey, value: unknown): void {
  const descriptor = getOwnPropertyDescriptor(holder, name);
  if (descriptor === undefined) throw new NativeError(`no property ${String(name)}`);
  defineProperty(holder, name, { __proto__: null, ...descriptor, value } as PropertyDescriptor);
}

/** Longest prototype chain that is searched: a page's own Proxy may make one without end. */
const MAX_CHAIN = 10_000;

/**
 * A cycle that runs over the Proxy is invisible to the engine, which stops its search at any Proxy: the one tell of
 * `Object.setPrototypeOf(f, Object.create(f))`. Natively that throws, and `Reflect.setPrototypeOf` returns false. The
 * errors are the engine's own, made with the native function in the place of the Proxy.
 */
function changePrototype(target: object, proxy: object, value: object | null, above: Above): boolean {
  const isCycle = leadsTo(value, proxy);
  if (!isCycle && changedPrototype(target, value)) return true;
  if (call(stringStartsWith, captureStack(above), ['    at Reflect.setPrototypeOf '])) return false;
  try {
    setPrototypeOrThrow(target, isCycle ? ({ __proto__: target } as object) : value);
  } catch (error) {
    restamp(error, above);
    throw error;
  }
  return true;
}

function leadsTo(start: object | null, goal: object): boolean {
  let link = start;
  for (let length = 0; link !== null && length < MAX_CHAIN; length++) {
    if (link === goal) return true;
    link = getPrototypeOf(link);
  }
  return false;
}
