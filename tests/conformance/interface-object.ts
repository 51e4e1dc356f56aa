// https://webidl.spec.whatwg.org/#interface-object
// https://websockets.spec.whatwg.org/#the-websocket-interface
// https://tc39.es/ecma262/#sec-function.prototype.tostring
import type { Probe } from './probe.ts';

export const interfaceObject: readonly Probe[] = [
  {
    name: 'keys and properties of the interface object, in order',
    ask: () => Reflect.ownKeys(WebSocket).map((key) => [String(key), tools.property(WebSocket, key)]),
  },
  {
    name: 'keys and properties of the prototype, in order',
    ask: () =>
      Reflect.ownKeys(WebSocket.prototype).map((key) => [String(key), tools.property(WebSocket.prototype, key)]),
  },
  {
    name: 'every global: its place, flags, and what it prints',
    ask: () => Reflect.ownKeys(window).map((key) => [String(key), tools.property(window, key)]),
  },
  {
    name: 'every function within reach of the globals',
    ask() {
      const seen = new Set<unknown>([window, document, tools]);
      const found: string[] = [];
      function walk(holder: object, path: string, depth: number): void {
        for (const key of Reflect.ownKeys(holder)) {
          const descriptor = Reflect.getOwnPropertyDescriptor(holder, key);
          if (descriptor === undefined) continue;
          const parts = [descriptor.value, descriptor.get, descriptor.set].filter((part) => part !== undefined);
          for (const part of parts) {
            if (typeof part !== 'function' && (typeof part !== 'object' || part === null)) continue;
            if (seen.has(part)) continue;
            seen.add(part);
            const name = `${path}.${String(key)}`;
            if (typeof part === 'function')
              found.push(`${name} ${tools.property(holder, key)} ${Reflect.ownKeys(part).map(String)}`);
            if (depth < 4) walk(part, name, depth + 1);
          }
        }
      }
      walk(window, 'window', 0);
      return found;
    },
  },
  {
    name: 'no property on an instance',
    ask() {
      const socket = tools.socket();
      return [Reflect.ownKeys(socket).map(String), Object.isExtensible(socket), JSON.stringify(socket)];
    },
  },
  {
    name: 'identity of constructor, prototype and their chain',
    ask() {
      const socket = tools.socket();
      return [
        WebSocket.prototype.constructor === WebSocket,
        socket.constructor === WebSocket,
        Object.getPrototypeOf(socket) === WebSocket.prototype,
        Object.getPrototypeOf(WebSocket) === EventTarget,
        Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
        socket instanceof WebSocket,
        window.WebSocket === WebSocket,
        Object.prototype.toString.call(socket),
        Object.prototype.toString.call(WebSocket),
        typeof WebSocket,
        WebSocket instanceof Function,
      ];
    },
  },
  {
    name: 'what the functions print, by every way to print',
    ask: () =>
      [WebSocket, WebSocket.prototype.send, WebSocket.prototype.close, Function.prototype.toString].flatMap((each) => [
        String(each),
        `${each}`,
        each.toString(),
        Function.prototype.toString.call(each),
        Function.prototype.toString.apply(each, []),
        Reflect.apply(Function.prototype.toString, each, []),
        each.toString.toString(),
        each.name,
        each.length,
        Reflect.ownKeys(each).map(String),
        'prototype' in each,
      ]),
  },
  {
    name: 'printing what is no function',
    ask: () =>
      [{}, null, undefined, 1, 'text'].map((each) => tools.caught(() => Function.prototype.toString.call(each))),
  },
  {
    name: 'printing what is no function, deep in calls and with a small limit',
    ask() {
      const deep = (depth: number): unknown =>
        depth === 0 ? tools.caught(() => Function.prototype.toString.call({})) : deep(depth - 1);
      return [1, 2, 3, 10, 50, 0].map((limit) => {
        Error.stackTraceLimit = limit;
        return deep(20);
      });
    },
  },
  {
    name: 'printing of functions that are not ours: bound, classes, proxies, arrows',
    ask: () =>
      [
        WebSocket.bind(null),
        WebSocket.prototype.send.bind(null),
        class Sub extends WebSocket {},
        new Proxy(WebSocket, {}),
        new Proxy(class {}, {}),
        () => 1,
        Function.prototype,
      ].map((each) => tools.caught(() => Function.prototype.toString.call(each))),
  },
  {
    name: 'calls and constructions that are not allowed',
    ask() {
      const { send, close } = WebSocket.prototype as unknown as Record<string, new (...args: unknown[]) => unknown>;
      const call = WebSocket as unknown as (...args: unknown[]) => unknown;
      const construct = Function.prototype.toString as unknown as new () => unknown;
      return [
        tools.caught(() => call('ws://127.0.0.1/')),
        tools.caught(() => call()),
        tools.caught(() => Reflect.apply(call, window, [])),
        tools.caught(() => new (send as NonNullable<typeof send>)('x')),
        tools.caught(() => new (close as NonNullable<typeof close>)()),
        tools.caught(() => new construct()),
        tools.caught(() => Reflect.construct(WebSocket, [])),
        tools.caught(() => Reflect.construct(Object, [], WebSocket.prototype.send)),
        tools.caught(() => class extends (send as unknown as typeof Object) {}),
      ];
    },
  },
  {
    name: 'prototype cycles and refused changes of the prototype',
    ask() {
      const results: unknown[] = [];
      for (const each of [WebSocket, WebSocket.prototype.send, Function.prototype.toString] as object[]) {
        const before = Object.getPrototypeOf(each);
        const strict = new Function('each', '"use strict"; each.__proto__ = Object.create(each)');
        results.push(
          tools.caught(() => Object.setPrototypeOf(each, Object.create(each))),
          tools.caught(() => Object.setPrototypeOf(each, each)),
          tools.caught(() => Object.setPrototypeOf(each, Object.create(Object.create(each)))),
          Reflect.setPrototypeOf(each, Object.create(each)),
          tools.caught(() => {
            Reflect.set(each, '__proto__', Object.create(each));
          }),
          tools.caught(() => strict(each)),
          Object.getPrototypeOf(each) === before,
          Reflect.setPrototypeOf(each, null),
          Object.getPrototypeOf(each),
          tools.caught(() => Object.setPrototypeOf(each, before) === each),
          tools.caught(() => Object.setPrototypeOf(each, 1 as never)),
        );
        Object.preventExtensions(each);
        results.push(
          Reflect.setPrototypeOf(each, {}),
          Reflect.setPrototypeOf(each, before),
          tools.caught(() => Object.setPrototypeOf(each, {})),
          tools.caught(() => Object.setPrototypeOf(each, Object.create(each))),
        );
      }
      return results;
    },
  },
  {
    name: 'a prototype chain that ends in a Proxy of the page',
    limit: 'proxied-prototype',
    ask() {
      let asked = 0;
      const watcher = new Proxy(EventTarget, {
        getPrototypeOf(target) {
          asked++;
          return Reflect.getPrototypeOf(target);
        },
      });
      Object.setPrototypeOf(WebSocket, watcher);
      return asked;
    },
  },
  {
    name: 'writes that are refused, and what they say',
    ask() {
      const strict = (code: string) => tools.caught(() => new Function(`"use strict"; ${code}`)());
      return [
        strict('WebSocket.OPEN = 5'),
        strict('WebSocket.prototype = {}'),
        strict('delete WebSocket.prototype'),
        strict('delete WebSocket.OPEN'),
        strict('WebSocket.name = "x"'),
        strict('Object.defineProperty(WebSocket, "OPEN", { value: 7 })'),
        strict('Object.defineProperty(WebSocket, "prototype", { value: 7 })'),
        strict('WebSocket.prototype.send.name = "x"'),
        strict('return WebSocket.prototype.send.arguments'),
        strict('return structuredClone(WebSocket)'),
        strict('return structuredClone(WebSocket.prototype.send)'),
        strict('return Symbol.iterator in WebSocket && [...WebSocket]'),
        strict('const [a] = WebSocket'),
        strict('return 1 in WebSocket.prototype.send()'),
        strict('null instanceof WebSocket.prototype.send'),
        strict('return ({}) instanceof WebSocket'),
        strict('WebSocket.missing()'),
        strict('WebSocket.prototype.missing.x'),
        strict('return +WebSocket'),
        strict('return BigInt(WebSocket)'),
      ];
    },
  },
  {
    name: 'how the engine names a socket in texts of errors, and `caller` of the constructor',
    limit: 'proxied-constructor',
    ask: () => [
      tools.caught(() => new Function('"use strict"; WebSocket.prototype.OPEN = 5')()),
      tools.caught(() => Function.prototype.toString.call(Object.create(WebSocket))),
      tools.caught(() => Reflect.get(WebSocket, 'caller')),
    ],
  },
  {
    name: 'writes that are allowed, and their undoing',
    ask() {
      const native = WebSocket;
      const { send } = WebSocket.prototype;
      (WebSocket as unknown as { mark?: number }).mark = 1;
      const results: unknown[] = [Reflect.ownKeys(WebSocket).map(String)];
      delete (WebSocket as unknown as { mark?: number }).mark;
      Object.defineProperty(WebSocket, 'name', { value: 'Other' });
      results.push(WebSocket.name, String(WebSocket), Reflect.deleteProperty(WebSocket, 'name'), WebSocket.name);
      WebSocket.prototype.send = () => {};
      results.push(tools.property(WebSocket.prototype, 'send'));
      WebSocket.prototype.send = send;
      results.push(tools.property(WebSocket.prototype, 'send'));
      results.push(Reflect.deleteProperty(window, 'WebSocket'), typeof window.WebSocket);
      window.WebSocket = native;
      results.push(tools.property(window, 'WebSocket'), Object.keys(window).includes('WebSocket'));
      Object.freeze(WebSocket);
      results.push(
        Object.isFrozen(WebSocket),
        Reflect.ownKeys(WebSocket).map((key) => tools.property(WebSocket, key)),
      );
      return results;
    },
  },
  {
    name: 'getters and handlers on the wrong object',
    ask: () =>
      Reflect.ownKeys(WebSocket.prototype).map((key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(WebSocket.prototype, key);
        const method = descriptor?.get ?? descriptor?.value;
        return typeof method === 'function' && key !== 'constructor'
          ? tools.caught(() => Reflect.apply(method, {}, []))
          : null;
      }),
  },
];
