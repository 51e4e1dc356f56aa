// https://websockets.spec.whatwg.org/#dom-websocket-websocket
// https://websockets.spec.whatwg.org/#the-websocket-interface
import type { Probe } from './probe.ts';

export const construct: readonly Probe[] = [
  {
    name: 'state of a new socket',
    ask() {
      const socket = tools.socket('/echo?a=1', ['one', 'two']);
      const { url, readyState, bufferedAmount, extensions, protocol, binaryType, onopen, onmessage } = socket;
      return { url, readyState, bufferedAmount, extensions, protocol, binaryType, onopen, onmessage };
    },
  },
  {
    name: 'state of an open socket',
    async ask() {
      const socket = tools.socket('/echo', ['one', 'two']);
      await tools.once(socket, 'open');
      const { url, readyState, bufferedAmount, protocol, extensions } = socket;
      return { url, readyState, bufferedAmount, protocol, extensions };
    },
  },
  {
    name: 'addresses: relative, other schemes, fragments, spaces, ports',
    ask: () =>
      [
        '/echo',
        'echo',
        '//h/x',
        'http://h/',
        'https://h/',
        'ftp://h/',
        'mailto:x',
        'ws://h/#x',
        'ws://h/#',
        'ws://u:p@h/',
        'ws://h:80/',
        'wss://h:443/',
        ' ws://h/ ',
        'ws://h/ x',
        'ws://[',
        'ws:',
        'ws://',
        'ws://h:99999/',
        'wss://ü.test/',
        'ws://h:1/',
        '',
        'undefined',
        'ws://h/\ud800',
      ].map((url) =>
        tools.caught(() => {
          const socket = new WebSocket(url);
          socket.close();
          return socket.url;
        }),
      ),
  },
  {
    name: 'too few arguments, and arguments of every kind',
    ask() {
      const construct = (...args: unknown[]) =>
        tools.caught(() => {
          const socket = Reflect.construct(WebSocket, args);
          socket.close();
          return socket.url;
        });
      const url = `ws://${location.host}/echo`;
      return [
        construct(),
        construct(null),
        construct(undefined),
        construct(7),
        construct(Symbol('s')),
        construct({}),
        construct([]),
        construct(new URL(url)),
        construct(url, null),
        construct(url, undefined),
        construct(url, 7),
        construct(url, {}),
        construct(url, []),
        construct(url, [[]]),
        construct(url, new Set(['x'])),
        construct(url, 'a', 3),
        construct(url, Symbol('s')),
        construct(url, () => 1),
        construct(1n),
        construct(true),
      ];
    },
  },
  {
    name: 'subprotocols: empty, doubled, of any character',
    ask: () =>
      ['', 'a', 'a b', 'a,b', 'a\u0000', 'ü', '\u007f', 'a/b', '(a)', '{a}', '"a"', "~!#$%&'*+-.^_`|"].flatMap(
        (each) => [
          tools.caught(() => new WebSocket(`ws://${location.host}/echo`, each)),
          tools.caught(() => new WebSocket(`ws://${location.host}/echo`, [each])),
          tools.caught(() => new WebSocket(`ws://${location.host}/echo`, [each, each.toUpperCase()])),
        ],
      ),
  },
  {
    name: 'each argument is converted once, and in order',
    ask() {
      const log: string[] = [];
      const url = {
        toString() {
          log.push('url');
          return `ws://${location.host}/echo`;
        },
      };
      const protocols = {
        *[Symbol.iterator]() {
          for (const name of ['one', 'two']) {
            log.push(`yield ${name}`);
            yield {
              toString() {
                log.push(`convert ${name}`);
                return name;
              },
            };
          }
          log.push('end');
        },
      };
      const socket = Reflect.construct(WebSocket, [url, protocols]);
      return [log, socket.url];
    },
  },
  {
    name: 'subprotocols from an array whose iteration the page made its own',
    async ask() {
      const log: string[] = [];
      const list = ['plain'];
      list[Symbol.iterator] = function* () {
        log.push('iterated');
        yield 'own';
      } as never;
      const socket = tools.socket('/echo', list);
      await tools.once(socket, 'open');
      return [log, socket.protocol];
    },
  },
  {
    name: 'an array with getters for subprotocols',
    ask() {
      const log: string[] = [];
      const list: string[] = [];
      Object.defineProperty(list, 0, {
        get() {
          log.push('0');
          return 'zero';
        },
      });
      tools.socket('/echo', list);
      return log;
    },
  },
  {
    name: 'a Proxy over an array of subprotocols with a `get` trap, as reactive frameworks make it',
    ask() {
      const log: string[] = [];
      const list = new Proxy(['one'], {
        get(target, key, receiver) {
          log.push(`get ${String(key)}`);
          return Reflect.get(target, key, receiver);
        },
        has(target, key) {
          log.push(`has ${String(key)}`);
          return Reflect.has(target, key);
        },
        ownKeys(target) {
          log.push('ownKeys');
          return Reflect.ownKeys(target);
        },
      });
      tools.socket('/echo', list);
      return log;
    },
  },
  {
    name: 'a Proxy over an array of subprotocols with a `getOwnPropertyDescriptor` trap',
    limit: 'proxied-protocols',
    ask() {
      const log: string[] = [];
      const list = new Proxy(['one'], {
        getOwnPropertyDescriptor(target, key) {
          log.push(String(key));
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
      });
      tools.socket('/echo', list);
      return log;
    },
  },
  {
    name: "the engine's own error while an argument is converted: a revoked Proxy for subprotocols",
    ask() {
      const { proxy, revoke } = Proxy.revocable(['one'], {});
      revoke();
      return tools.caught(() => tools.socket('/echo', proxy));
    },
  },
  {
    name: "the page's own error, thrown while an argument is converted, is the very same",
    ask() {
      const own = new TypeError('own');
      own.stack = 'own stack';
      const thrower = {
        toString() {
          throw own;
        },
      };
      try {
        new WebSocket(thrower as never);
        return 'nothing thrown';
      } catch (error) {
        return [error === own, own.stack, tools.describe(error)];
      }
    },
  },
  {
    name: 'errors that the platform made elsewhere, and bytes that the page made readable, thrown during a conversion',
    ask() {
      const older = (() => {
        try {
          new WebSocket('ws://[');
          throw new Error('not refused');
        } catch (error) {
          return error as DOMException;
        }
      })();
      const stackOf = (task: () => unknown) => {
        try {
          return task();
        } catch (error) {
          // Frames of ours that stand below those of the page are a limit of their own.
          return [error === older, /unreadable|asking/.exec(`${(error as Error).stack}`)?.[0]];
        }
      };
      const bytes = Object.defineProperty(new Uint8Array(2), 'toString', {
        value: function unreadable() {
          throw new RangeError('own');
        },
      });
      const thrower = {
        toString: () => {
          throw older;
        },
      };
      const asking = {
        toString: function asking() {
          return document.querySelector('[') as unknown as string;
        },
      };
      const before = older.stack;
      return [
        stackOf(() => new WebSocket(bytes as never)),
        stackOf(() => new WebSocket(thrower as never)),
        older.stack === before,
        stackOf(() => new WebSocket(asking as never)),
        stackOf(() => new WebSocket('ws://h/', asking as never)),
      ];
    },
  },
  {
    name: 'stack that page code sees while an argument is converted',
    limit: 'conversion-frames',
    ask() {
      let stack: unknown;
      const url = {
        toString() {
          stack = new Error().stack;
          return `ws://${location.host}/echo`;
        },
      };
      new WebSocket(url as never);
      return stack;
    },
  },
  {
    name: 'a page that wraps the constructor itself',
    async ask() {
      const Native = WebSocket;
      const log: string[] = [];
      window.WebSocket = class Wrapped extends Native {
        constructor(...args: ConstructorParameters<typeof Native>) {
          super(...args);
          log.push(`wrapped ${args.length} ${new.target.name}`);
        }
        override send(data: string) {
          log.push(`send ${data}`);
          super.send(data);
        }
      };
      const socket = tools.socket();
      await tools.once(socket, 'open');
      socket.send('x');
      log.push((await tools.once<MessageEvent>(socket, 'message')).data);
      return [log, String(socket.constructor).slice(0, 20), socket instanceof Native];
    },
  },
  {
    name: 'policy of the page: a blocked address and its report',
    async ask() {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = `connect-src 'none'`;
      document.head.append(meta);
      const violation = tools.once<SecurityPolicyViolationEvent>(document, 'securitypolicyviolation');
      const made = tools.caught(() => tools.socket());
      const { blockedURI, violatedDirective, disposition } = await violation;
      return [made, blockedURI, violatedDirective, disposition];
    },
  },
  {
    name: 'policy of the page: the place that the report of a blocked address names',
    limit: 'policy-report-location',
    async ask() {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = `connect-src 'none'`;
      document.head.append(meta);
      const violation = tools.once<SecurityPolicyViolationEvent>(document, 'securitypolicyviolation');
      tools.caught(() => tools.socket());
      const { sourceFile, lineNumber, columnNumber } = await violation;
      return [sourceFile, lineNumber, columnNumber];
    },
  },
  {
    name: 'a hundred at once, closed while connecting: order of their ends',
    async ask() {
      const log: number[] = [];
      const sockets = Array.from({ length: 100 }, (_, index) => {
        const socket = tools.socket('/silent');
        socket.onclose = () => log.push(index);
        return socket;
      });
      for (const socket of sockets) socket.close();
      while (log.length < sockets.length) await tools.wait(10);
      return log;
    },
  },
];
