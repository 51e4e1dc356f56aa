// https://tc39.es/ecma262/#sec-reflect.construct
// https://webidl.spec.whatwg.org/#internally-create-a-new-object-implementing-the-interface
import type { Probe } from './probe.ts';

export const subclassing: readonly Probe[] = [
  {
    name: 'a subclass: prototype, fields, methods, new.target',
    async ask() {
      class Sub extends WebSocket {
        field = 1;
        target: unknown;
        constructor(url: string) {
          super(url);
          this.target = new.target === Sub;
        }
        override send(data: string) {
          super.send(`${data}!`);
        }
      }
      const socket = new Sub(`ws://${location.host}/echo`);
      await tools.once(socket, 'open');
      socket.send('x');
      const { data } = await tools.once<MessageEvent>(socket, 'message');
      return [
        data,
        socket.field,
        socket.target,
        Object.getPrototypeOf(socket) === Sub.prototype,
        socket instanceof WebSocket,
        Object.getPrototypeOf(Sub) === WebSocket,
        Reflect.ownKeys(socket),
        Sub.OPEN,
      ];
    },
  },
  {
    name: '`prototype` of a foreign new.target is asked for once',
    ask() {
      const log: string[] = [];
      function Foreign() {}
      const target = new Proxy(Foreign, {
        get(holder, key, receiver) {
          log.push(String(key));
          return Reflect.get(holder, key, receiver);
        },
      });
      const socket = Reflect.construct(WebSocket, [`ws://${location.host}/echo`], target);
      return [log, socket instanceof WebSocket];
    },
  },
  {
    name: 'foreign new.target: without the interface in its chain, without a prototype, of another realm',
    ask() {
      const url = `ws://${location.host}/echo`;
      function Foreign() {}
      function Bare() {}
      Bare.prototype = null;
      const { contentWindow } = tools.frame();
      const scope = contentWindow as unknown as typeof globalThis;
      const foreign = new scope.Function() as () => void;
      foreign.prototype = undefined;
      const first = Reflect.construct(WebSocket, [url], Foreign);
      const third = Reflect.construct(WebSocket, [url], foreign);
      const { url: own } = Object.getOwnPropertyDescriptors(WebSocket.prototype);
      return [
        first instanceof WebSocket,
        Object.getPrototypeOf(first) === Foreign.prototype,
        typeof first.addEventListener,
        own.get?.call(first),
        Object.getPrototypeOf(Reflect.construct(WebSocket, [url], Bare)) === WebSocket.prototype,
        Object.getPrototypeOf(third) === scope.WebSocket.prototype,
        tools.caught(() => Reflect.construct(WebSocket, [url], () => 1)),
        tools.caught(() => Reflect.construct(WebSocket, [url], Object as never).constructor === Object),
      ];
    },
  },
  {
    name: 'a throwing `prototype` of new.target',
    ask() {
      function Foreign() {}
      const target = Foreign.bind(null);
      const own = new RangeError('own');
      own.stack = 'own stack';
      Object.defineProperty(target, 'prototype', {
        get() {
          throw own;
        },
      });
      try {
        Reflect.construct(WebSocket, ['ws://h/'], target);
        return 'nothing thrown';
      } catch (error) {
        return [error === own, own.stack];
      }
    },
  },
  {
    name: 'a bound constructor, Function.prototype.call on it, and old-style inheritance',
    ask() {
      const url = `ws://${location.host}/echo`;
      const Bound = WebSocket.bind(null, url);
      function Old(this: object) {
        return Reflect.construct(WebSocket, [url], Old);
      }
      Old.prototype = Object.create(WebSocket.prototype, { constructor: { value: Old } });
      const old = Reflect.construct(Old, []);
      return [
        new Bound() instanceof WebSocket,
        tools.caught(() => WebSocket.call({} as never, url)),
        old instanceof Old,
        old instanceof WebSocket,
        old.url === url,
      ];
    },
  },
];
