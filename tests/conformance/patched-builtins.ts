// A page may replace every builtin: what runs on its account must be counted as without us.
// https://tc39.es/ecma262/#sec-built-in-function-objects
import type { Probe } from './probe.ts';

/** Everything a socket can do, with callbacks only, while each function of `PATCHED` counts its calls. */
export const patchedBuiltins: readonly Probe[] = [
  {
    name: 'calls of every patched function and getter while sockets open, send, receive, fail and close',
    async ask() {
      const { apply, construct, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
      const counts = new Map<string, number>();
      const { get, set } = Map.prototype;
      let isCounting = false;
      const count = (name: string): void => {
        if (!isCounting) return;
        isCounting = false;
        apply(set, counts, [name, ((apply(get, counts, [name]) as number | undefined) ?? 0) + 1]);
        isCounting = true;
      };
      const undo: (() => void)[] = [];
      const wrap = (native: (...args: never[]) => unknown, name: string) =>
        function (this: unknown, ...args: unknown[]): unknown {
          count(name);
          return new.target ? construct(native, args, new.target) : apply(native, this, args);
        };
      const scope = window as unknown as Record<string, Record<string, unknown>>;
      const names = [
        'Object',
        'Function',
        'Array',
        'String',
        'Number',
        'Symbol',
        'Promise',
        'Map',
        'Set',
        'WeakMap',
        'WeakSet',
        'WeakRef',
        'Reflect',
        'JSON',
        'Math',
        'Date',
        'Error',
        'TypeError',
        'DOMException',
        'ArrayBuffer',
        'DataView',
        'Uint8Array',
        'Float64Array',
        'Blob',
        'FileReader',
        'EventTarget',
        'Event',
        'CustomEvent',
        'MessageEvent',
        'CloseEvent',
        'MessagePort',
        'MessageChannel',
        'WebSocket',
        'Performance',
        'Crypto',
        'URL',
        'TextEncoder',
        'TextDecoder',
        'Document',
        'Node',
        'FontFaceSet',
        'PageTransitionEvent',
        'Proxy',
        'FinalizationRegistry',
        'Iterator',
        'RegExp',
        'CustomElementRegistry',
        'WebAssembly',
        'Atomics',
        'console',
        'Worker',
      ];
      const holders: [string, object][] = names.flatMap((name) => {
        const holder = scope[name] as unknown as { prototype?: object } | undefined;
        if (holder === undefined) return [];
        return holder.prototype
          ? ([
              [name, holder],
              [`${name}.prototype`, holder.prototype],
            ] as [string, object][])
          : ([[name, holder]] as [string, object][]);
      });
      holders.push(
        ['%TypedArray%.prototype', Object.getPrototypeOf(Uint8Array.prototype)],
        ['%TypedArray%', Object.getPrototypeOf(Uint8Array)],
        ['%ArrayIterator%', Object.getPrototypeOf([][Symbol.iterator]())],
        ['window', window],
      );
      for (const [path, holder] of holders) {
        for (const key of ownKeys(holder)) {
          const descriptor = getOwnPropertyDescriptor(holder, key);
          if (descriptor?.configurable !== true || key === 'constructor' || key === 'WebSocket' || key === 'tools')
            continue;
          if (path === 'window' && names.includes(String(key))) continue;
          const name = `${path}.${String(key)}`;
          const changed: PropertyDescriptor = { ...descriptor };
          if (typeof descriptor.value === 'function' && /^[a-z[]|^Symbol\(/.test(String(key)))
            changed.value = wrap(descriptor.value, name);
          else if (descriptor.get !== undefined)
            changed.get = wrap(descriptor.get as never, `get ${name}`) as () => unknown;
          else continue;
          undo.push(() => defineProperty(holder, key, descriptor));
          defineProperty(holder, key, changed);
        }
      }
      const results: string[] = [];
      const host = location.host;
      const timer = setTimeout;
      await new Promise<void>((resolve) => {
        isCounting = true;
        const socket = new WebSocket(`ws://${host}/echo`, ['one', 'two']);
        let left = 5;
        let ended = 0;
        const end = () => {
          if (++ended < 2) return;
          isCounting = false;
          timer(resolve, 20);
        };
        socket.onopen = () => {
          socket.send('text');
          socket.send(new Uint8Array(3));
          socket.send(new ArrayBuffer(2));
          socket.send(new Blob(['blob']));
          socket.send({} as never);
        };
        socket.onmessage = () => {
          if (--left === 0) socket.close(1000, 'done');
        };
        socket.onclose = end;
        try {
          new WebSocket('ws://[');
        } catch {}
        try {
          new WebSocket(`ws://${host}/echo`, ['a', 'a']);
        } catch {}
        try {
          socket.send('early');
        } catch {}
        try {
          socket.close(7);
        } catch {}
        const refused = new WebSocket(`ws://${host}/refuse`);
        refused.onerror = () => {};
        refused.onclose = end;
      });
      for (const each of undo) each();
      for (const [name, value] of counts) results.push(`${name} ${value}`);
      return results.sort();
    },
  },
  {
    name: 'getters and setters on Object.prototype and Array.prototype',
    isUntilTurned: true,
    async ask() {
      const counts: Record<string, number> = Object.create(null);
      const names = [
        'type',
        'received',
        'bubbles',
        'cancelable',
        'composed',
        'detail',
        'data',
        'origin',
        'ports',
        'source',
        'get',
        'set',
        'value',
        'writable',
        'enumerable',
        'configurable',
        '0',
        '1',
        '2',
        'length',
        'text',
        'bytes',
        'blob',
        'stack',
        'name',
        'message',
        'then',
        'toJSON',
        'capture',
        'once',
        'passive',
        'signal',
        'construct',
        'apply',
        'setPrototypeOf',
        'getPrototypeOf',
        'has',
        'ownKeys',
        'url',
        'connectionId',
        'size',
        'weight',
        'code',
        'reason',
        'transfer',
        'undefined',
        'cause',
        'isBinary',
        'handleEvent',
      ];
      const { defineProperty, deleteProperty } = Reflect;
      let isCounting = false;
      for (const holder of [Object.prototype, Array.prototype]) {
        for (const name of names) {
          if (Object.hasOwn(holder, name)) continue;
          const note = (what: string) => {
            if (isCounting) counts[`${what} ${name}`] = (counts[`${what} ${name}`] ?? 0) + 1;
          };
          defineProperty(holder, name, {
            __proto__: null,
            configurable: true,
            get: () => note('get'),
            set(this: object, value: unknown) {
              note('set');
              defineProperty(this, name, {
                __proto__: null,
                value,
                writable: true,
                enumerable: true,
                configurable: true,
              } as PropertyDescriptor);
            },
          } as PropertyDescriptor);
        }
      }
      const host = location.host;
      await new Promise<void>((resolve) => {
        isCounting = true;
        const socket = new WebSocket(`ws://${host}/echo`);
        let left = 3;
        socket.onopen = () => {
          socket.send('text');
          socket.send(new Uint8Array(3));
          socket.send(new Blob([]));
          try {
            Reflect.apply(socket.send, socket, []);
          } catch {}
        };
        socket.onmessage = () => {
          if (--left > 0) return;
          if (document.title === 'turned') socket.close();
          else socket.send('more');
        };
        socket.onclose = () => {
          isCounting = false;
          resolve();
        };
        try {
          new WebSocket('ws://[');
        } catch {}
        try {
          Reflect.construct(WebSocket, []);
        } catch {}
      });
      for (const holder of [Object.prototype, Array.prototype]) {
        for (const name of names) if (name !== 'length' || holder === Object.prototype) deleteProperty(holder, name);
      }
      return Object.entries(counts).sort();
    },
  },
  {
    name: 'builtins that throw, or are gone',
    async ask() {
      const log: unknown[] = [];
      const host = location.host;
      const wait = tools.wait;
      window.onerror = (message) => {
        log.push(message);
      };
      const broken = () => {
        throw new Error('broken');
      };
      const saved = [Array.prototype.push, Map.prototype.set] as const;
      for (const holder of [
        Array.prototype,
        WeakMap.prototype,
        Map.prototype,
        String.prototype,
        EventTarget.prototype,
        MessagePort.prototype,
        Performance.prototype,
        JSON,
        Math,
        Symbol,
        Reflect,
      ]) {
        for (const key of Object.getOwnPropertyNames(holder)) {
          const descriptor = Object.getOwnPropertyDescriptor(holder, key);
          if (key !== 'constructor' && typeof descriptor?.value === 'function' && descriptor.writable) {
            (holder as unknown as Record<string, unknown>)[key] = broken;
          }
        }
      }
      Array.prototype[Symbol.iterator] = broken;
      Array.prototype.push = saved[0];
      const socket = new WebSocket(`ws://${host}/say?text=1`);
      socket.onmessage = ({ data }) => {
        socket.send(data);
        socket.close();
        log[log.length] = data;
      };
      socket.onclose = () => {
        log[log.length] = 'closed';
      };
      while (log[log.length - 1] !== 'closed') await wait(5);
      return log;
    },
  },
  {
    // Nothing but the hook asks for descriptors here: what the trap throws is the hook's own fault.
    name: 'a WebAssembly program whose imports are a Proxy that throws where it is asked for descriptors',
    async ask() {
      const imports = new Proxy(
        {},
        {
          getOwnPropertyDescriptor() {
            throw new Error('trap');
          },
        },
      );
      try {
        const promise = WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), imports);
        return [promise instanceof Promise, Object.keys(await promise)];
      } catch (error) {
        return String(error);
      }
    },
  },
  {
    name: 'a patched send, addEventListener or constructor that uses sockets itself does not recurse',
    async ask() {
      let depth = 0;
      let most = 0;
      const { send } = WebSocket.prototype;
      const { addEventListener } = EventTarget.prototype;
      const inner = tools.socket();
      await tools.once(inner, 'open');
      WebSocket.prototype.send = function (data) {
        most = Math.max(most, ++depth);
        if (this !== inner) inner.send('from send');
        send.call(this, data as string);
        depth--;
      };
      EventTarget.prototype.addEventListener = function (
        this: EventTarget,
        ...args: Parameters<typeof addEventListener>
      ) {
        inner.send(`listen ${args[0]}`);
        addEventListener.apply(this, args);
      };
      const heard: unknown[] = [];
      inner.onmessage = ({ data }) => heard.push(data);
      const socket = tools.socket();
      socket.addEventListener('open', () => socket.send('x'));
      while (heard.length < 2) await tools.wait(5);
      return [most, heard];
    },
  },
];
