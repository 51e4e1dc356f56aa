// Our Proxies must print, and refuse prototype cycles, as the native functions that they stand for. One WeakMap serves
// all same-origin realms: a page may ask an iframe's `toString` about its own `WebSocket`.
import {
  type BareWeakMap,
  bareArray,
  bareWeakMap,
  call,
  captureStackTrace,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  NativeError,
  NativeProxy,
  NativeTypeError,
  setPrototypeOf,
  stringIndexOf,
} from './natives.ts';

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
    const proxy: Native = new NativeProxy(native, {
      __proto__: null,
      ...traps,
      setPrototypeOf: (target: Native, value: object | null) => changePrototype(target, proxy, value),
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
      captureStackTrace?.(error as object, print);
      throw error;
    }
  }
  replaceValue(Function.prototype, 'toString', standIn(Function.prototype.toString, { apply: print }));

  return {
    standIn,
    disguises: () => disguises,
    join(other) {
      for (let index = 0; index < made.length; index++) {
        const pair = made[index];
        if (pair !== undefined) other.set(pair[0], pair[1]);
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

/**
 * A cycle that runs over the Proxy is invisible to the engine, which stops its search at any Proxy: the one tell of
 * `Object.setPrototypeOf(f, Object.create(f))`. Natively that throws, and `Reflect.setPrototypeOf` returns false.
 */
function changePrototype(target: object, proxy: object, value: object | null): boolean {
  for (let link = value; link !== null; link = getPrototypeOf(link)) {
    if (link !== proxy) continue;
    const error = new NativeTypeError('Cyclic __proto__ value');
    captureStackTrace?.(error, changePrototype);
    if (call<number>(stringIndexOf, error.stack, ['Reflect.setPrototypeOf']) >= 0) return false;
    throw error;
  }
  return setPrototypeOf(target, value);
}
