// https://webidl.spec.whatwg.org/#js-exceptions
// https://html.spec.whatwg.org/multipage/webappapis.html#runtime-script-errors-in-documents
// https://v8.dev/docs/stack-trace-api
import type { Probe } from './probe.ts';

export const errorStacks: readonly Probe[] = [
  {
    name: 'no frame of an extension on any error, with arguments of every kind',
    ask() {
      const socket = tools.socket();
      const url = `ws://${location.host}/echo`;
      const attempts = [
        () => new WebSocket('ws://['),
        () => new WebSocket(url, ['a', 'a']),
        () => new WebSocket(url, 'a b'),
        () => new WebSocket(new URL('mailto:x')),
        () => new WebSocket({} as never, 'a b'),
        () => Reflect.construct(WebSocket, []),
        () => socket.send('x'),
        () => socket.send(new Uint8Array(1)),
        () => socket.send(new Blob([])),
        () => socket.send({} as never),
        () => socket.close(1),
        () => socket.close({} as never),
        () => socket.close(1000, 'x'.repeat(200)),
        () => WebSocket.prototype.send.call({} as never, 'x'),
      ];
      return attempts.map(tools.caught);
    },
  },
  {
    name: 'through a subclass, Reflect.construct, a bound function, a callback and an async function',
    async ask() {
      class Sub extends WebSocket {}
      const asynchronous = async () => {
        await null;
        new WebSocket('ws://[');
      };
      return [
        tools.caught(() => new Sub('ws://[')),
        tools.caught(() => Reflect.construct(WebSocket, ['ws://['])),
        tools.caught(() => new (WebSocket.bind(null, 'ws://['))()),
        tools.caught(() => [1].map(() => new WebSocket('ws://['))),
        await asynchronous().catch(tools.describe),
      ];
    },
  },
  {
    name: 'the limit counts frames of the page only',
    ask() {
      const socket = tools.socket();
      const deep = (depth: number, task: () => unknown): unknown =>
        depth === 0 ? tools.caught(task) : deep(depth - 1, task);
      const results: unknown[] = [];
      for (const limit of [0, 1, 2, 3, 100, 'x', -1, 1.5, Infinity]) {
        Error.stackTraceLimit = limit as number;
        results.push(
          deep(12, () => new WebSocket('ws://[')),
          deep(12, () => socket.send('')),
          Error.stackTraceLimit,
        );
      }
      return results;
    },
  },
  {
    name: 'properties of Error and their order stay, whatever the page made of them',
    ask() {
      const url = `ws://${location.host}/echo`;
      const results: unknown[] = [];
      const state = () => results.push(Reflect.ownKeys(Error).map((key) => [String(key), tools.property(Error, key)]));
      const use = () => {
        const socket = new WebSocket(url);
        socket.close();
        tools.caught(() => new WebSocket('ws://['));
        state();
      };
      use();
      Error.stackTraceLimit = 3;
      use();
      Object.defineProperty(Error, 'stackTraceLimit', {
        value: 4,
        enumerable: false,
        configurable: true,
        writable: false,
      });
      use();
      Reflect.deleteProperty(Error, 'stackTraceLimit');
      use();
      Error.prepareStackTrace = () => 'own';
      use();
      Object.defineProperty(Error, 'stackTraceLimit', { get: () => 2, set: () => {}, configurable: false });
      use();
      Object.freeze(Error);
      use();
      return results;
    },
  },
  {
    name: 'a page that watches stackTraceLimit and prepareStackTrace',
    ask() {
      let asked = 0;
      let written = 0;
      for (const name of ['stackTraceLimit', 'prepareStackTrace']) {
        Object.defineProperty(Error, name, {
          configurable: true,
          get() {
            asked++;
            return undefined;
          },
          set() {
            written++;
          },
        });
      }
      const socket = tools.socket();
      socket.close();
      try {
        new WebSocket('ws://[');
      } catch {}
      return [asked, written];
    },
  },
  {
    name: 'prepareStackTrace sees the call sites of the page, once',
    ask() {
      let calls = 0;
      Error.prepareStackTrace = (error, sites) => {
        calls++;
        return [
          String(error),
          sites.map((site) => [
            site.getFileName(),
            site.getFunctionName(),
            site.getLineNumber(),
            site.getColumnNumber(),
          ]),
        ];
      };
      const socket = tools.socket();
      const results = [() => new WebSocket('ws://['), () => socket.send(''), () => socket.close(1)].map((task) => {
        try {
          task();
          return null;
        } catch (error) {
          const before = calls;
          return [before, (error as Error).stack, (error as Error).stack, calls];
        }
      });
      return [results, calls];
    },
  },
  {
    name: 'an inherited prepareStackTrace is not called for us',
    ask() {
      let calls = 0;
      Object.defineProperty(Object.prototype, 'prepareStackTrace', {
        configurable: true,
        value: () => {
          calls++;
          return 'own';
        },
      });
      tools.socket().close();
      return calls;
    },
  },
  {
    name: 'window.onerror for an uncaught error of send and close',
    async ask() {
      const log: unknown[] = [];
      window.onerror = (message, _source, _line, _column, error) => {
        log.push([message, tools.describe(error)]);
        return true;
      };
      tools.script(`const socket = new WebSocket('ws://' + location.host + '/echo'); socket.send('x');`);
      tools.script(`socket.close(1);`);
      return log;
    },
  },
  {
    name: 'window.onerror: message and error of an uncaught constructor error',
    async ask() {
      const log: unknown[] = [];
      window.onerror = (message, _source, _line, _column, error) => {
        log.push([message, tools.describe(error)]);
        return true;
      };
      tools.script(`new WebSocket('ws://[');`);
      return log;
    },
  },
  {
    name: 'window.onerror: source and line of an uncaught error',
    limit: 'uncaught-location',
    async ask() {
      const log: unknown[] = [];
      window.onerror = (_message, source, line, column) => {
        log.push([source, line, column]);
        return true;
      };
      tools.script(`new WebSocket('ws://[');`);
      tools.script(`new WebSocket('ws://' + location.host + '/echo').send('x');`);
      return log;
    },
  },
  {
    name: 'window.onerror: source and line of an uncaught error of toString',
    limit: 'uncaught-location',
    async ask() {
      let place: unknown;
      window.onerror = (_message, source, line, column) => {
        place = [source, line, column];
        return true;
      };
      tools.script(`Function.prototype.toString.call({});`);
      return place;
    },
  },
  {
    name: 'window.onerror: source and line of an uncaught error of createObjectURL',
    limit: 'uncaught-location',
    async ask() {
      let place: unknown;
      window.onerror = (_message, source, line, column) => {
        place = [source, line, column];
        return true;
      };
      tools.script(`URL.createObjectURL(1);`);
      return place;
    },
  },
  {
    name: 'window.onerror: source and line of an uncaught error of the constructor of workers',
    limit: 'uncaught-location',
    async ask() {
      let place: unknown;
      window.onerror = (_message, source, line, column) => {
        place = [source, line, column];
        return true;
      };
      tools.script(`new Worker('http://[');`);
      return place;
    },
  },
  {
    name: 'window.onerror: source and line of an uncaught error of a refused prototype cycle',
    limit: 'uncaught-location',
    async ask() {
      let place: unknown;
      window.onerror = (_message, source, line, column) => {
        place = [source, line, column];
        return true;
      };
      tools.script(`Object.setPrototypeOf(WebSocket, Object.create(WebSocket));`);
      return place;
    },
  },
  {
    name: 'what the start of a wasm program rejects with: no program',
    limit: 'runtime-stacks',
    ask: () => WebAssembly.instantiate(1 as never).catch(tools.describe),
  },
  {
    name: 'what the start of a wasm program rejects with: no response, bytes that are none, imports that are missing',
    async ask() {
      const head = [0, 97, 115, 109, 1, 0, 0, 0];
      // Imports the function `b` of `a`.
      const importing = [...head, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 97, 1, 98, 0, 0];
      return [
        await WebAssembly.instantiateStreaming(1 as never).catch(tools.describe),
        await WebAssembly.instantiate(new Uint8Array(8)).catch(tools.describe),
        await WebAssembly.instantiate(new Uint8Array(importing), { a: {} }).catch(tools.describe),
      ];
    },
  },
  {
    name: 'the promise by which the wasm of a Python runtime starts: reads of its constructor, and its rejection',
    limit: 'runtime-promises',
    async ask() {
      const log: unknown[] = [];
      window.addEventListener('unhandledrejection', (event) => {
        event.preventDefault();
        log.push((event.reason as Error).name);
      });
      const native = Promise.prototype.constructor;
      let reads = 0;
      Object.defineProperty(Promise.prototype, 'constructor', {
        configurable: true,
        get() {
          reads++;
          return native;
        },
      });
      void WebAssembly.instantiate(new Uint8Array(8), { env: { hiwire_construct() {} } });
      log.push(reads);
      // What failed later was heard of later.
      for (let later = 0; later < 2; later++) await WebAssembly.instantiate(new Uint8Array(8)).catch(() => {});
      tools.script(`Promise.reject(new RangeError('last'));`);
      while (log.at(-1) !== 'RangeError') await tools.wait(10);
      return log;
    },
  },
  {
    name: 'the promise by which another wasm program starts: reads of its constructor, and its rejection',
    async ask() {
      const rejection = tools.once<PromiseRejectionEvent>(window, 'unhandledrejection');
      const native = Promise.prototype.constructor;
      let reads = 0;
      Object.defineProperty(Promise.prototype, 'constructor', {
        configurable: true,
        get() {
          reads++;
          return native;
        },
      });
      void WebAssembly.instantiate(new Uint8Array(8), { env: {} });
      const readsAtOnce = reads;
      const event = await rejection;
      event.preventDefault();
      return [readsAtOnce, tools.describe(event.reason)];
    },
  },
  {
    name: 'an unhandled rejection with our error',
    async ask() {
      const rejection = tools.once<PromiseRejectionEvent>(window, 'unhandledrejection');
      tools.script(`(async () => { new WebSocket('ws://['); })()`);
      const event = await rejection;
      event.preventDefault();
      return tools.describe(event.reason);
    },
  },
];
