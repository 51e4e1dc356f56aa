// What the hook needs of the platform, taken before any page script runs: a page may patch every builtin afterwards.
// Rules for all of `lib/hook`: call methods of others only through `call`, keep own collections without a prototype, never
// walk what a page could have patched (no `for...of`, no spread of arrays; spread of own objects walks nothing), make no
// promises. Promises of a Python runtime's start alone are listened to, by the cached `then` (`runtimes.ts`).

type AnyFunction = (...args: never[]) => unknown;

/** `Reflect.apply`, cached. */
export const call = Reflect.apply as <Result>(
  target: unknown,
  thisArgument: unknown,
  args: ArrayLike<unknown>,
) => Result;
export const construct = Reflect.construct;
export const defineProperty = Reflect.defineProperty;
export const deleteProperty = Reflect.deleteProperty;
export const getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor;
export const getPrototypeOf = Reflect.getPrototypeOf;
export const setPrototypeOf = Reflect.setPrototypeOf;
/** Throws where `setPrototypeOf` returns false. */
export const setPrototypeOrThrow = Object.setPrototypeOf;

export const NativeProxy = Proxy;
export const NativeArrayBuffer = ArrayBuffer;
export const NativeUint8Array = Uint8Array;
export const NativeFloat64Array = Float64Array;
export const NativeMessageEvent = MessageEvent;
export const NativeCustomEvent = CustomEvent;
export const NativeMessageChannel = MessageChannel;

export const NativeFileReader = globalThis.FileReader;
export const NativeError = Error;
export const isArray = Array.isArray;
export const isView = ArrayBuffer.isView;
/** Not in every browser yet. https://tc39.es/ecma262/#sec-error.iserror */
export const isError = (Error as { isError?: (value: unknown) => boolean }).isError;
export const symbolFor = Symbol.for;
export const captureStackTrace = (Error as { captureStackTrace?: (target: object, above?: AnyFunction) => void })
  .captureStackTrace;

/** The getter of `name` on `prototype`, to be called by `call`. Throws when the platform has none: the hook then steps aside. */
export function getterOf(prototype: object, name: PropertyKey): () => unknown {
  const getter = getOwnPropertyDescriptor(prototype, name)?.get;
  if (getter === undefined) throw new NativeError(`no getter ${String(name)}`);
  return getter;
}

export const addListener = EventTarget.prototype.addEventListener;
export const removeListener = EventTarget.prototype.removeEventListener;
export const dispatch = EventTarget.prototype.dispatchEvent;
export const postToPort = MessagePort.prototype.postMessage;
export const startPort = MessagePort.prototype.start;
export const stringStartsWith = String.prototype.startsWith;
export const stringIndexOf = String.prototype.indexOf;
export const stringSlice = String.prototype.slice;
export const stringCharCodeAt = String.prototype.charCodeAt;
export const stringFromCharCode = String.fromCharCode;
export const stringSplit = String.prototype.split;
export const typedArraySet = Uint8Array.prototype.set;
export const promiseThen = Promise.prototype.then;

const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
export const typedArrayLength = getterOf(typedArrayPrototype, 'byteLength');
export const typedArrayOffset = getterOf(typedArrayPrototype, 'byteOffset');
export const typedArrayBuffer = getterOf(typedArrayPrototype, 'buffer');
export const dataViewLength = getterOf(DataView.prototype, 'byteLength');
export const dataViewOffset = getterOf(DataView.prototype, 'byteOffset');
export const dataViewBuffer = getterOf(DataView.prototype, 'buffer');
export const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength');
export const blobSlice = Blob.prototype.slice;
export const blobSize = getterOf(Blob.prototype, 'size');
export const fileReaderResult = getterOf(FileReader.prototype, 'result');
export const readAsArrayBuffer = FileReader.prototype.readAsArrayBuffer;
export const eventData = getterOf(MessageEvent.prototype, 'data');

export const currentTarget = getterOf(Event.prototype, 'currentTarget');
export const eventDetail = getterOf(CustomEvent.prototype, 'detail');
export const eventSource = getterOf(MessageEvent.prototype, 'source');
export const exceptionName = getterOf(DOMException.prototype, 'name');
export const exceptionMessage = getterOf(DOMException.prototype, 'message');

export const closeCode = getterOf(CloseEvent.prototype, 'code');
export const closeReason = getterOf(CloseEvent.prototype, 'reason');
export const closeWasClean = getterOf(CloseEvent.prototype, 'wasClean');

const clock = performance;
const now = Performance.prototype.now;
const timeOrigin = call<number>(getterOf(Performance.prototype, 'timeOrigin'), clock, []);

/** Epoch ms, float: immune to a page that patches clocks. */
export function timestamp(): number {
  return timeOrigin + call<number>(now, clock, []);
}

/** `args[index]`; beyond the end it would be looked up on `Array.prototype`, where the page may have put a getter. */
export function argument(args: ArrayLike<unknown>, index: number): unknown {
  return index < args.length ? args[index] : undefined;
}

/** An array that no patched `Array.prototype` can see: no prototype, index access only. */
export function bareArray<Item>(): Item[] {
  const array: Item[] = [];
  setPrototypeOf(array, null);
  return array;
}

export interface BareWeakMap<Key extends object, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** A WeakMap that carries its own native methods, so that patches of `WeakMap.prototype` never run. */
export function bareWeakMap<Key extends object, Value>(): BareWeakMap<Key, Value> {
  const map = new WeakMap<Key, Value>();
  const { get, set } = WeakMap.prototype;
  defineProperty(map, 'get', { __proto__: null, value: get } as PropertyDescriptor);
  defineProperty(map, 'set', { __proto__: null, value: set } as PropertyDescriptor);
  setPrototypeOf(map, null);
  return map;
}
