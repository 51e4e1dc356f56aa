// What every page of the suite has as `tools`: arrives as the text of `installTools`, so it may use nothing from here.

export interface Tools {
  socket(path?: string, protocols?: string | string[]): WebSocket;
  /** What `task` throws, or what it returns, as text. */
  caught(task: () => unknown): unknown;
  describe(error: unknown): unknown;
  once<Type extends Event = Event>(target: EventTarget, type: string): Promise<Type>;
  wait(delayMs?: number): Promise<void>;
  /** Flags and value of a property; functions by what they print. */
  property(holder: object, name: PropertyKey): unknown;
  /** Runs `code` as a script of the page; uncaught errors are the page's. */
  script(code: string, scope?: Window): void;
  frame(attributes?: Record<string, string>): HTMLIFrameElement;
  collect(): Promise<void>;
}

export function installTools(): void {
  const nativePrint = Function.prototype.toString;
  const print = (value: unknown): unknown => {
    if (typeof value === 'function') return Reflect.apply(nativePrint, value, []);
    return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
  };
  const tools: Tools = {
    socket: (path = '/echo', ...rest) => new WebSocket(`ws://${location.host}${path}`, ...rest),
    caught(task) {
      try {
        return { returned: print(task()) };
      } catch (error) {
        return tools.describe(error);
      }
    },
    describe(error) {
      if (typeof error !== 'object' || error === null) return print(error);
      const { name, message, stack, code } = error as DOMException;
      const own = Reflect.ownKeys(error).map((key) => [String(key), tools.property(error, key)]);
      return { name, message, stack, code, own, kind: print(error), isOfThisRealm: error instanceof Object };
    },
    once: (target, type) =>
      new Promise((resolve) => target.addEventListener(type, (event) => resolve(event as never), { once: true })),
    wait: (delayMs = 0) => new Promise((resolve) => setTimeout(resolve, delayMs)),
    property(holder, name) {
      const descriptor = Reflect.getOwnPropertyDescriptor(holder, name);
      if (descriptor === undefined) return null;
      const { value, get, set, writable, enumerable, configurable } = descriptor;
      const flags = [writable, enumerable, configurable].map((flag) => (flag === undefined ? '-' : Number(flag)));
      return [flags.join(''), print(value), print(get), print(set)].join(' ');
    },
    script(code, scope = window) {
      const element = scope.document.createElement('script');
      element.textContent = code;
      (scope.document.body ?? scope.document.documentElement).append(element);
    },
    frame(attributes = {}) {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      document.body.append(frame);
      return frame;
    },
    async collect() {
      for (let round = 0; round < 3; round++) {
        await tools.wait();
        await gc?.({ type: 'major', execution: 'async' });
      }
    },
  };
  Object.defineProperty(window, 'tools', { value: tools });
}
