// https://websockets.spec.whatwg.org/#dom-websocket-close
// https://websockets.spec.whatwg.org/#closeWebSocket
import type { Probe } from './probe.ts';

export const close: readonly Probe[] = [
  {
    name: 'codes and reasons of every kind',
    ask: () =>
      [
        [],
        [1000],
        [1001],
        [3000],
        [4999],
        [2999],
        [5000],
        [0],
        [999],
        [1005],
        [65536 + 1000],
        [NaN],
        ['1000'],
        [null],
        [undefined],
        [{}],
        [1000.6],
        [-1],
        [Infinity],
        [undefined, 'reason'],
        [1000, 'x'.repeat(123)],
        [1000, 'x'.repeat(124)],
        [1000, 'ü'.repeat(62)],
        [1000, '\ud800'],
        [1000, null],
        [1000, {}],
        [Symbol('s')],
        [1n],
        [1000, Symbol('s')],
        [true],
      ].map((args) => {
        const socket = tools.socket();
        return [tools.caught(() => Reflect.apply(socket.close, socket, args)), socket.readyState];
      }),
  },
  {
    name: "the page's own error, thrown while a code is converted that happens to be bytes",
    async ask() {
      const socket = tools.socket();
      await tools.once(socket, 'open');
      const own = new RangeError('own');
      own.stack = 'own stack';
      const code = Object.defineProperty(new Uint8Array(2), 'valueOf', {
        value: () => {
          throw own;
        },
      });
      try {
        socket.close(code as never);
        return 'nothing thrown';
      } catch (error) {
        return [error === own, own.stack];
      }
    },
  },
  {
    name: 'on the wrong object, and converted once',
    ask() {
      const log: string[] = [];
      const code = {
        valueOf() {
          log.push('code');
          return 3000;
        },
      };
      const reason = {
        toString() {
          log.push('reason');
          return 'x';
        },
      };
      const socket = tools.socket();
      socket.close(code as never, reason as never);
      return [
        log,
        tools.caught(() => WebSocket.prototype.close.call({} as never)),
        tools.caught(() => Reflect.apply(socket.close, undefined, [])),
      ];
    },
  },
  {
    name: 'events of a closing while connecting',
    async ask() {
      const socket = tools.socket();
      const log: unknown[] = [];
      for (const type of ['open', 'error', 'message', 'close']) {
        socket.addEventListener(type, (event) => log.push([type, event.constructor.name, socket.readyState]));
      }
      log.push(socket.readyState);
      socket.close();
      log.push(socket.readyState);
      const { code, reason, wasClean } = await tools.once<CloseEvent>(socket, 'close');
      return [log, code, reason, wasClean];
    },
  },
  {
    name: 'who closed, with which code',
    async ask() {
      const results: unknown[] = [];
      for (const path of ['/close?code=1000&reason=done', '/close?code=4001', '/drop', '/refuse', '/echo']) {
        const socket = tools.socket(path);
        const types: string[] = [];
        for (const type of ['open', 'error']) socket.addEventListener(type, () => types.push(type));
        if (path === '/echo') socket.onopen = () => socket.close(3001, 'own');
        const { code, reason, wasClean, isTrusted } = await tools.once<CloseEvent>(socket, 'close');
        results.push([path, types, code, reason, wasClean, isTrusted, socket.readyState]);
      }
      return results;
    },
  },
  {
    name: 'twice, inside handlers, and after the end',
    async ask() {
      const socket = tools.socket();
      const log: unknown[] = [];
      socket.onopen = () => {
        socket.close(1000, 'first');
        socket.close(3000, 'second');
        log.push(socket.readyState);
      };
      socket.onclose = ({ code, reason }) => {
        socket.close();
        log.push(code, reason, socket.readyState);
      };
      await tools.once(socket, 'close');
      socket.close();
      return log;
    },
  },
];
