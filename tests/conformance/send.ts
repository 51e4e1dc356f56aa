// https://websockets.spec.whatwg.org/#dom-websocket-send
// https://websockets.spec.whatwg.org/#dom-websocket-bufferedamount
import type { Probe } from './probe.ts';

export const send: readonly Probe[] = [
  {
    name: 'while connecting, with data of every kind',
    ask() {
      const socket = tools.socket();
      const send = (...args: unknown[]) => tools.caught(() => Reflect.apply(socket.send, socket, args));
      return [
        send('text'),
        send(),
        send(new ArrayBuffer(1)),
        send(new Uint8Array(1)),
        send(new DataView(new ArrayBuffer(1))),
        send(new Blob(['x'])),
        send(null),
        send(undefined),
        send(7),
        send({}),
        send([]),
        send({ a: 1 }),
        send(() => 1),
        send(Symbol('s')),
        socket.bufferedAmount,
      ];
    },
  },
  {
    name: 'echo of data of every kind',
    async ask() {
      const socket = tools.socket();
      socket.binaryType = 'arraybuffer';
      await tools.once(socket, 'open');
      const kinds: unknown[] = [
        '',
        'text',
        'ü€😀',
        '\ud800x',
        'x\udc00',
        'x'.repeat(70_000),
        null,
        undefined,
        7,
        -0,
        1n,
        true,
        { a: 1 },
        [1, [2]],
        () => 1,
        new String('s'),
        new Date(0),
        /x/,
        Object.create({ toString: () => 'inherited' }),
        new Uint8Array([1, 2]),
        new Float64Array([1.5]),
        new DataView(new ArrayBuffer(4), 1, 2),
        new Uint16Array([1, 2]).subarray(1),
        new ArrayBuffer(0),
        new Blob(['blob']),
        new URL('http://h/'),
      ];
      const results: unknown[] = [];
      for (const kind of kinds) {
        const before = socket.bufferedAmount;
        const returned = socket.send(kind as string);
        results.push([returned, socket.bufferedAmount - before]);
        const { data } = await tools.once<MessageEvent>(socket, 'message');
        results.push(typeof data === 'string' ? [data.length, data.slice(0, 50)] : [...new Uint8Array(data)]);
      }
      return results;
    },
  },
  {
    name: 'what is refused, when open',
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const send = (...args: unknown[]) => tools.caught(() => Reflect.apply(socket.send, socket, args));
      return [
        send(),
        send(Symbol('s')),
        tools.caught(() => WebSocket.prototype.send.call({} as never, 'x')),
        tools.caught(() => WebSocket.prototype.send.call(null as never, 'x')),
        tools.caught(() => Reflect.apply(socket.send, undefined, ['x'])),
        tools.caught(() => WebSocket.prototype.send.call(WebSocket.prototype, 'x')),
        tools.caught(() => Object.create(socket).send('x')),
        tools.caught(() => new Proxy(socket, {}).send('x')),
      ];
    },
  },
  {
    name: 'an object is converted once',
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const log: string[] = [];
      const data = {
        [Symbol.toPrimitive](hint: string) {
          log.push(`toPrimitive ${hint}`);
          return 'converted';
        },
        get size() {
          log.push('size');
          return 1;
        },
        get byteLength() {
          log.push('byteLength');
          return 1;
        },
      };
      socket.send(data as never);
      const callable = Object.assign(() => {}, {
        toString() {
          log.push('function');
          return 'callable';
        },
      });
      socket.send(callable as never);
      const { data: first } = await tools.once<MessageEvent>(socket, 'message');
      return [log, first];
    },
  },
  {
    name: 'a Proxy as data runs no other trap',
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const log: string[] = [];
      const all: ProxyHandler<object> = new Proxy(
        {},
        {
          get: (_target, trap) => {
            log.push(String(trap));
            return undefined;
          },
        },
      );
      socket.send(new Proxy({}, all) as never);
      socket.send(new Proxy([], all) as never);
      socket.send(tools.caught(() => socket.send(new Proxy(new Uint8Array(1), all) as never)) as never);
      return log;
    },
  },
  {
    name: "the page's own error keeps its stack",
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const own = new DOMException('own', 'InvalidStateError');
      const { stack } = own;
      try {
        socket.send({
          toString() {
            throw own;
          },
        } as never);
        return 'nothing thrown';
      } catch (error) {
        return [error === own, own.stack === stack, socket.readyState];
      }
    },
  },
  {
    name: 'stack that page code sees while data is converted',
    limit: 'conversion-frames',
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      let stack: unknown;
      socket.send({
        toString() {
          stack = new Error().stack;
          return '';
        },
      } as never);
      return stack;
    },
  },
  {
    name: 'after close: nothing is thrown and bufferedAmount grows',
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      socket.close();
      const results: unknown[] = [];
      for (const data of ['abc', new Uint8Array(5), new Blob(['1234567']), {}, '']) {
        results.push([tools.caught(() => socket.send(data as string)), socket.bufferedAmount, socket.readyState]);
      }
      await tools.once(socket, 'close');
      socket.send('after');
      results.push([socket.bufferedAmount, socket.readyState]);
      return results;
    },
  },
  {
    name: 'a buffer may be changed and transferred right after',
    async ask() {
      const socket = tools.socket();
      socket.binaryType = 'arraybuffer';
      await tools.once(socket, 'open');
      const bytes = new Uint8Array([1, 2, 3]);
      socket.send(bytes);
      bytes.fill(9);
      const moved = structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      const { data } = await tools.once<MessageEvent>(socket, 'message');
      return [[...new Uint8Array(data)], bytes.byteLength, moved.byteLength, tools.caught(() => socket.send(bytes))];
    },
  },
  {
    name: 'shared memory, resizable and detached buffers',
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const detached = new ArrayBuffer(8);
      const view = new Uint8Array(detached);
      structuredClone(detached, { transfer: [detached] });
      const resizable = new ArrayBuffer(4, { maxByteLength: 8 });
      const results = [detached, view, resizable, new Uint8Array(resizable)].map((data) =>
        tools.caught(() => socket.send(data)),
      );
      if (typeof SharedArrayBuffer === 'function') {
        const shared = new SharedArrayBuffer(4);
        results.push(
          tools.caught(() => socket.send(shared as never)),
          tools.caught(() => socket.send(new Uint8Array(shared) as never)),
        );
      }
      return [results, socket.bufferedAmount];
    },
  },
];
