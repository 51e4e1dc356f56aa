// What a page can tell of its workers. Runs in the page, so that each function must be whole by itself: no imports, no
// helpers besides `startWorker` and `outcome`, which the page's own script defines.
// https://html.spec.whatwg.org/multipage/workers.html https://w3c.github.io/FileAPI/#url

interface Started {
  readonly messages: unknown[];
  readonly worker: Worker;
}
declare function startWorker(source: string, options?: WorkerOptions & { revoke?: boolean }): Worker;
/** What the worker posted, in order, until it says `done`; or its error. */
declare function outcome(worker: Worker): Promise<unknown>;
declare function describe(error: unknown): unknown;

export type { Started };

export const WORKER_CASES: Record<string, () => unknown> = {
  'a classic worker': () => {
    const worker = startWorker(
      `postMessage([name, location.protocol, location.origin, typeof location.href, self.constructor.name, typeof importScripts]);
       postMessage(Object.getOwnPropertyNames(self).sort());
       postMessage([WebSocket, WebSocket.prototype.send, URL.createObjectURL, Worker, Function.prototype.toString].map(String));
       postMessage(performance.getEntriesByType('resource').length);
       onmessage = ({ data }) => postMessage(data === 'end' ? 'done' : data);`,
      { name: 'named' },
    );
    for (const data of ['early', 1, { two: 2 }, 'end']) worker.postMessage(data);
    return outcome(worker);
  },
  'the order of its globals': () =>
    outcome(startWorker("postMessage(Object.getOwnPropertyNames(self)); postMessage('done')")),
  'its listeners': () => {
    const worker = startWorker(
      `addEventListener('message', (event) => postMessage(['first', event.data, event.isTrusted, event.ports.length]));
       onmessage = (event) => { postMessage(['second', event.data]); if (event.data === 2) postMessage('done'); };`,
    );
    worker.postMessage(1);
    worker.postMessage(2);
    return outcome(worker);
  },
  'top-level declarations': () =>
    outcome(
      startWorker(
        `var declared = 1; function named() {} let scoped = 2;
         postMessage([typeof self.declared, typeof self.named, typeof self.scoped, this === self]); postMessage('done');`,
      ),
    ),
  'a worker revoked at once': () => outcome(startWorker("postMessage('done')", { revoke: true })),
  'a module worker revoked at once': () =>
    outcome(startWorker("postMessage('done')", { revoke: true, type: 'module' })),
  'a worker revoked before': () => {
    const url = URL.createObjectURL(new Blob(["postMessage('done')"]));
    URL.revokeObjectURL(url);
    return outcome(new Worker(url));
  },
  'a module worker': () =>
    outcome(
      startWorker(
        `import { value } from '${location.origin}/dependency.mjs';
         postMessage([value, typeof import.meta.url, import.meta.url === location.href, this === undefined]);
         const late = await import('${location.origin}/dependency.mjs'); postMessage(late.value); postMessage('done');`,
        { type: 'module' },
      ),
    ),
  'an error on its third line': () => outcome(startWorker("onerror = null;\n\n   throw new TypeError('here');")),
  'an error in a module': () => outcome(startWorker("\n\n   throw new TypeError('here');", { type: 'module' })),
  'a syntax error': () => outcome(startWorker('\n\n  this is no JavaScript')),
  'a rejected promise': () =>
    outcome(
      startWorker(
        `onunhandledrejection = ({ reason }) => { postMessage(reason.message); postMessage('done'); };
         Promise.reject(new Error('unhandled'));`,
      ),
    ),
  'its own onerror': () =>
    outcome(
      startWorker(
        `onerror = (message, file, line) => { postMessage([message, file === location.href, line]); postMessage('done'); return true; };
         setTimeout(() => {\n throw new Error('later'); });`,
      ),
    ),
  'a strict function': () =>
    outcome(startWorker("(function () { 'use strict'; postMessage(this === undefined); })(); postMessage('done')")),
  'a worker with a mark of its byte order': () => outcome(startWorker("\uFEFFpostMessage('done')")),
  'a worker of a worker': () =>
    outcome(
      startWorker(
        `const url = URL.createObjectURL(new Blob(["postMessage('nested')"]));
         new Worker(url).onmessage = ({ data }) => { postMessage(data); postMessage('done'); }; URL.revokeObjectURL(url);`,
      ),
    ),
  'a worker that ends itself': () => outcome(startWorker("postMessage('last'); postMessage('done'); close();")),
  'a worker that is terminated': async () => {
    const worker = startWorker("postMessage('done'); setInterval(() => postMessage('more'), 1);");
    const before = await outcome(worker);
    worker.terminate();
    let after = 0;
    worker.onmessage = () => after++;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return [before, after];
  },
  'a transferred buffer and port': () => {
    const worker = startWorker(
      'onmessage = ({ data, ports }) => { postMessage([data.byteLength, ports.length]); ports[0].postMessage(7); postMessage("done"); }',
    );
    const { port1, port2 } = new MessageChannel();
    const buffer = new ArrayBuffer(8);
    worker.postMessage(buffer, [buffer, port2]);
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    return Promise.all([outcome(worker), answer, buffer.byteLength]);
  },
  'a classic worker from an address': () => outcome(new Worker('/classic.js')),
  'a module worker from an address': () => outcome(new Worker('/module.mjs', { type: 'module' })),
  'a worker from a URL object': () => outcome(new Worker(new URL('/classic.js', location.href))),
  'a data: worker': () =>
    outcome(new Worker("data:text/javascript,postMessage(location.protocol);postMessage('done')")),
  'a missing worker': () => outcome(new Worker('/missing.js')),
  'a socket in a worker': () =>
    outcome(
      startWorker(
        `const socket = new WebSocket('${location.origin.replace('http', 'ws')}/echo');
         socket.onopen = () => socket.send('ping');
         socket.onmessage = ({ data }) => { postMessage([data, socket.constructor === WebSocket, Reflect.ownKeys(socket)]); postMessage('done'); };`,
      ),
    ),
  'a shared worker': async () => {
    const url = URL.createObjectURL(new Blob(['onconnect = ({ ports: [port] }) => port.postMessage("shared")']));
    const { port } = new SharedWorker(url);
    return new Promise((resolve) => {
      port.onmessage = ({ data }) => resolve(data);
    });
  },
  'wrong arguments': () => {
    const wrong: Array<() => unknown> = [
      // @ts-expect-error: called as no page should
      () => new Worker(),
      // @ts-expect-error: not a constructor call
      () => Worker('x'),
      () => new Worker('http://['),
      () => new Worker(URL.createObjectURL(new Blob([''])), { type: 'wrong' as 'module' }),
      () => URL.createObjectURL({} as Blob),
      // @ts-expect-error: no argument
      () => URL.revokeObjectURL(),
      () => new Worker('https://other.test/worker.js'),
    ];
    return wrong.map((task) => {
      try {
        task();
        return 'no error';
      } catch (error) {
        return describe(error);
      }
    });
  },
  'arguments that are read': () => {
    const reads: string[] = [];
    const options = {
      get type() {
        reads.push('type');
        return 'classic' as const;
      },
      get name() {
        reads.push('name');
        return 'seen';
      },
    };
    const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(name); postMessage('done')"])), options);
    return outcome(worker).then((result) => [result, reads]);
  },
  subclassing: () => {
    class Derived extends Worker {
      own = 1;
    }
    const url = URL.createObjectURL(new Blob(["postMessage('done')"]));
    const worker = new Derived(url);
    const reflected = Reflect.construct(Worker, [url], Derived);
    return [
      worker instanceof Derived,
      worker instanceof Worker,
      worker.constructor === Derived,
      reflected instanceof Derived,
      Reflect.ownKeys(worker),
    ];
  },
  'the interface objects': () => {
    const described = (holder: object, name: string) => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(holder, name) as PropertyDescriptor;
      return [name, String(value), value.name, value.length, Reflect.ownKeys(value).sort().map(String), flags];
    };
    return [
      described(window, 'Worker'),
      described(window, 'SharedWorker'),
      described(URL, 'createObjectURL'),
      described(URL, 'revokeObjectURL'),
      described(WebAssembly, 'instantiate'),
      described(WebAssembly, 'instantiateStreaming'),
      Worker.prototype.constructor === Worker,
      SharedWorker.prototype.constructor === SharedWorker,
      Object.getPrototypeOf(Worker) === EventTarget,
      Object.getOwnPropertyNames(URL),
      Object.getOwnPropertyNames(WebAssembly),
      Object.getOwnPropertyNames(window).indexOf('Worker'),
    ];
  },
  'rejected WebAssembly': async () => {
    const seen: string[] = [];
    const unhandled = new Promise<void>((resolve) => {
      const onRejection = (event: PromiseRejectionEvent) => {
        seen.push(String(event.reason));
        event.preventDefault();
        resolve();
      };
      addEventListener('unhandledrejection', onRejection, { once: true });
    });
    WebAssembly.instantiate(new Uint8Array([1, 2, 3]));
    await unhandled;
    await WebAssembly.instantiateStreaming(fetch('/missing.js')).catch((error) => seen.push(`caught ${error}`));
    const promise = WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    const result = await promise;
    return [seen, promise instanceof Promise, Object.keys(result), Reflect.ownKeys(promise)];
  },
  'patched builtins': async () => {
    const before = Array.prototype[Symbol.iterator];
    let calls = 0;
    Array.prototype[Symbol.iterator] = function (this: unknown[]) {
      calls++;
      return before.call(this);
    };
    const blob = new Blob(["postMessage('done')"]);
    const during = calls;
    const worker = new Worker(URL.createObjectURL(blob));
    const extra = calls - during;
    Array.prototype[Symbol.iterator] = before;
    return [await outcome(worker), extra];
  },
};

/** Differences that are known and told: the reason of each stands in `lib/hook/workers.ts`. */
export const KNOWN_DIFFERENCES: Record<string, () => unknown> = {
  'a directive on top of a classic worker': () =>
    outcome(
      startWorker("'use strict'; postMessage((function () { return this === undefined; })()); postMessage('done')"),
    ),
  'the column of an error on the first line': () => outcome(startWorker("throw new TypeError('here')")),
};
